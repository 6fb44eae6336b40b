// Where a schedule does not hold: layers without anybody, people in two places at once, people whom no message would reach.
import { type Stint, stints } from "./duty.ts";
import { layersOf, window } from "./on-call.ts";
import { services } from "./service.ts";
import type { Shift } from "./shift.ts";

export interface Gap {
  readonly layer: number;
  /** Epoch ms, clipped to the window. */
  readonly start: number;
  readonly end: number;
  /** Somebody has said that nobody is needed then. */
  readonly is_intended: boolean;
}

export interface DoubleBooking {
  readonly person: string;
  readonly start: number;
  readonly end: number;
  readonly at: readonly { readonly schedule_id: string; readonly layer: number; readonly shift_id: string }[];
}

export interface Unreachable {
  readonly person: string;
  readonly layer: number;
  readonly start: number;
  readonly end: number;
  readonly shift_ids: readonly string[];
  /** At some time of it nobody else on the layer could be reached either. */
  readonly leaves_nobody: boolean;
}

export interface Coverage {
  readonly gaps: readonly Gap[];
  readonly double_bookings: readonly DoubleBooking[];
  readonly unreachable: readonly Unreachable[];
}

interface Question {
  readonly from: number;
  readonly to: number;
  /** Those of the policy. Without it those of the shifts, and of an empty schedule the first: it is one big gap. */
  readonly layers?: readonly number[] | undefined;
  /** Whether any message could reach this person. */
  readonly isReachable: (person: string) => boolean;
}

/** Of the shifts of one schedule; double bookings are also found between schedules when several are given. */
export const coverage = (shifts: readonly Shift[], { from, to, layers, isReachable }: Question): Coverage => ({
  gaps: gaps(shifts, from, to, layers),
  double_bookings: doubleBookings(shifts, from, to),
  unreachable: unreachable(shifts, from, to, isReachable),
});

/** By layer, then start. Neighbouring gaps are told apart only by being intended or not. */
export function gaps(
  shifts: readonly Shift[],
  from: number,
  to: number,
  layers: readonly number[] = layersOf(shifts),
): readonly Gap[] {
  const spans = window(shifts, from, to);
  return (layers.length === 0 ? [1] : layers).flatMap((layer) => {
    const found: Gap[] = [];
    let covered = from;
    for (const span of spans.filter((one) => one.layer === layer)) {
      if (span.start > covered) found.push({ layer, start: covered, end: span.start, is_intended: false });
      if (span.is_intended_gap) found.push({ layer, start: span.start, end: span.end, is_intended: true });
      covered = span.end;
    }
    if (covered < to) found.push({ layer, start: covered, end: to, is_intended: false });
    return found;
  });
}

/** By person, then start. */
export function doubleBookings(shifts: readonly Shift[], from: number, to: number): readonly DoubleBooking[] {
  const stintsByPerson = new Map<string, Stint[]>();
  for (const stint of stints(shifts, from, to).toSorted((one, other) => one.start - other.start))
    for (const person of stint.turn.attendees) {
      const own = stintsByPerson.get(person);
      if (own === undefined) stintsByPerson.set(person, [stint]);
      else own.push(stint);
    }
  return [...stintsByPerson.keys()]
    .toSorted()
    .flatMap((person) => bookedTwice(person, stintsByPerson.get(person) ?? [], from, to));
}

/** `own` in order of start. */
function bookedTwice(person: string, own: readonly Stint[], from: number, to: number): readonly DoubleBooking[] {
  const moments = new Set(own.flatMap(({ start, end }) => [Math.max(start, from), Math.min(end, to)]));
  const inOrder = [...moments].toSorted((one, other) => one - other);
  const found: DoubleBooking[] = [];
  let present: readonly Stint[] = [];
  let arrived = 0;
  for (const [place, start] of inOrder.entries()) {
    const end = inOrder[place + 1];
    if (end === undefined) break;
    const before = arrived;
    while ((own[arrived]?.start ?? Infinity) <= start) arrived++;
    present = [...present, ...own.slice(before, arrived)].filter((stint) => stint.end > start);
    if (present.length < 2) continue;
    const at = present.map(({ turn: { shift } }) => ({
      schedule_id: shift.schedule_id,
      layer: shift.layer,
      shift_id: shift.id,
    }));
    found.push({ person, start, end, at });
  }
  return found;
}

/** By start, then layer, then person. */
export function unreachable(
  shifts: readonly Shift[],
  from: number,
  to: number,
  isReachable: (person: string) => boolean,
): readonly Unreachable[] {
  const silent = window(shifts, from, to).filter(({ people }) => people.length > 0 && !people.some(isReachable));
  return services(shifts, from, to)
    .filter(({ person }) => !isReachable(person))
    .map((service) => ({
      ...service,
      leaves_nobody: silent.some(
        (span) => span.layer === service.layer && span.start < service.end && span.end > service.start,
      ),
    }));
}
