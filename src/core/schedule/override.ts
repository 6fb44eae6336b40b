// Somebody else serves for a while: overrides of an occurrence or of a part of it, take-overs, swaps.
import { accepted, conflict, invalid, type Refusal, refused, type Result } from "../refusal.ts";
import { stints } from "./duty.ts";
import { type Turn, turnAt, turns } from "./occurrences.ts";
import { patchShift, type Shift, type ShiftFields } from "./shift.ts";
import { applyEdits, findOccurrence, type OccurrenceRef, patchOf, type ShiftEdit } from "./shift-edit.ts";
import { msToWall } from "./wall-time.ts";
import { zoneNamed } from "./zone.ts";

/** What is left out stays as it is in the occurrence. */
export interface OverrideOrder {
  /** The id of the new shift. */
  readonly id: string;
  /** Empty in an intended gap. */
  readonly attendees: readonly string[];
  /** Wall-clock, in `time_zone` or else the shift's zone. */
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly time_zone?: string | undefined;
  readonly layer?: number | undefined;
  readonly is_intended_gap?: boolean | undefined;
  readonly title?: string | null | undefined;
  readonly notes?: string | null | undefined;
}

export function overrideOccurrence(
  shifts: readonly Shift[],
  ref: OccurrenceRef,
  order: OverrideOrder,
): Result<readonly ShiftEdit[]> {
  const found = findOccurrence(shifts, ref);
  return found.ok ? unlessConflict(shifts, overrideTurn(found.value, order)) : found;
}

/** Why a shift that somebody wrote out whole cannot be added: as an override, it is held to what `overrideOccurrence` is. */
export function additionTrouble(shifts: readonly Shift[], added: Shift): Refusal | null {
  if (added.parent_id === null) return null;
  if (added.repeat !== null) return invalid("repeat", "must be null for an override");
  const parent = shifts.find(({ id }) => id === added.parent_id);
  if (parent === undefined) return invalid("parent_id", "must be a shift of the same schedule");
  const found = findOccurrence(shifts, { shift_id: parent.id, start: added.parent_start ?? parent.start });
  if (!found.ok) return invalid("parent_start", "must be the start of one of its occurrences");
  return outsideOf(found.value, added) ?? overrideConflict([...shifts, added], added);
}

/** Edits are judged by what they all come to. */
function unlessConflict(shifts: readonly Shift[], edits: Result<readonly ShiftEdit[]>): Result<readonly ShiftEdit[]> {
  if (!edits.ok) return edits;
  const after = applyEdits(shifts, edits.value);
  for (const { id } of edits.value) {
    const override = after.find((one) => one.id === id);
    const refusal = override === undefined ? null : overrideConflict(after, override);
    if (refusal !== null) return refused(refusal);
  }
  return edits;
}

function overrideTurn(turn: Turn, order: OverrideOrder): Result<readonly ShiftEdit[]> {
  const made = makeOverride(turn, order);
  if (!made.ok) return made;
  const refusal = outsideOf(turn, { id: order.id, ...made.value });
  return refusal === null ? accepted([{ kind: "create", id: order.id, fields: made.value }]) : refused(refusal);
}

function makeOverride({ shift, wall, wallEnd, start, end }: Turn, order: OverrideOrder): Result<ShiftFields> {
  const time_zone = order.time_zone ?? shift.time_zone;
  const { toWall } = zoneNamed(time_zone);
  const isSameZone = time_zone === shift.time_zone;
  return patchShift(shift, {
    layer: order.layer ?? shift.layer,
    attendees: [...order.attendees],
    time_zone,
    start: order.start ?? msToWall(isSameZone ? wall : toWall(start)),
    end: order.end ?? msToWall(isSameZone ? wallEnd : toWall(end)),
    repeat: null,
    is_rotating: false,
    occurrences_per_turn: 1,
    rotation_offset: 0,
    exceptions: [],
    parent_id: shift.id,
    parent_start: msToWall(wall),
    is_intended_gap: order.is_intended_gap ?? false,
    title: order.title === undefined ? shift.title : order.title,
    notes: order.notes ?? null,
  });
}

function outsideOf(occurrence: Turn, override: Shift): Refusal | null {
  const time = timeOf(override);
  if (time.start < occurrence.start || time.start >= occurrence.end)
    return invalid("start", "must lie within the occurrence that is overridden");
  if (time.end > occurrence.end) return invalid("end", "must lie within the occurrence that is overridden");
  return null;
}

/** An override does not repeat, so it has just one. */
function timeOf(override: Shift): Turn {
  const [turn] = turns(override, -8.64e15, 8.64e15);
  if (turn === undefined) throw new Error(`override ${override.id} takes no time`);
  return turn;
}

/**
 * Why an override, new or changed, cannot stand beside the others: two would replace the same time of an occurrence, or one
 * person would stand in for people of this schedule in two places at once. Who serves at the occurrence anyway does not stand
 * in.
 */
export function overrideConflict(shifts: readonly Shift[], override: Shift): Refusal | null {
  const { start, end } = timeOf(override);
  const others = shifts.filter(({ id, schedule_id }) => id !== override.id && schedule_id === override.schedule_id);
  const at = (from: number, to: number): string => {
    const { toWall } = zoneNamed(override.time_zone);
    return `from ${msToWall(toWall(from))} to ${msToWall(toWall(to))} (${override.time_zone})`;
  };
  for (const other of others) {
    if (other.parent_id !== override.parent_id || other.parent_start !== override.parent_start) continue;
    const time = timeOf(other);
    if (time.start < end && time.end > start)
      return conflict(
        `The occurrence is already overridden ${at(time.start, time.end)}: override that, or take another time`,
      );
  }
  const standingIn = standIns(others, override);
  for (const stint of stints([...others, override], start, end)) {
    const { shift } = stint.turn;
    if (shift.id === override.id || shift.parent_id === null) continue;
    const twice = standIns(others, shift).find((person) => standingIn.includes(person));
    if (twice !== undefined)
      return conflict(`${twice} already stands in on this schedule ${at(stint.start, stint.end)}`);
  }
  return null;
}

function standIns(shifts: readonly Shift[], { attendees, parent_id, parent_start }: Shift): readonly string[] {
  const parent = shifts.find(({ id }) => id === parent_id);
  const replaced = parent === undefined || parent_start === null ? null : turnAt(parent, parent_start);
  return attendees.filter((person) => replaced?.attendees.includes(person) !== true);
}

export interface TakeOver {
  /** The id of the new shift. */
  readonly id: string;
  readonly by: string;
  /** Whose place it is; null takes everybody's. */
  readonly instead_of: string | null;
  /** Wall-clock in the shift's zone; the whole occurrence unless said. */
  readonly start?: string | undefined;
  readonly end?: string | undefined;
}

export function takeOver(shifts: readonly Shift[], ref: OccurrenceRef, order: TakeOver): Result<readonly ShiftEdit[]> {
  const found = findOccurrence(shifts, ref);
  if (!found.ok) return found;
  const { attendees } = found.value;
  const { by, instead_of } = order;
  if (attendees.includes(by) && (instead_of !== null || attendees.length === 1))
    return refused(conflict(`${by} already serves then`));
  if (instead_of !== null && !attendees.includes(instead_of))
    return refused(invalid("instead_of", "does not serve at this occurrence"));
  const replaced = instead_of === null ? [by] : attendees.map((person) => (person === instead_of ? by : person));
  const edits = reassign(found.value, { id: order.id, attendees: replaced, start: order.start, end: order.end });
  return unlessConflict(shifts, edits);
}

/** The people of two whole occurrences change places. `ids` are those of the two new shifts. */
export function swap(
  shifts: readonly Shift[],
  first: OccurrenceRef,
  second: OccurrenceRef,
  ids: readonly [string, string],
): Result<readonly ShiftEdit[]> {
  const one = findOccurrence(shifts, first);
  if (!one.ok) return one;
  const other = findOccurrence(shifts, second);
  if (!other.ok) return other;
  if (one.value.shift.id === other.value.shift.id && one.value.wall === other.value.wall)
    return refused(conflict("An occurrence cannot be swapped with itself"));
  if (one.value.shift.is_intended_gap || other.value.shift.is_intended_gap)
    return refused(conflict("An intended gap has nobody to swap"));
  if (sameSet(one.value.attendees, other.value.attendees)) return refused(conflict("The same people serve at both"));
  const there = reassign(one.value, { id: ids[0], attendees: other.value.attendees });
  if (!there.ok) return there;
  const back = reassign(other.value, { id: ids[1], attendees: one.value.attendees });
  return back.ok ? unlessConflict(shifts, accepted([...there.value, ...back.value])) : back;
}

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted());

/** A whole override is changed in place, so that swapping back and forth does not pile up overrides of overrides. */
function reassign(turn: Turn, order: OverrideOrder): Result<readonly ShiftEdit[]> {
  const isWhole = order.start === undefined && order.end === undefined;
  if (turn.shift.parent_id === null || !isWhole) return overrideTurn(turn, order);
  const patched = patchShift(turn.shift, { attendees: [...order.attendees] });
  return patched.ok ? accepted(patchOf(turn.shift, patched.value)) : patched;
}
