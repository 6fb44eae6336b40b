// Who really serves when: the occurrences of a schedule's shifts, split around their overrides.
import { type Turn, turns } from "./occurrences.ts";
import type { Shift } from "./shift.ts";
import { msToWall, wallToMs } from "./wall-time.ts";

/** A stretch of an occurrence that no override has taken away. */
export interface Duty {
  readonly shift_id: string;
  readonly schedule_id: string;
  readonly layer: number;
  /** Epoch ms; may be a part of the occurrence. */
  readonly start: number;
  readonly end: number;
  /** Nobody, in an intended gap. */
  readonly attendees: readonly string[];
  readonly is_intended_gap: boolean;
  /** The shift whose occurrence this one overrides. */
  readonly parent_id: string | null;
  /** The occurrence it belongs to, as calls about one occurrence name it, and its end; in the shift's own zone. */
  readonly start_wall: string;
  readonly end_wall: string;
}

/** The same as a `Duty`, in numbers: whole years of them are made. */
export interface Stint {
  readonly turn: Turn;
  readonly start: number;
  readonly end: number;
}

/** What touches the time from `from` (inclusive) to `to` (exclusive), in order of start, then layer. */
export const duties = (shifts: readonly Shift[], from: number, to: number): readonly Duty[] =>
  stints(shifts, from, to)
    .map(stintToDuty)
    .toSorted((one, other) => one.start - other.start || one.layer - other.layer);

const stintToDuty = ({ turn, start, end }: Stint): Duty => ({
  shift_id: turn.shift.id,
  schedule_id: turn.shift.schedule_id,
  layer: turn.shift.layer,
  start,
  end,
  attendees: turn.attendees,
  is_intended_gap: turn.shift.is_intended_gap,
  parent_id: turn.shift.parent_id,
  start_wall: msToWall(turn.wall),
  end_wall: msToWall(turn.wallEnd),
});

/** In no order. */
export function stints(shifts: readonly Shift[], from: number, to: number): readonly Stint[] {
  const overridesByParent = groupOverrides(shifts);
  const found: Stint[] = [];
  for (const shift of shifts) {
    const overrides = overridesByParent.get(shift.id);
    for (const turn of turns(shift, from, to))
      if (overrides === undefined) found.push({ turn, start: turn.start, end: turn.end });
      else
        for (const [start, end] of without(turn, overrides.get(turn.wall) ?? []))
          if (end > from && start < to) found.push({ turn, start, end });
  }
  return found;
}

/** By the parent's id, then by the start of the occurrence on the wall. One whose parent is gone still serves. */
function groupOverrides(shifts: readonly Shift[]): ReadonlyMap<string, ReadonlyMap<number, readonly Shift[]>> {
  const byParent = new Map<string, Map<number, Shift[]>>();
  for (const shift of shifts) {
    if (shift.parent_id === null || shift.parent_start === null) continue;
    const byStart = byParent.get(shift.parent_id) ?? new Map<number, Shift[]>();
    byParent.set(shift.parent_id, byStart);
    const wall = wallToMs(shift.parent_start);
    byStart.set(wall, [...(byStart.get(wall) ?? []), shift]);
  }
  return byParent;
}

type Stretch = readonly [start: number, end: number];

function without(turn: Turn, overrides: readonly Shift[]): readonly Stretch[] {
  let rest: readonly Stretch[] = [[turn.start, turn.end]];
  for (const override of overrides)
    for (const taken of turns(override, turn.start, turn.end))
      rest = rest.flatMap(([start, end]): readonly Stretch[] => {
        if (taken.end <= start || taken.start >= end) return [[start, end]];
        const before: readonly Stretch[] = taken.start > start ? [[start, taken.start]] : [];
        const after: readonly Stretch[] = taken.end < end ? [[taken.end, end]] : [];
        return [...before, ...after];
      });
  return rest;
}
