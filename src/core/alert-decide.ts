// What a command does to an alert: the events it causes, or why it is refused. Pure: the moment and new ids come in.
import { type AlertState, type AlertStatus, isUnanswered } from "./alert.ts";
import type { AlertCommand } from "./alert-command.ts";
import type { AlertEvent, Page } from "./alert-event.ts";
import {
  employeePage,
  escalationDeadline,
  exhaustionDeadline,
  firstPages,
  noticeAll,
  pageAll,
} from "./configuration-track.ts";
import { nextAttempt } from "./delivery.ts";
import type { Recipient } from "./configuration.ts";
import type { Plan } from "./plan.ts";
import { conflict, invalid, type Refusal } from "./refusal.ts";

export interface Circumstances {
  /** Epoch ms. */
  readonly now: number;
  readonly plan: Plan;
  /** Whether the person who raised the alert has a device to push to. */
  readonly employeeHasDevice: boolean;
  /** Unique text for things that the command makes (a comment, an escalation). */
  readonly newId: string;
}

export type Decision = readonly AlertEvent[] | Refusal;

export const isRefusal = (decision: Decision): decision is Refusal => "kind" in decision;

/** Statuses from which each step of an alert's life may be taken (design, "An alert's life"). */
const from: Readonly<Record<string, readonly AlertStatus[]>> = {
  acknowledge: ["QUEUED", "TRIGGERED", "DROPPED", "SUPPRESSED", "ACKNOWLEDGED"],
  start: ["ACKNOWLEDGED"],
  resolve: ["TRIGGERED", "ACKNOWLEDGED", "IN_PROGRESS", "DROPPED"],
  reopen: ["RESOLVED"],
  unacknowledge: ["ACKNOWLEDGED", "IN_PROGRESS"],
  escalate: ["TRIGGERED", "ACKNOWLEDGED", "IN_PROGRESS", "DROPPED"],
  reject: ["TRIGGERED", "DROPPED"],
  hand_off: ["TRIGGERED", "ACKNOWLEDGED", "IN_PROGRESS", "DROPPED"],
};

const verbs: Readonly<Record<string, string>> = {
  acknowledge: "acknowledged",
  start: "put in progress",
  resolve: "resolved",
  reopen: "reopened",
  unacknowledge: "un-acknowledged",
  escalate: "escalated",
  reject: "rejected",
  hand_off: "handed off",
};

export function decide(state: AlertState, command: AlertCommand, circumstances: Circumstances): Decision {
  const { alert } = state;
  const allowed = from[command.kind];
  if (allowed !== undefined && !allowed.includes(alert.status)) return stale(state, command.kind);
  switch (command.kind) {
    case "acknowledge": {
      if (alert.status === "ACKNOWLEDGED" && alert.acknowledged_by === command.by)
        return conflict(`Alert #${alert.number} is already acknowledged by ${command.by}`);
      return [{ type: "alert.acknowledged", payload: taken(state, command, "ACKNOWLEDGED", circumstances) }];
    }
    case "start":
      return [{ type: "alert.started", payload: taken(state, command, "IN_PROGRESS", circumstances) }];
    case "resolve":
      return resolve(state, command, circumstances);
    case "close":
      return close(state, command, circumstances);
    case "reopen":
      return [{ type: "alert.reopened", payload: taken(state, command, "IN_PROGRESS", circumstances) }];
    case "unacknowledge":
      return handBack(state, command, circumstances);
    case "reject": {
      const { by, by_id, notes } = command;
      return [{ type: "alert.rejected", payload: { by, by_id, notes } }];
    }
    case "hand_off": {
      const { by, by_id, notes, destination } = command;
      return [{ type: "alert.handed_off", payload: { by, by_id, notes, destination } }];
    }
    case "escalate":
      return escalate(state, circumstances, { by: command.by, notes: command.notes });
    case "step":
      return step(state, circumstances);
    case "repeat":
      return [{ type: "alert.repeated", payload: { description: command.description } }];
    case "comment":
      return [
        {
          type: "alert.commented",
          payload: { comment_id: circumstances.newId, by: command.by, text: command.text },
        },
      ];
    case "attempted": {
      const { kind: _, ...payload } = command;
      return [{ type: "notification.attempted", payload }];
    }
    case "delivered":
      return delivered(state, command, circumstances.now);
  }
}

/** A call for help that did not arrive after all (busy, phone off) is tried again while nobody has answered. */
function delivered(state: AlertState, command: Extract<AlertCommand, { kind: "delivered" }>, now: number): Decision {
  const { kind: _, ...payload } = command;
  const notification = state.notifications.find((one) => one.id === command.notification_id);
  if (notification === undefined) return [];
  const isWorthIt = !command.delivered && notification.about === null && isUnanswered(state.alert.status);
  const next_at = isWorthIt ? nextAttempt(notification.kind, notification.attempts.length, now, 0.5, null) : null;
  return [{ type: "notification.delivered", payload: { ...payload, next_at } }];
}

interface Doing {
  readonly by: string;
  readonly by_id: string | null;
  readonly notes: string | null;
}

const taken = (state: AlertState, doing: Doing, status: AlertStatus, circumstances: Circumstances) => ({
  by: doing.by,
  by_id: doing.by_id,
  notes: doing.notes,
  pages: statusPages(state, status, doing, circumstances),
});

/** Nobody has it any more: whoever was called first is called again, which says more than a notice would. */
function handBack(state: AlertState, { by, by_id, notes }: Doing, circumstances: Circumstances): Decision {
  const { now, plan, newId, employeeHasDevice } = circumstances;
  const about = { status: "TRIGGERED", by, notes, to_employee: true } as const;
  const pages = [
    ...firstPages(plan, state.alert.id, newId),
    ...(plan.configuration?.notify_on_status_change === true
      ? employeePage(state.alert, employeeHasDevice, newId, about)
      : []),
  ];
  return [
    {
      type: "alert.unacknowledged",
      payload: { by, by_id, notes, pages, ...escalationDeadline(plan.configuration, now) },
    },
  ];
}

/** Resolved within the limit, inclusive, is a false alarm: it closes at once (seed 002, field 12: 120 <= 120). */
function resolve(state: AlertState, doing: Doing, circumstances: Circumstances): Decision {
  const { by, by_id, notes } = doing;
  const limit = circumstances.plan.configuration?.auto_close_false_alarm_seconds ?? null;
  const elapsed = Math.floor((circumstances.now - state.alert.triggered_at) / 1000);
  // Less than none: the clock was set back, so nobody knows how long it took.
  if (limit === null || elapsed > limit || elapsed < 0)
    return [{ type: "alert.resolved", payload: taken(state, doing, "RESOLVED", circumstances) }];
  const pages = statusPages(state, "CLOSED", doing, circumstances);
  return [
    { type: "alert.resolved", payload: { by, by_id, notes } },
    { type: "alert.closed", payload: { by, by_id, notes, is_false_alarm: true, is_auto: true, pages } },
  ];
}

/** Closing straight from an earlier status resolves first; both stand in the timeline. */
function close(
  state: AlertState,
  command: Doing & { readonly is_false_alarm: boolean | null },
  circumstances: Circumstances,
): Decision {
  const { alert } = state;
  if (alert.status === "CLOSED") return stale(state, "close");
  const { by, by_id } = command;
  const notes = command.notes?.trim() ?? "";
  if (notes === "" && (circumstances.plan.configuration?.require_closure_notes ?? false))
    return invalid("closure_notes", "must not be empty", "Closure notes required");
  const resolved: readonly AlertEvent[] =
    alert.status === "RESOLVED" ? [] : [{ type: "alert.resolved", payload: { by, by_id, notes: null } }];
  const doing = { by, by_id, notes: notes === "" ? null : notes };
  return [
    ...resolved,
    {
      type: "alert.closed",
      payload: {
        ...taken(state, doing, "CLOSED", circumstances),
        is_false_alarm: command.is_false_alarm ?? alert.is_false_alarm,
        is_auto: false,
      },
    },
  ];
}

/** The engine's step at a deadline. Whatever the beat's snapshot was, an answered alert is left alone. */
function step(state: AlertState, circumstances: Circumstances): Decision {
  const { alert } = state;
  const isDue = alert.next_escalation_at !== null && alert.next_escalation_at <= circumstances.now;
  if (!isDue || !isUnanswered(alert.status)) return [];
  if (alert.next_step === "drop")
    return [{ type: "alert.dropped", payload: { reason: "everybody was told and nobody answered in time" } }];
  return escalate(state, circumstances, null);
}

function escalate(
  state: AlertState,
  { now, plan, newId }: Circumstances,
  asked: { readonly by: string; readonly notes: string | null } | null,
): Decision {
  const { alert } = state;
  const { configuration } = plan;
  const round = String(state.escalations.length + 2);
  const recipients = configuration?.escalation_recipients ?? [];
  const allowed = configuration?.notification_channels ?? [];
  const names = recipients.map((recipient) => recipient.name);
  if (recipients.length === 0 && asked !== null)
    return conflict(
      configuration === null
        ? `Alert #${alert.number} has no configuration, so nobody is named to escalate to`
        : `"${configuration.config_name}" names nobody to escalate to`,
    );
  const waited = configuration?.escalation_threshold_seconds ?? 0;
  const escalated = pageAll(recipients, allowed, { alertId: alert.id, kind: "escalated", round });
  const notices =
    configuration?.notify_on_escalation === true && recipients.length > 0
      ? noticeAll(configuration.primary_recipients, allowed, {
          alertId: alert.id,
          kind: "escalation_notice",
          round,
          about: { status: "TRIGGERED", by: names.join(", "), notes: asked?.notes ?? null, to_employee: false },
        })
      : [];
  const deadline =
    configuration === null || recipients.length === 0
      ? { next_at: now, next_step: "drop" as const }
      : exhaustionDeadline(configuration, now);
  return [
    {
      type: "alert.escalated",
      payload: {
        escalation_id: newId,
        level: alert.escalation_level + 1,
        to: names,
        reason: asked === null ? `not acknowledged in ${waited} s` : `escalated by ${asked.by}`,
        is_auto: asked === null,
        by: asked?.by ?? null,
        notes: asked?.notes ?? null,
        ...deadline,
        pages: [...escalated, ...notices],
      },
    },
  ];
}

/** Primaries and the employee on every change; once it is over, also those it was escalated to (seed 002, field 10). */
function statusPages(
  state: AlertState,
  status: AlertStatus,
  doing: Doing,
  { plan, employeeHasDevice, newId }: Circumstances,
): readonly Page[] {
  const { configuration } = plan;
  if (configuration === null || !configuration.notify_on_status_change) return [];
  const isOver = status === "RESOLVED" || status === "CLOSED";
  const wasEscalated = state.escalations.length > 0;
  const told: readonly Recipient[] = [
    ...configuration.primary_recipients,
    ...(isOver && wasEscalated ? (configuration.escalation_recipients ?? []) : []),
  ];
  const about = { status, by: doing.by, notes: doing.notes, to_employee: false };
  const kind = status === "CLOSED" ? "closed" : "status_changed";
  return [
    ...noticeAll(told, configuration.notification_channels, { alertId: state.alert.id, kind, round: newId, about }),
    ...employeePage(state.alert, employeeHasDevice, newId, { ...about, to_employee: true }),
  ];
}

const stale = ({ alert }: AlertState, kind: string): Refusal =>
  conflict(`Alert #${alert.number} is ${alert.status} and can't be ${verbs[kind] ?? `${kind}d`} now`);
