// Whether an open alert can still move: the engine asks it of every one, so that a mistake anywhere shows before it costs time.
import { type Alert, isUnanswered } from "./alert.ts";
import { isRunning } from "./track.ts";

export type Audited = Pick<Alert, "id" | "number" | "status" | "plan_id" | "tracks" | "next_escalation_at">;

export interface Fault {
  readonly alert_id: string;
  readonly number: number;
  readonly reason: string;
}

/** A deadline may be so late before it counts as missed: beats come every second, and a flood takes its time. */
const graceMs = 5000;

/** Null: it has a plan, and a next moment that is not past or a reason to have none. */
export function faultOf(alert: Audited, hasPlan: boolean, now: number): Fault | null {
  const reason = hasPlan ? standstill(alert, now) : "its plan is missing";
  return reason === null ? null : { alert_id: alert.id, number: alert.number, reason };
}

function standstill({ status, tracks, next_escalation_at }: Audited, now: number): string | null {
  const moving = tracks.filter((track) => isRunning(track) && track.next_at !== null);
  const next = moving.reduce<number | null>(
    (soonest, { next_at }) => (next_at === null || (soonest !== null && soonest <= next_at) ? soonest : next_at),
    null,
  );
  if (next !== next_escalation_at) return "its next moment is not that of its tracks";
  if (!isUnanswered(status) || status === "DROPPED")
    return next === null ? null : `it is ${status} and still has a next moment`;
  if (next !== null)
    return next + graceMs < now ? `its next moment passed ${Math.round((now - next) / 1000)} s ago` : null;
  const stuck = tracks.find((track) => track.kind !== "configuration" && isRunning(track));
  if (stuck !== undefined) return `${stuck.name} is being called, but without a time limit`;
  return tracks.length > 0 && tracks.every((track) => track.status === "exhausted")
    ? "nobody is left to ask, and it was not dropped"
    : null;
}
