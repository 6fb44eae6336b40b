// Overrides go along with the occurrence they belong to: they follow it into another shift, are cut to its new time, and end
// with it.
import { type Turn, turnAt, turns } from "./occurrences.ts";
import type { Shift, ShiftFields } from "./shift.ts";
import { deleteWithOverrides, overridesOf, patchOf, type ShiftEdit } from "./shift-edit.ts";
import { msToWall, wallToMs } from "./wall-time.ts";
import { zoneNamed } from "./zone.ts";

/** For the occurrences of `before` that are meant (by their start on the wall), which `after` has, later by `deltaMs`. */
export function carryOverrides(
  shifts: readonly Shift[],
  before: Shift,
  after: Shift,
  isMeant: (start: number) => boolean,
  deltaMs: number,
): readonly ShiftEdit[] {
  return overridesOf(shifts, before.id).flatMap((override) => {
    const parentStart = wallToMs(override.parent_start ?? "");
    if (!isMeant(parentStart)) return [];
    const parent_start = msToWall(parentStart + deltaMs);
    const old = turnAt(before, override.parent_start ?? "");
    const occurrence = turnAt(after, parent_start);
    if (old === null) return [];
    const isSameTime = occurrence?.start === old.start && occurrence.end === old.end;
    const kept = isSameTime ? {} : occurrence === null ? null : cutTo(occurrence, override);
    if (kept === null) return deleteWithOverrides(shifts, override.id);
    const layer = override.layer === before.layer ? after.layer : override.layer;
    const carried: Shift = { ...override, ...kept, layer, parent_id: after.id, parent_start };
    const { id: _, ...fields } = carried;
    return [
      ...patchOf(override, fields),
      ...carryOverrides(shifts, override, carried, () => true, wallToMs(carried.start) - wallToMs(override.start)),
    ];
  });
}

/** The override's times as far as they lie within the occurrence; null when none of them does. */
function cutTo(occurrence: Turn, override: Shift): Pick<ShiftFields, "start" | "end"> | null {
  const [time] = turns(override, occurrence.start, occurrence.end);
  if (time === undefined) return null;
  const { toWall } = zoneNamed(override.time_zone);
  return {
    start: time.start < occurrence.start ? msToWall(toWall(occurrence.start)) : override.start,
    end: time.end > occurrence.end ? msToWall(toWall(occurrence.end)) : override.end,
  };
}
