// Sends what the journal says is due. Each channel has its own lane: one that hangs never holds up another.
import type { AlertState, Channel, Notification } from "../../core/alert.ts";
import type { AlertCommand } from "../../core/alert-command.ts";
import type { AlertEvent } from "../../core/alert-event.ts";
import { nextAttempt } from "../../core/delivery.ts";
import type { BroadcastState } from "../../core/broadcast.ts";
import type { ReminderState } from "../../core/on-call-reminder.ts";
import type { JournalEvent } from "../../core/journal-event.ts";
import { passingTime, type PassingTime } from "../passing-time.ts";
import {
  type Delivery,
  type DeliveryOutcome,
  type EngineDesk,
  type Log,
  type Notifier,
  type Now,
  StoreUnavailable,
} from "../ports.ts";
import { createLaneHealth, type LaneHealth } from "./lane-health.ts";

export interface OutboxRows {
  readonly due: (
    channel: Channel,
    now: number,
    limit: number,
  ) => readonly { readonly id: string; readonly alert_id: string }[];
  readonly nextAfter: (channel: Channel, now: number) => number | null;
}

export interface Outbox {
  /** Looks for everything that is due. */
  readonly start: () => void;
  /** Looks for what these events, now on disk, ask to be sent. */
  readonly hear: (events: readonly JournalEvent[]) => void;
  readonly health: (channel: Channel) => LaneHealth;
  /** Notifications that a provider has been asked to take and has not answered. */
  readonly underWay: () => ReadonlySet<string>;
  /** Sends nothing new and resolves when what is under way was answered, or did not answer in a while: that is tried again after the next start. */
  readonly stop: () => Promise<void>;
}

/** What a notification tells of. */
export type Told = AlertState | BroadcastState | ReminderState;

interface Lane {
  readonly notifier: Notifier;
  readonly health: ReturnType<typeof createLaneHealth>;
  /** How many the provider has been asked to take and has not answered. */
  asking: number;
  /** By notification, until its outcome is on disk. */
  readonly sending: Map<string, Promise<void>>;
  callOff: (() => void) | null;
}

/** A provider that has not answered by then is asked again later. */
const patienceMs = 15_000;
/** Clocks jump, and machines sleep. */
const longestTimerMs = 5000;
const storeRetryMs = 500;
/** Outcomes share commits: nobody waits for them, and an alert that comes in meanwhile takes them along. */
const outcomePatienceMs = 20;
/** Sending goes on while outcomes are written, within reason: after a crash, these are sent twice. */
const mostUnwritten = 32;
const stopGraceMs = 3000;

export function createOutbox(setup: {
  readonly notifiers: ReadonlyMap<Channel, Notifier>;
  readonly rows: OutboxRows;
  /** Asked before each look at what is due: on another console's duty nothing new is sent from here. */
  readonly mayAct: () => boolean;
  readonly told: (belongsTo: string) => Told | null;
  readonly compose: (
    state: Told,
    notification: Notification,
  ) => Omit<Delivery, "notification_id" | "alert_id" | "address">;
  readonly desk: EngineDesk;
  readonly onAttempt: (channel: Channel, outcome: DeliveryOutcome["kind"]) => void;
  /** Devices that a push provider no longer knows. */
  readonly onGoneDevices: (state: Told, notification: Notification, tokens: readonly string[]) => void;
  readonly now: Now;
  /** 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
  readonly time?: PassingTime;
}): Outbox {
  const { notifiers, rows, desk, now, log, time = passingTime } = setup;
  const underWay = new Set<string>();
  /** Their outcome could not be kept; asking the provider again and again would help nobody. A restart tries them once more. */
  const setAside = new Set<string>();
  const lanes = [...notifiers.values()].map((notifier): Lane => ({
    notifier,
    health: createLaneHealth(),
    asking: 0,
    sending: new Map(),
    callOff: null,
  }));
  let isStopped = false;
  const woken = new Set<Lane>();

  function wake(lane: Lane): void {
    if (isStopped) return;
    if (woken.size === 0) time.soon(pumpWoken);
    woken.add(lane);
  }

  function pumpWoken(): void {
    const these = [...woken];
    woken.clear();
    for (const lane of these) pump(lane);
  }

  function pump(lane: Lane): void {
    if (isStopped || !setup.mayAct()) return;
    const { channel, concurrency } = lane.notifier;
    const free = Math.min(concurrency - lane.asking, mostUnwritten - lane.sending.size);
    if (free <= 0) return;
    const at = now();
    const wanted = free + lane.sending.size + setAside.size;
    const due = rows.due(channel, at, wanted);
    for (const { id, alert_id } of due
      .filter((one) => !lane.sending.has(one.id) && !setAside.has(one.id))
      .slice(0, free))
      begin(lane, id, alert_id);
    if (due.length < wanted) rest(lane, rows.nextAfter(channel, at));
  }

  function rest(lane: Lane, nextAt: number | null): void {
    lane.callOff?.();
    const untilNextMs = nextAt === null ? longestTimerMs : Math.max(1, nextAt - now());
    lane.callOff = time.after(Math.min(longestTimerMs, untilNextMs), () => pump(lane));
  }

  function begin(lane: Lane, id: string, alertId: string): void {
    const state = setup.told(alertId);
    const notification = state?.notifications.find((one) => one.id === id);
    if (state === null || notification?.address === null || notification === undefined) return;
    underWay.add(id);
    const sending = deliver(lane, state, notification, notification.address)
      .catch((error: unknown) => {
        setAside.add(id);
        if (!isStopped)
          log.error({ notification: id, error: String(error) }, "the outcome of a notification could not be kept");
      })
      .finally(() => {
        lane.sending.delete(id);
        underWay.delete(id);
        wake(lane);
      });
    lane.sending.set(id, sending);
  }

  async function deliver(lane: Lane, state: Told, notification: Notification, address: string): Promise<void> {
    const startedAt = now();
    lane.asking += 1;
    const outcome = await send(lane.notifier, state, notification, address).finally(() => {
      lane.asking -= 1;
      wake(lane);
    });
    const endedAt = now();
    setup.onAttempt(lane.notifier.channel, outcome.kind);
    lane.health.record(outcome, endedAt - startedAt);
    if (outcome.kind !== "retry" && outcome.gone_devices !== undefined && outcome.gone_devices.length > 0)
      setup.onGoneDevices(state, notification, outcome.gone_devices);
    const made = notification.attempts.length + 1;
    const nextAt =
      outcome.kind === "retry"
        ? nextAttempt(notification.kind, made, endedAt, setup.random(), outcome.not_before)
        : null;
    await keep(notification.alert_id, {
      kind: "attempted",
      notification_id: notification.id,
      outcome: outcome.kind,
      provider_id: outcome.kind === "sent" ? outcome.provider_id : null,
      error: outcome.kind === "sent" ? null : outcome.reason,
      cost: outcome.kind === "sent" ? outcome.cost : null,
      next_at: nextAt,
    });
  }

  /** What goes wrong here must not stay here: the board shows it like any failed attempt, and it is tried again. */
  async function send(
    notifier: Notifier,
    state: Told,
    notification: Notification,
    address: string,
  ): Promise<DeliveryOutcome> {
    const { id, alert_id } = notification;
    const patience = new AbortController();
    const endPatience = time.after(patienceMs, () =>
      patience.abort(new DOMException("no answer in time", "TimeoutError")),
    );
    try {
      const delivery = { ...setup.compose(state, notification), notification_id: id, alert_id, address };
      return await notifier.send(delivery, patience.signal);
    } catch (error) {
      log.error({ notification: id, error: String(error) }, "a notification could not be made");
      return { kind: "retry", reason: "internal error, see the log", not_before: null };
    } finally {
      endPatience();
    }
  }

  /** A full disk must not make the lane send the same thing again: it waits until the outcome is written. */
  async function keep(alert_id: string, command: AlertCommand): Promise<void> {
    for (;;) {
      try {
        await desk.step([{ alert_id, command }], outcomePatienceMs);
        return;
      } catch (error) {
        if (!(error instanceof StoreUnavailable) || isStopped) throw error;
        await new Promise<void>((resolve) => void time.after(storeRetryMs, resolve));
      }
    }
  }

  function hear({ stream, ...event }: JournalEvent): void {
    const { type, payload } = event as AlertEvent;
    // What is no alert (settings, people with their devices) may matter to any channel.
    const mayMatterToAll =
      !stream.startsWith("alert:") || (type === "notification.delivered" && payload.next_at !== null);
    const paged = new Set("pages" in payload ? payload.pages?.map(({ channel }) => channel) : []);
    for (const lane of lanes) if (mayMatterToAll || paged.has(lane.notifier.channel)) wake(lane);
  }

  return {
    start: () => lanes.forEach(wake),
    hear: (events) => events.forEach(hear),
    health: (channel) =>
      lanes.find((lane) => lane.notifier.channel === channel)?.health.read() ?? createLaneHealth().read(),
    underWay: () => underWay,
    stop: async () => {
      isStopped = true;
      for (const lane of lanes) lane.callOff?.();
      const answered = Promise.all(lanes.flatMap((lane) => [...lane.sending.values()]));
      let callOff = (): void => undefined;
      const enough = new Promise<void>((resolve) => (callOff = time.after(stopGraceMs, resolve)));
      await Promise.race([answered, enough]);
      callOff();
    },
  };
}
