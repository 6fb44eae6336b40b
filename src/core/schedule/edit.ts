// Edits of shifts and of single occurrences: *this*, *this and following*, or *all*. Overrides go along with the occurrence
// they belong to, cut to its new time, and end with it.
import { accepted, invalid, type Refusal, refused, type Result } from "../refusal.ts";
import { carryOverrides } from "./carry-overrides.ts";
import { isContinuous, type Turn } from "./occurrences.ts";
import { overrideConflict } from "./override.ts";
import type { Repeat } from "./repeat.ts";
import { patchShift, type Shift, type ShiftFields, type ShiftPatch } from "./shift.ts";
import {
  deleteWithOverrides,
  findOccurrence,
  type OccurrenceRef,
  overridesOf,
  patchOf,
  type ShiftEdit,
} from "./shift-edit.ts";
import { dayMs, dayOf, msToDate, msToWall, wallToMs } from "./wall-time.ts";

export type Scope = "this" | "following" | "all";

/** `start` and `end` are the occurrence's new ones; with a start alone it keeps its length. */
export type OccurrenceChanges = Omit<ShiftPatch, "schedule_id" | "exceptions" | "parent_id" | "parent_start">;

/** `newId` is used when the occurrence leaves its series or begins a new one. */
export function editOccurrence(
  shifts: readonly Shift[],
  ref: OccurrenceRef,
  scope: Scope,
  asked: OccurrenceChanges,
  newId: string,
): Result<readonly ShiftEdit[]> {
  const found = findOccurrence(shifts, ref);
  if (!found.ok) return found;
  const turn = found.value;
  const changes: OccurrenceChanges = Object.fromEntries(
    Object.entries(asked).filter(([, value]) => value !== undefined),
  );
  const { repeat } = turn.shift;
  if (repeat === null) return editSingle(shifts, turn, changes);
  if (scope === "this") return editThis(shifts, turn, changes, newId);
  if (scope === "following" && turn.index > 0) return editFollowing(shifts, turn, repeat, changes, newId);
  return editAll(shifts, turn, repeat, changes);
}

export const moveOccurrence = (
  shifts: readonly Shift[],
  ref: OccurrenceRef,
  scope: Scope,
  start: string,
  newId: string,
): Result<readonly ShiftEdit[]> => editOccurrence(shifts, ref, scope, { start }, newId);

export function removeOccurrence(
  shifts: readonly Shift[],
  ref: OccurrenceRef,
  scope: Scope,
): Result<readonly ShiftEdit[]> {
  const found = findOccurrence(shifts, ref);
  if (!found.ok) return found;
  const { shift, wall, index } = found.value;
  if (shift.repeat === null || scope === "all" || (scope === "following" && index === 0))
    return accepted(deleteWithOverrides(shifts, shift.id));
  const isMeant = (start: number): boolean => (scope === "this" ? start === wall : start >= wall);
  const doomed = overridesOf(shifts, shift.id).filter(({ parent_start }) => isMeant(wallToMs(parent_start ?? "")));
  const rest =
    scope === "this"
      ? { exceptions: [...shift.exceptions, msToWall(wall)].toSorted() }
      : endBefore(shift, shift.repeat, wall, index);
  return accepted([
    { kind: "patch", id: shift.id, fields: rest },
    ...doomed.flatMap(({ id }) => deleteWithOverrides(shifts, id)),
  ]);
}

/** A copy that stands for itself, without the overrides; moved to `start` when that is given. */
export function cloneShift(
  shifts: readonly Shift[],
  shiftId: string,
  {
    id,
    ...changes
  }: { readonly id: string; readonly start?: string; readonly layer?: number; readonly schedule_id?: string },
): Result<readonly ShiftEdit[]> {
  const shift = shifts.find((one) => one.id === shiftId);
  if (shift === undefined) return refused({ kind: "not_found", detail: `There is no shift ${shiftId}` });
  const deltaMs = changes.start === undefined ? 0 : wallToMs(changes.start) - wallToMs(shift.start);
  const made = patchShift(shift, {
    ...(deltaMs === 0 || Number.isNaN(deltaMs) ? {} : movedSeries(shift, deltaMs)),
    ...changes,
    parent_id: null,
    parent_start: null,
  });
  return made.ok ? accepted([{ kind: "create", id, fields: made.value }]) : made;
}

/** Empties a schedule. */
export const flush = (shifts: readonly Shift[], scheduleId: string): readonly ShiftEdit[] =>
  shifts.filter(({ schedule_id }) => schedule_id === scheduleId).map(({ id }) => ({ kind: "delete", id }));

function editSingle(shifts: readonly Shift[], turn: Turn, changes: OccurrenceChanges): Result<readonly ShiftEdit[]> {
  const { shift } = turn;
  const edited = patchShift(shift, { ...changes, ...newTimes(turn, changes) });
  if (!edited.ok) return edited;
  const after: Shift = { id: shift.id, ...edited.value };
  const refusal = after.parent_id === null || isOnlyRenamed(shift, after) ? null : overrideConflict(shifts, after);
  if (refusal !== null) return refused(refusal);
  return accepted([
    ...patchOf(shift, edited.value),
    ...carryOverrides(shifts, shift, after, () => true, deltaOf(turn, after)),
  ]);
}

/** Overrides written apart, on two consoles, may be in conflict; that must not keep anybody from mending them. */
const isOnlyRenamed = (before: Shift, after: Shift): boolean =>
  JSON.stringify({ ...after, title: null, notes: null }) === JSON.stringify({ ...before, title: null, notes: null });

function editThis(
  shifts: readonly Shift[],
  turn: Turn,
  changes: OccurrenceChanges,
  newId: string,
): Result<readonly ShiftEdit[]> {
  const refusal = seriesOnly(changes);
  if (refusal !== null) return refused(refusal);
  const { shift, wall } = turn;
  const made = patchShift(shift, {
    ...alone(turn),
    ...changes,
    ...newTimes(turn, changes),
  });
  if (!made.ok) return made;
  const after: Shift = { id: newId, ...made.value };
  return accepted([
    { kind: "patch", id: shift.id, fields: { exceptions: [...shift.exceptions, msToWall(wall)].toSorted() } },
    { kind: "create", id: newId, fields: made.value },
    ...carryOverrides(shifts, shift, after, (start) => start === wall, deltaOf(turn, after)),
  ]);
}

/** What one occurrence of a series is when it stands for itself. */
const alone = (turn: Turn): Partial<ShiftFields> => ({
  attendees: [...turn.attendees],
  repeat: null,
  is_rotating: false,
  occurrences_per_turn: 1,
  rotation_offset: 0,
  exceptions: [],
});

function seriesOnly(changes: OccurrenceChanges): Refusal | null {
  const names = ["repeat", "is_rotating", "occurrences_per_turn", "rotation_offset"] as const;
  const name = names.find((one) => changes[one] !== undefined);
  return name === undefined ? null : invalid(name, "is for a whole series, not for one occurrence of it");
}

function editFollowing(
  shifts: readonly Shift[],
  turn: Turn,
  repeat: Repeat,
  changes: OccurrenceChanges,
  newId: string,
): Result<readonly ShiftEdit[]> {
  const { shift, wall, index } = turn;
  const left = repeat.count === null ? null : repeat.count - index;
  const splitOff: Shift = {
    ...shift,
    start: msToWall(wall),
    end: msToWall(turn.wallEnd),
    repeat: { ...pinned(shift, repeat), count: left },
    rotation_offset: shift.is_rotating
      ? (shift.rotation_offset + index) % (shift.attendees.length * shift.occurrences_per_turn)
      : 0,
    exceptions: shift.exceptions.filter((exception) => wallToMs(exception) >= wall),
  };
  const made = editSeries(splitOff, turn, changes);
  if (!made.ok) return made;
  const after: Shift = { id: newId, ...made.value };
  return accepted([
    { kind: "patch", id: shift.id, fields: endBefore(shift, repeat, wall, index) },
    { kind: "create", id: newId, fields: made.value },
    ...carryOverrides(shifts, shift, after, (start) => start >= wall, newTimesDelta(turn, changes)),
  ]);
}

function editAll(
  shifts: readonly Shift[],
  turn: Turn,
  repeat: Repeat,
  changes: OccurrenceChanges,
): Result<readonly ShiftEdit[]> {
  const { shift } = turn;
  const isMoved = changes.start !== undefined || changes.end !== undefined;
  const edited = editSeries(isMoved ? { ...shift, repeat: pinned(shift, repeat) } : shift, turn, changes);
  if (!edited.ok) return edited;
  const after: Shift = { id: shift.id, ...edited.value };
  return accepted([
    ...patchOf(shift, edited.value),
    ...carryOverrides(shifts, shift, after, () => true, newTimesDelta(turn, changes)),
  ]);
}

/** A series with the changes of one of its occurrences, so that all move by as much and last as long as that one. */
function editSeries(series: Shift, turn: Turn, changes: OccurrenceChanges): Result<ShiftFields> {
  const times = newTimes(turn, changes);
  const deltaMs = newTimesDelta(turn, changes);
  const isRotating = changes.is_rotating ?? series.is_rotating;
  const isOtherOrder = JSON.stringify(changes.attendees ?? series.attendees) !== JSON.stringify(series.attendees);
  const moved = deltaMs === 0 ? series : { ...series, ...movedSeries(series, deltaMs) };
  const longerMs = wallToMs(times.end) - wallToMs(times.start) - (turn.wallEnd - turn.wall);
  const repeat = longerMs === 0 || moved.repeat === null ? moved.repeat : { ...moved.repeat, is_continuous: null };
  return patchShift(moved, {
    ...(isRotating ? {} : { occurrences_per_turn: 1, rotation_offset: 0 }),
    ...(isOtherOrder ? { rotation_offset: 0 } : {}),
    ...(changes.repeat === null ? { exceptions: [] } : {}),
    repeat,
    ...changes,
    start: moved.start,
    end: msToWall(wallToMs(moved.end) + longerMs),
  });
}

/** The rule with everything said that it would otherwise take from the series' first occurrence. */
function pinned(shift: Shift, repeat: Repeat): Repeat {
  if (repeat.frequency !== "monthly" && repeat.frequency !== "yearly") return repeat;
  const day_of_month = repeat.day_of_month ?? new Date(wallToMs(shift.start)).getUTCDate();
  return { ...repeat, day_of_month, is_continuous: isContinuous(shift) };
}

const endBefore = (shift: Shift, repeat: Repeat, wall: number, index: number): Partial<ShiftFields> => ({
  repeat: { ...repeat, until: null, count: index },
  exceptions: shift.exceptions.filter((exception) => wallToMs(exception) < wall),
});

/** Days of the week, the last day and exceptions move along. */
function movedSeries(shift: Shift, deltaMs: number): Pick<ShiftFields, "start" | "end" | "repeat" | "exceptions"> {
  const move = (wall: string): string => msToWall(wallToMs(wall) + deltaMs);
  const start = move(shift.start);
  const days = (dayOf(wallToMs(start)) - dayOf(wallToMs(shift.start))) / dayMs;
  return {
    start,
    end: move(shift.end),
    repeat: shift.repeat === null ? null : movedRule(shift.repeat, days),
    exceptions: shift.exceptions.map(move),
  };
}

const movedRule = (repeat: Repeat, days: number): Repeat => ({
  ...repeat,
  days_of_week: repeat.days_of_week?.map((day) => (((day + days) % 7) + 7) % 7) ?? null,
  day_of_month: days === 0 ? repeat.day_of_month : null,
  until: repeat.until === null ? null : msToDate(wallToMs(`${repeat.until}T00:00:00`) + days * dayMs),
});

function newTimes(turn: Turn, changes: OccurrenceChanges): { readonly start: string; readonly end: string } {
  const start = changes.start ?? msToWall(turn.wall);
  return { start, end: changes.end ?? msToWall(wallToMs(start) + turn.wallEnd - turn.wall) };
}

const newTimesDelta = (turn: Turn, changes: OccurrenceChanges): number =>
  changes.start === undefined ? 0 : wallToMs(changes.start) - turn.wall;

const deltaOf = (turn: Turn, after: Shift): number => wallToMs(after.start) - turn.wall;
