// Sees everything that simulated consoles write and send, and says what they must not have done.
import { isUnanswered } from "../../src/core/alert.ts";
import type { Channel } from "../../src/core/alert.ts";
import type { JournalEvent } from "../../src/core/journal-event.ts";
import { leaseMs } from "../../src/core/sync/duty.ts";
import type { Delivery, DeliveryOutcome } from "../../src/main/ports.ts";
import type { Agenda } from "./agenda.ts";
import type { SimulatedConsole } from "./simulated-console.ts";

export interface Sending {
  readonly at: number;
  readonly by: string;
  readonly notification_id: string;
  readonly alert_id: string;
  readonly what: string;
  outcome: DeliveryOutcome["kind"] | null;
}

export interface Witness {
  readonly violations: readonly string[];
  readonly accuse: (what: string) => void;
  readonly tell: (line: string) => void;
  readonly lines: readonly string[];
  readonly written: (console: SimulatedConsole, events: readonly JournalEvent[], source: "local" | "received") => void;
  readonly accepted: ReadonlyMap<string, JournalEvent>;
  readonly sends: (console: SimulatedConsole, channel: Channel, delivery: Delivery) => Sending;
  readonly sendings: readonly Sending[];
  /** From now on until `calm`: a cut, a kill, a stop; whatever may make two consoles do the same. */
  readonly trouble: () => void;
  readonly calm: () => void;
  /** Something that was over at once. */
  readonly jolt: () => void;
  readonly wasTroubledBetween: (from: number, to: number) => boolean;
}

const linesKept = 400;
/** A console that was stopped looks at the time again within this time. */
const tickMs = 250;
/** So long it waits for answers before it goes on alone. */
const askingMs = 900;

/** What the engine did because a deadline has passed, and not because of what somebody did. */
function isAtDeadline({ type, payload, actor }: JournalEvent): boolean {
  if (actor.kind !== "engine") return false;
  const { is_auto, layer, asked } = payload as { is_auto?: boolean; layer?: number; asked?: boolean };
  if (type === "alert.escalated") return is_auto === true;
  if (type === "track.layer_started") return asked !== true && (layer ?? 1) > 1;
  return type === "alert.dropped" || type === "track.repeated";
}

export function createWitness(
  agenda: Agenda,
  setup: {
    readonly print: ((line: string) => void) | null;
    readonly onViolation: () => void;
    /** Those who work alone from now on. */
    readonly shutOut: ReadonlySet<string>;
  },
): Witness {
  const violations: string[] = [];
  const lines: string[] = [];
  const accepted = new Map<string, JournalEvent>();
  const sendings: Sending[] = [];
  const troubles: { from: number; to: number }[] = [];
  let open = 0;

  function tell(line: string): void {
    const whole = `${(agenda.now() / 1000).toFixed(3).padStart(8)} ${line}`;
    setup.print?.(whole);
    lines.push(whole);
    if (lines.length > linesKept * 2) lines.splice(0, linesKept);
  }

  function accuse(what: string): void {
    tell(`VIOLATION ${what}`);
    violations.push(what);
    setup.onViolation();
  }

  /** What only the console on duty does, done by one that was stopped and cannot know whether it still is. */
  function judgeStop(console: SimulatedConsole, did: string): void {
    const { ms, endedAt } = console.lastStop();
    if (setup.shutOut.has(console.id)) return;
    if (ms > leaseMs + tickMs && agenda.now() - endedAt < askingMs && console.heardSinceResumed() === 0)
      accuse(`${console.name} was stopped for ${ms} ms and ${did} before it had heard of anybody`);
  }

  /** Somebody who was called although the console that calls knows that it is over. */
  function judgeSending(
    console: SimulatedConsole,
    { kind, alert_id, notification_id, recipient_name }: Delivery,
  ): void {
    judgeStop(console, "sent");
    if (kind !== "triggered" && kind !== "escalated") return;
    const state = console.store().alerts.get(alert_id);
    if (state === null) return;
    if (!isUnanswered(state.alert.status))
      accuse(
        `${console.name} calls ${recipient_name} for #${state.alert.number}, which it knows to be ${state.alert.status}`,
      );
    const kept = state.notifications.find(({ id }) => id === notification_id);
    if (kept?.status === "cancelled")
      accuse(`${console.name} sends ${notification_id} of #${state.alert.number}, which was called off`);
  }

  return {
    violations,
    lines,
    accuse,
    tell,
    accepted,
    sendings,
    written: (console, events, source) => {
      for (const event of events) {
        if (source === "local" && isAtDeadline(event)) judgeStop(console, `wrote ${event.type}`);
        if (source === "local") accepted.set(`${event.console_id} ${event.seq}`, event);
        if (setup.print !== null)
          tell(
            `${console.name} ${source === "local" ? "wrote" : "took "} ${event.console_id}/${event.seq} ${event.stream.slice(0, 40)} ${event.type}`,
          );
        else if (source === "local" && event.type !== "notification.attempted")
          tell(`${console.name} wrote ${event.stream.slice(0, 40)} ${event.type}`);
      }
    },
    sends: (console, channel, delivery) => {
      const { notification_id, alert_id, kind, recipient_name } = delivery;
      const what = `${kind} ${channel} to ${recipient_name}`;
      const sending: Sending = { at: agenda.now(), by: console.name, notification_id, alert_id, what, outcome: null };
      sendings.push(sending);
      tell(`${console.name} asks a provider: ${what} (${notification_id.slice(-12)})`);
      judgeSending(console, delivery);
      return sending;
    },
    trouble: () => {
      if (open === 0) troubles.push({ from: agenda.now(), to: Number.POSITIVE_INFINITY });
      open += 1;
    },
    calm: () => {
      open -= 1;
      const last = troubles.at(-1);
      if (open === 0 && last !== undefined) last.to = agenda.now();
    },
    jolt: () => void troubles.splice(-1, 0, { from: agenda.now(), to: agenda.now() }),
    wasTroubledBetween: (from, to) => troubles.some((one) => one.from <= to && one.to >= from),
  };
}
