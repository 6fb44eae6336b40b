// What would happen to an alert that nobody answers: every notification, to whom, when and why, until nobody is left to ask. It
// is decided by the same functions as the real thing.
import type { Alert, AlertState, Channel, NotificationKind } from "./alert.ts";
import { decide } from "./alert-decide.ts";
import type { AlertEvent, Triggered } from "./alert-event.ts";
import { evolve } from "./alert-evolve.ts";
import { type Circumstances, isRefusal } from "./decision.ts";
import type { Roster } from "./on-call-track.ts";
import type { Plan } from "./plan.ts";
import { describeEvent } from "./timeline.ts";
import { beginTracks } from "./track-decide.ts";

export interface DryRun {
  readonly account_id: string;
  /** Epoch ms. */
  readonly at: number;
  readonly triggered: Triggered;
  readonly plan: Plan;
  /** What follows at once from maintenance windows and routers. */
  readonly next: readonly AlertEvent[];
  /** Teams and people that it goes to beside its configuration. */
  readonly called: readonly string[];
  readonly rosterAt: (alert: Alert, at: number) => Roster;
}

export interface ForeseenNotification {
  readonly at: number;
  readonly name: string;
  /** Tells apart two people of one name. */
  readonly person: string;
  readonly role: string | null;
  readonly channel: Channel;
  readonly address: string | null;
  readonly kind: NotificationKind;
  readonly why: string;
  /** Set when it could not be sent as things are. */
  readonly error: string | null;
}

export interface Foreseen {
  readonly notifications: readonly ForeseenNotification[];
  readonly happenings: readonly { readonly at: number; readonly text: string }[];
  /** When the alert would be dropped; null: it would go on asking for an answer without doing anything more. */
  readonly dropped_at: number | null;
}

/** More than any policy has: 20 layers, 4 rounds, 10 hand-overs. */
const mostMoves = 2000;

export function dryRun(run: DryRun): Foreseen {
  const { account_id, plan } = run;
  const reasons = new Map<string, string>();
  const happenings: { at: number; text: string }[] = [];
  let state = take(null, { type: "alert.triggered", payload: run.triggered }, run.at);
  let droppedAt: number | null = null;

  function take(before: AlertState | null, event: AlertEvent, at: number): AlertState {
    const envelope = { at, account_id, stream: "alert:dry-run", ...event };
    const why = reasonOf(event, plan);
    for (const page of "pages" in event.payload ? (event.payload.pages ?? []) : []) reasons.set(page.id, why);
    const { text } = describeEvent(
      { ...envelope, console_id: "", seq: 0, actor: { kind: "engine", name: "Watchdesk" } },
      (id) => id,
    );
    if (!event.type.startsWith("notification.")) happenings.push({ at, text });
    if (event.type === "alert.dropped") droppedAt = at;
    return evolve(before, envelope);
  }

  const takeAll = (events: readonly AlertEvent[], at: number): void => {
    for (const event of events) state = take(state, event, at);
  };

  const circumstances = (now: number): Circumstances => ({
    now,
    plan,
    employeeHasDevice: false,
    newId: `dry-run-${now}`,
    roster: run.rosterAt(state.alert, now),
  });

  /** Everything that is due before the next move goes out, as it would. */
  function send(before: number): void {
    for (const { id, next_attempt_at } of state.notifications)
      if (next_attempt_at !== null && next_attempt_at < before) state = take(state, sent(id), next_attempt_at);
  }

  takeAll(run.next, run.at);
  if (run.called.length > 0) takeAll(beginTracks(state, run.called, circumstances(run.at)), run.at);
  for (let moves = 0; moves < mostMoves; moves += 1) {
    const next = state.alert.next_escalation_at;
    if (next === null) break;
    send(next);
    const events = decide(state, { kind: "step" }, circumstances(next));
    if (isRefusal(events) || events.length === 0) break;
    takeAll(events, next);
  }
  send(Number.POSITIVE_INFINITY);
  const notifications = state.notifications
    .filter(({ status }) => status === "sent" || status === "failed")
    .map((one) => ({
      at: one.sent_at ?? one.queued_at,
      name: one.recipient_name,
      person: one.person,
      role: one.recipient_role,
      channel: one.channel,
      address: one.address,
      kind: one.kind,
      why: reasons.get(one.id) ?? "",
      error: one.error,
    }))
    .toSorted((one, other) => one.at - other.at);
  return { notifications, happenings, dropped_at: droppedAt };
}

const sent = (notification_id: string): AlertEvent => ({
  type: "notification.attempted",
  payload: { notification_id, outcome: "sent", provider_id: null, error: null, cost: null, next_at: null },
});

function reasonOf({ type, payload }: AlertEvent, plan: Plan): string {
  if (type === "alert.triggered")
    return plan.configuration === null ? plan.why : `"${plan.configuration.config_name}": ${plan.why}`;
  if (type === "alert.escalated") return `"${plan.configuration?.config_name ?? ""}": ${payload.reason}`;
  if (type === "track.layer_started") return `layer ${payload.layer}, round ${payload.round + 1}: ${payload.reason}`;
  return "";
}
