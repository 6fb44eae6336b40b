// What one shift hands to the next: what is open, what happened, what was changed, and what those who leave want to say.
import { z } from "zod";

import { type Alert, AlertStatus, AlertType, isUnanswered, Severity } from "./alert.ts";
import type { Collection } from "./collection.ts";

const instant = z.int().min(0);
const who = z.strictObject({
  name: z.string().trim().min(1, "must not be empty").max(200, "must be at most 200 characters"),
  /** Null: typed, and no person of the account. */
  user_id: z.string().max(100).nullable(),
});

const AlertLine = z.strictObject({
  alert_id: z.string(),
  number: z.int(),
  title: z.string(),
  /** Null: it is about nobody in particular. */
  who: z.string().nullable(),
  alert_type: AlertType,
  severity: Severity,
  status: AlertStatus,
  triggered_at: instant,
  /** Null: nobody has it. */
  holder: z.string().nullable(),
  next_step: z.enum(["escalate", "drop"]).nullable(),
  next_at: instant.nullable(),
  /** People were called, and no call has arrived. */
  is_unreached: z.boolean(),
  is_false_alarm: z.boolean(),
  is_drill: z.boolean().default(false),
  notes: z.string().nullable(),
});
export type AlertLine = z.output<typeof AlertLine>;

const Change = z.strictObject({
  at: instant,
  by: z.string(),
  collection: z.string(),
  name: z.string(),
  kind: z.enum(["made", "edited", "deleted"]),
});
export type Change = z.output<typeof Change>;

const ChannelLine = z.strictObject({
  channel: z.string(),
  messages: z.int(),
  failed: z.int(),
});

/** As it was when it was handed over; nothing that happens later changes it. */
const Summary = z.strictObject({
  /** Loudest first, then oldest; exercises last. */
  open: z.array(AlertLine),
  counts: z.strictObject({
    raised: z.int(),
    answered: z.int(),
    over: z.int(),
    false_alarms: z.int(),
    unreached: z.int(),
    dropped: z.int(),
  }),
  /** Of those that came during the shift: critical, dropped, or nobody was reached. Oldest first. */
  notable: z.array(AlertLine),
  channels: z.array(ChannelLine),
  /** Newest first. */
  changes: z.array(Change),
});
export type HandoverSummary = z.output<typeof Summary>;

/** Epoch ms. */
export const NewHandover = z.strictObject({
  began_at: instant,
  ended_at: instant,
  outgoing: who,
  incoming: who,
  notes: z.string().max(10_000, "must be at most 10000 characters"),
  summary: Summary,
});
export type HandoverFields = z.output<typeof NewHandover>;

/** What is edited on a schedule or in who is told, and so has to be known by whoever takes over. */
export const watchedCollections = [
  "shifts",
  "schedules",
  "teams",
  "escalation-policies",
  "alert-configurations",
  "routers",
  "maintenance-windows",
  "settings",
] as const satisfies readonly Collection[];

const mostLines = 200;

export function lineOf(alert: Alert): AlertLine {
  const { id, number, title, alert_type, severity, status, triggered_at, next_step, next_escalation_at } = alert;
  return {
    alert_id: id,
    number,
    title,
    who: alert.employee_name,
    alert_type,
    severity,
    status,
    triggered_at,
    holder: isUnanswered(status) ? null : alert.acknowledged_by,
    next_step,
    next_at: next_escalation_at,
    is_unreached: isUnreached(alert),
    is_false_alarm: alert.is_false_alarm,
    is_drill: alert.is_drill,
    notes: alert.closure_notes,
  };
}

const isUnreached = ({ people_paged, people_reached }: Alert): boolean => people_paged > 0 && people_reached === 0;

/**
 * `since`: every alert that came during the shift; `raised`: how many that were, should they be too many to be given.
 * Exercises that are still open are told; what is counted are real alerts.
 */
export function summarise(shift: {
  readonly open: readonly Alert[];
  readonly since: readonly Alert[];
  readonly raised: number;
  readonly channels: HandoverSummary["channels"];
  readonly changes: readonly Change[];
}): HandoverSummary {
  const since = shift.since.filter(({ is_drill }) => !is_drill);
  const { open } = shift;
  const rank = ({ severity }: Alert): number => Severity.options.indexOf(severity);
  const oldestFirst = (one: Alert, other: Alert): number => one.triggered_at - other.triggered_at;
  return {
    open: open
      .toSorted(
        (one, other) =>
          Number(one.is_drill) - Number(other.is_drill) || rank(one) - rank(other) || oldestFirst(one, other),
      )
      .slice(0, mostLines)
      .map(lineOf),
    counts: {
      raised: shift.raised - (shift.since.length - since.length),
      answered: since.filter(({ acknowledged_at }) => acknowledged_at !== null).length,
      over: since.filter(({ status }) => status === "RESOLVED" || status === "CLOSED").length,
      false_alarms: since.filter(({ is_false_alarm }) => is_false_alarm).length,
      unreached: since.filter(isUnreached).length,
      dropped: since.filter(({ status }) => status === "DROPPED").length,
    },
    notable: since
      .filter((alert) => alert.severity === "CRITICAL" || alert.status === "DROPPED" || isUnreached(alert))
      .toSorted(oldestFirst)
      .slice(-mostLines)
      .map(lineOf),
    channels: shift.channels,
    changes: shift.changes.slice(0, mostLines),
  };
}
