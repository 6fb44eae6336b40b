// Somebody leaves: from an instant on others take their places, and what was before stays as it was.
import { accepted, conflict, refused, type Result } from "../refusal.ts";
import { editOccurrence, type OccurrenceChanges } from "./edit.ts";
import { stints } from "./duty.ts";
import { nextTurn, type Turn } from "./occurrences.ts";
import { overrideOccurrence } from "./override.ts";
import { patchShift, type Shift } from "./shift.ts";
import { applyEdits, patchOf, type ShiftEdit } from "./shift-edit.ts";
import { msToWall } from "./wall-time.ts";
import { zoneNamed } from "./zone.ts";

/** The shifts that still name somebody for a time after then. */
export const shiftsNaming = (shifts: readonly Shift[], person: string, at: number): readonly Shift[] =>
  shifts.filter((shift) => shift.attendees.includes(person) && nextTurn(shift, at) !== null);

export interface Replacement {
  readonly person: string;
  /** Null: nobody. Rotations close up and keep whose turn it is; where the person is alone, it is refused. */
  readonly by: string | null;
  readonly at: number;
  /** A new id at each call. */
  readonly newId: () => string;
}

export function replacePerson(shifts: readonly Shift[], replacement: Replacement): Result<readonly ShiftEdit[]> {
  const { person, by, at } = replacement;
  const naming = shiftsNaming(shifts, person, at);
  const alone = by === null ? naming.filter(({ attendees }) => attendees.every((one) => one === person)) : [];
  if (alone.length > 0)
    return refused(conflict(`Nobody would be left on ${alone.map(({ id }) => id).join(", ")}: say who takes over`));
  let after = shifts;
  const edits: ShiftEdit[] = [];
  for (const { id } of naming) {
    const shift = after.find((one) => one.id === id);
    const done = shift === undefined ? accepted([]) : replaceIn(after, shift, replacement);
    if (!done.ok) return done;
    edits.push(...done.value);
    after = applyEdits(after, done.value);
  }
  return accepted(edits);
}

function replaceIn(
  shifts: readonly Shift[],
  shift: Shift,
  { person, by, at, newId }: Replacement,
): Result<readonly ShiftEdit[]> {
  const current = nextTurn(shift, at);
  if (current === null) return accepted([]);
  const replaced = (people: readonly string[]): string[] => [...new Set(replaceAll(people, person, by))];
  const isRunning = current.start < at;
  const next = isRunning ? (shift.repeat === null ? null : nextTurn(shift, current.end)) : current;

  const rest =
    isRunning && current.attendees.includes(person)
      ? overrideRest(shifts, current, at, successors(current, replaced), newId)
      : accepted([]);
  if (!rest.ok || next === null) return rest;
  if (shift.repeat === null) {
    const patched = patchShift(shift, { attendees: replaced(shift.attendees) });
    return patched.ok ? accepted(patchOf(shift, patched.value)) : patched;
  }
  const changes = shift.is_rotating ? closedUp(shift, next, person, by) : { attendees: replaced(shift.attendees) };
  const ref = { shift_id: shift.id, start: msToWall(next.wall) };
  const following = editOccurrence(applyEdits(shifts, rest.value), ref, "following", changes, newId());
  return following.ok ? accepted([...rest.value, ...following.value]) : following;
}

const replaceAll = (people: readonly string[], person: string, by: string | null): readonly string[] =>
  people.flatMap((one) => (one !== person ? [one] : by === null ? [] : [by]));

/** Who serves for the rest of an occurrence; in a rotation that closes up, whoever is next. */
function successors({ shift, attendees, index }: Turn, replaced: (people: readonly string[]) => string[]): string[] {
  const left = replaced(attendees);
  if (left.length > 0) return left;
  const { order, seat } = turnOrder(shift, index);
  const [next] = replaced([...order.slice(seat), ...order.slice(0, seat)]);
  return next === undefined ? [] : [next];
}

function turnOrder({ attendees, occurrences_per_turn, rotation_offset }: Shift, index: number) {
  const done = (rotation_offset + index) % (attendees.length * occurrences_per_turn);
  return { order: attendees, seat: Math.floor(done / occurrences_per_turn), into: done % occurrences_per_turn };
}

/** The order without the person, with the turn still where it is, or the next one's from its beginning. */
function closedUp(shift: Shift, turn: Turn, person: string, by: string | null): OccurrenceChanges {
  const { order, seat, into } = turnOrder(shift, turn.index);
  const attendees = [...replaceAll(order, person, by)];
  const before = replaceAll(order.slice(0, seat), person, by).length;
  const isGone = by === null && order[seat] === person;
  const perTurn = shift.occurrences_per_turn;
  return { attendees, rotation_offset: (before % attendees.length) * perTurn + (isGone ? 0 : into) };
}

/** Whatever of the rest is overridden already stays as it is. */
function overrideRest(
  shifts: readonly Shift[],
  turn: Turn,
  at: number,
  attendees: readonly string[],
  newId: () => string,
): Result<readonly ShiftEdit[]> {
  const { shift, wall } = turn;
  const { toWall } = zoneNamed(shift.time_zone);
  const rest = stints(shifts, at, turn.end).filter(
    (stint) => stint.turn.shift.id === shift.id && stint.turn.wall === wall,
  );
  const edits: ShiftEdit[] = [];
  for (const { start, end } of rest) {
    const made = overrideOccurrence(
      applyEdits(shifts, edits),
      { shift_id: shift.id, start: msToWall(wall) },
      {
        id: newId(),
        attendees,
        // In an hour that is shown twice, the first is meant, and that must not be before the occurrence.
        start: msToWall(Math.max(wall, toWall(Math.max(start, at)))),
        end: end === turn.end ? undefined : msToWall(toWall(end)),
      },
    );
    if (!made.ok) return made;
    edits.push(...made.value);
  }
  return accepted(edits);
}
