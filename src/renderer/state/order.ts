// The board's order: what reached nobody leads, then what nobody has taken, then what is worked, then what waits for closure;
// inside each by severity, then the oldest first; exercises below all that is real. Pure, and cheap enough for thousands of alerts in one frame.
import { type Alert, isUnanswered, Severity } from "../../core/alert.ts";

export type Reach = "reached" | "asking" | "nobody";

/** Channels answer within a second or two; a page still in the queue after this has reached nobody. */
const graceMs = 15_000;
/** One channel has failed already; another may still be under way. */
const graceAfterFailureMs = 4000;

export function reachOf(alert: Alert, now: number): Reach {
  if (alert.people_reached > 0) return "reached";
  if (alert.calls_waiting === 0) return "nobody";
  const grace = alert.reach_note === null ? graceMs : graceAfterFailureMs;
  return now - alert.triggered_at < grace ? "asking" : "nobody";
}

export type Group = "unreached" | "unanswered" | "worked" | "to_close" | "over";

/** Nobody is in danger in an exercise, so that it never counts as one that reached nobody. */
export function groupOf(alert: Alert, now: number): Group {
  if (isUnanswered(alert.status) && alert.is_drill) return "unanswered";
  if (isUnanswered(alert.status))
    return alert.status === "DROPPED" || reachOf(alert, now) === "nobody" ? "unreached" : "unanswered";
  switch (alert.status) {
    case "ACKNOWLEDGED":
    case "IN_PROGRESS":
      return "worked";
    case "RESOLVED":
      return "to_close";
    default:
      return "over";
  }
}

const groupRank: Readonly<Record<Group, number>> = { unreached: 0, unanswered: 1, worked: 2, to_close: 3, over: 4 };
const severityRank = Object.fromEntries(Severity.options.map((severity, rank) => [severity, rank])) as Readonly<
  Record<Severity, number>
>;

export interface Place {
  readonly rank: number;
  readonly triggered_at: number;
  readonly number: number;
}

const ranks = Object.keys(groupRank).length * Severity.options.length;

export const placeOf = (alert: Alert, now: number): Place => ({
  rank:
    (alert.is_drill ? ranks : 0) +
    groupRank[groupOf(alert, now)] * Severity.options.length +
    severityRank[alert.severity],
  triggered_at: alert.triggered_at,
  number: alert.number,
});

export const compare = (a: Place, b: Place): number =>
  a.rank - b.rank || a.triggered_at - b.triggered_at || a.number - b.number;

/**
 * The order after some alerts changed, appeared or (without a place) went: one pass over what stood there.
 * `order` must be sorted by `placeById` except for `changed`.
 */
export function reorder(
  order: readonly string[],
  changed: ReadonlySet<string>,
  placeById: ReadonlyMap<string, Place>,
): readonly string[] {
  const moving = [...changed].flatMap((id) => {
    const place = placeById.get(id);
    return place === undefined ? [] : [{ id, place }];
  });
  moving.sort((a, b) => compare(a.place, b.place));
  const merged: string[] = [];
  let next = 0;
  for (const id of order) {
    if (changed.has(id)) continue;
    const place = placeById.get(id);
    if (place === undefined) continue;
    for (let first = moving[next]; first !== undefined && compare(first.place, place) < 0; first = moving[next]) {
      merged.push(first.id);
      next += 1;
    }
    merged.push(id);
  }
  for (const { id } of moving.slice(next)) merged.push(id);
  return merged;
}
