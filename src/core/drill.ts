// What an exercise showed: who was called and on which channel, how soon it reached them, and who answered.
import type { Alert, AlertState, AlertStatus, Channel, Notification, NotificationStatus, Severity } from "./alert.ts";
import type { ForeseenNotification } from "./dry-run.ts";
import { isCall } from "./notification-evolve.ts";
import { reasonToWords, type TimelineEntry } from "./timeline.ts";
import type { Responder } from "./track.ts";

/** `spared`: somebody else took it before they had to answer. `awaited`: the exercise still waits for them. */
export type DrillAnswer = "acknowledged" | "rejected" | "silent" | "spared" | "awaited";

export interface DrillCall {
  readonly channel: Channel;
  readonly address: string | null;
  readonly status: NotificationStatus;
  /** From being asked to the provider's receipt, or where there is none to its taking the message; null: it did not get there. */
  readonly reached_after_seconds: number | null;
  /** The provider has said that it arrived. */
  readonly is_confirmed: boolean;
  /** In words. */
  readonly error: string | null;
}

export interface DrillPerson {
  readonly name: string;
  readonly layer: number | null;
  readonly asked_at: number;
  /** In the order in which they were made. None: there is no way to reach this person. */
  readonly calls: readonly DrillCall[];
  readonly is_reached: boolean;
  readonly reached_after_seconds: number | null;
  readonly answer: DrillAnswer;
  readonly answered_at: number | null;
  /** From being asked. */
  readonly answered_after_seconds: number | null;
}

interface DrillCounts {
  readonly called: number;
  readonly reached: number;
  readonly acknowledged: number;
  readonly rejected: number;
  readonly silent: number;
  /** Calls, not people. */
  readonly failed_calls: number;
}

export interface DrillLine {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly severity: Severity;
  readonly status: AlertStatus;
  /** Nobody is asked any more. */
  readonly is_over: boolean;
  readonly started_at: number;
  readonly ended_at: number | null;
  readonly started_by: string;
  readonly ended_by: string | null;
  /** Teams and people that it was for, by name. */
  readonly chosen: readonly string[];
  readonly counts: DrillCounts;
}

export interface DrillReport extends DrillLine {
  /** In the order in which they were asked. */
  readonly people: readonly DrillPerson[];
  /** Oldest first. */
  readonly timeline: readonly TimelineEntry[];
}

export const drillReport = (state: AlertState, timeline: readonly TimelineEntry[]): DrillReport => ({
  ...drillLine(state),
  people: peopleOf(state),
  timeline,
});

export function drillLine(state: AlertState): DrillLine {
  const { alert } = state;
  const people = peopleOf(state);
  const having = (answer: DrillAnswer): number => people.filter((one) => one.answer === answer).length;
  const asked = alert.tracks.filter(({ kind, responders }) => kind !== "configuration" || responders.length > 0);
  return {
    id: alert.id,
    number: alert.number,
    title: alert.title,
    severity: alert.severity,
    status: alert.status,
    is_over: isOver(alert),
    started_at: alert.triggered_at,
    ended_at: alert.resolved_at ?? alert.closed_at,
    started_by: alert.source,
    ended_by: alert.resolved_by ?? alert.closed_by,
    chosen: asked.length > 0 ? asked.map(({ name }) => name) : [alert.config_name].filter((name) => name !== null),
    counts: {
      called: people.length,
      reached: people.filter(({ is_reached }) => is_reached).length,
      acknowledged: having("acknowledged"),
      rejected: having("rejected"),
      silent: having("silent"),
      failed_calls: people.flatMap(({ calls }) => calls).filter(({ status }) => status === "failed").length,
    },
  };
}

const isOver = ({ status }: Alert): boolean => status === "RESOLVED" || status === "CLOSED";

interface Asked {
  readonly name: string;
  readonly layer: number | null;
  readonly asked_at: number;
  readonly calls: readonly Notification[];
  readonly responders: readonly Responder[];
}

function peopleOf(state: AlertState): readonly DrillPerson[] {
  const { alert, notifications } = state;
  const calls = notifications.filter((one) => isCall(one));
  const placed = new Set<Notification>();
  const byUser = new Map<string, Asked>();
  for (const { id: trackId, responders } of alert.tracks)
    for (const responder of responders) {
      const { user_id, name, layer, round, paged_at } = responder;
      const own = calls.filter(({ id }) => id.startsWith(`${alert.id}.${trackId}.${round}.${layer}.${user_id}.`));
      for (const call of own) placed.add(call);
      const known = byUser.get(user_id);
      byUser.set(user_id, {
        name,
        layer: known?.layer ?? layer,
        asked_at: Math.min(known?.asked_at ?? paged_at, paged_at),
        calls: [...(known?.calls ?? []), ...own],
        responders: [...(known?.responders ?? []), responder],
      });
    }
  const others = byPerson(calls.filter((call) => !placed.has(call))).map((own): Asked => ({
    name: own[0]?.recipient_name ?? "",
    layer: null,
    asked_at: Math.min(...own.map(({ queued_at }) => queued_at)),
    calls: own,
    responders: [],
  }));
  return [...byUser.values(), ...others]
    .toSorted((one, other) => one.asked_at - other.asked_at)
    .map((one) => toPerson(one, alert));
}

function byPerson<T extends { readonly person: string }>(calls: readonly T[]): readonly (readonly T[])[] {
  const people = [...new Set(calls.map(({ person }) => person))];
  return people.map((person) => calls.filter((call) => call.person === person));
}

function toPerson(asked: Asked, alert: Alert): DrillPerson {
  const { name, layer, asked_at } = asked;
  const calls = asked.calls.map((call) => toCall(call, asked_at));
  const times = calls.flatMap(({ reached_after_seconds }) => reached_after_seconds ?? []);
  const { answer, at } = answerOf(asked, alert);
  return {
    name,
    layer,
    asked_at,
    calls,
    is_reached: times.length > 0,
    reached_after_seconds: times.length === 0 ? null : Math.min(...times),
    answer,
    answered_at: at,
    answered_after_seconds: at === null ? null : secondsBetween(asked_at, at),
  };
}

function toCall(call: Notification, askedAt: number): DrillCall {
  const { channel, address, status, sent_at, delivered_at, error } = call;
  const reached = status === "sent" || status === "delivered" ? (delivered_at ?? sent_at) : null;
  return {
    channel,
    address,
    status,
    reached_after_seconds: reached === null ? null : secondsBetween(askedAt, reached),
    is_confirmed: status === "delivered",
    error: error === null ? null : reasonToWords(error),
  };
}

/** An answer counts whenever it came: also from somebody whose turn was over. */
function answerOf(
  { name, responders }: Asked,
  alert: Alert,
): { readonly answer: DrillAnswer; readonly at: number | null } {
  const given = responders.find(({ answer }) => answer === "acknowledged" || answer === "rejected");
  const { acknowledged_by, acknowledged_by_id, acknowledged_at } = alert;
  const isHolder =
    acknowledged_by !== null &&
    (acknowledged_by_id === null || responders.length === 0
      ? acknowledged_by === name
      : responders.some(({ user_id }) => user_id === acknowledged_by_id));
  if (given?.answer === "acknowledged") return { answer: "acknowledged", at: given.answered_at };
  if (isHolder) return { answer: "acknowledged", at: acknowledged_at };
  if (given !== undefined) return { answer: "rejected", at: given.answered_at };
  const isTimedOut = responders.length > 0 && responders.every(({ answer }) => answer === "timed_out");
  if (isTimedOut || alert.status === "DROPPED") return { answer: "silent", at: null };
  if (acknowledged_at !== null) return { answer: "spared", at: null };
  return { answer: isOver(alert) ? "silent" : "awaited", at: null };
}

/** A clock that was set back never gives a negative time. */
const secondsBetween = (from: number, to: number): number => Math.max(0, to - from) / 1000;

export interface ForeseenPerson {
  readonly name: string;
  /** Until the first message to them. */
  readonly after_seconds: number;
  readonly calls: readonly Pick<ForeseenNotification, "channel" | "address" | "error">[];
}

/** Who would be called if nobody answered, in the order of the first call; each channel of a person once. */
export function foreseenPeople(notifications: readonly ForeseenNotification[], at: number): readonly ForeseenPerson[] {
  const calls = notifications.filter((one) => isCall(one));
  return byPerson(calls).map((own) => {
    const once = new Map(own.map((call) => [`${call.channel} ${call.address}`, call]));
    return {
      name: own[0]?.name ?? "",
      after_seconds: secondsBetween(at, Math.min(...own.map((call) => call.at))),
      calls: [...once.values()].map(({ channel, address, error }) => ({ channel, address, error })),
    };
  });
}
