// What a command does to an alert: the events it causes, or why it is refused. Pure: the moment and new ids come in.
import { confirm } from "./acknowledgement-timer.ts";
import { type AlertState, type AlertStatus, isUnanswered } from "./alert.ts";
import type { AlertCommand } from "./alert-command.ts";
import type { AlertEvent } from "./alert-event.ts";
import type { Circumstances, Decision, Doing } from "./decision.ts";
import { escalate } from "./escalate-by-hand.ts";
import { isForChosen, planOfChosen } from "./exercise.ts";
import { nextAttempt } from "./delivery.ts";
import { conflict, invalid, type Refusal } from "./refusal.ts";
import { statusPages, taken } from "./status-pages.ts";
import { acknowledge, callAgain, handOff, reject, release, step } from "./track-decide.ts";

/** Statuses from which each step of an alert's life may be taken (design, "An alert's life"). */
const from: Readonly<Record<string, readonly AlertStatus[]>> = {
  acknowledge: ["QUEUED", "TRIGGERED", "DROPPED", "SUPPRESSED", "ACKNOWLEDGED"],
  start: ["ACKNOWLEDGED"],
  resolve: ["TRIGGERED", "ACKNOWLEDGED", "IN_PROGRESS", "DROPPED"],
  reopen: ["RESOLVED"],
  unacknowledge: ["ACKNOWLEDGED", "IN_PROGRESS", "SUPPRESSED"],
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

export function decide(state: AlertState, command: AlertCommand, given: Circumstances): Decision {
  const { alert } = state;
  const circumstances = isForChosen(state) ? { ...given, plan: planOfChosen(given.plan) } : given;
  const allowed = from[command.kind];
  if (allowed !== undefined && !allowed.includes(alert.status)) return stale(state, command.kind);
  switch (command.kind) {
    case "acknowledge": {
      // Asked to confirm, whoever has it says so by taking it again.
      if (alert.status === "ACKNOWLEDGED" && alert.acknowledged_by === command.by && alert.reminded_at === null)
        return conflict(`Alert #${alert.number} is already acknowledged by ${command.by}`);
      return acknowledge(state, command, circumstances);
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
      return alert.status === "SUPPRESSED"
        ? release(state, command, circumstances)
        : callAgain(state, command, circumstances);
    case "reject":
      return reject(state, command, circumstances);
    case "hand_off":
      return handOff(state, command, circumstances);
    case "escalate":
      return escalate(state, command, circumstances);
    case "confirm":
      return circumstances.plan.is_on_its_way === true ? [] : confirm(state, circumstances);
    case "step":
      return circumstances.plan.is_on_its_way === true ? [] : step(state, circumstances);
    case "repeat":
      return [{ type: "alert.repeated", payload: { description: command.description } }];
    case "move":
      if (alert.status === "CLOSED") return stale(state, "move");
      return [{ type: "alert.moved", payload: command.to }];
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
  // A report that was overtaken (of an earlier attempt, or repeated) undoes no delivery.
  if (notification === undefined || notification.status === "delivered") return [];
  const isWorthIt = !command.delivered && notification.about === null && isUnanswered(state.alert.status);
  const next_at = isWorthIt ? nextAttempt(notification.kind, notification.attempts.length, now, 0.5, null) : null;
  return [{ type: "notification.delivered", payload: { ...payload, next_at } }];
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

const stale = ({ alert }: AlertState, kind: string): Refusal =>
  conflict(`Alert #${alert.number} is ${alert.status} and can't be ${verbs[kind] ?? `${kind}d`} now`);
