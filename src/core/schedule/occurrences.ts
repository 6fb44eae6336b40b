// The occurrences of one shift as instants. Shifts are kept in wall-clock time: a start that the clocks skip moves on, one that
// they show twice happens once, and where an occurrence ends as the next begins, they meet on DST nights too.
import { createSeries, type Series } from "./recurrence.ts";
import type { Shift } from "./shift.ts";
import { dayMs, hourMs, msToWall, wallToMs } from "./wall-time.ts";
import { type Zone, zoneNamed } from "./zone.ts";

export interface Occurrence {
  /** Epoch ms. */
  readonly start: number;
  readonly end: number;
  readonly attendees: readonly string[];
  /** Names the occurrence: exceptions and overrides refer to it. In the shift's own zone. */
  readonly start_wall: string;
  readonly end_wall: string;
  /** 0 for the first of the series; left-out ones count. */
  readonly index: number;
}

/** The same as an `Occurrence`, in numbers: whole years of them are made. */
export interface Turn {
  readonly shift: Shift;
  readonly start: number;
  readonly end: number;
  readonly attendees: readonly string[];
  readonly wall: number;
  readonly wallEnd: number;
  readonly index: number;
}

/** Those that touch the time from `from` (inclusive) to `to` (exclusive), whole, in order of their starts. */
export const occurrences = (shift: Shift, from: number, to: number): readonly Occurrence[] =>
  turns(shift, from, to).map(turnToOccurrence);

export const turnToOccurrence = ({ start, end, attendees, wall, wallEnd, index }: Turn): Occurrence => ({
  start,
  end,
  attendees,
  start_wall: msToWall(wall),
  end_wall: msToWall(wallEnd),
  index,
});

/** The occurrence that starts then on the wall, unless it is left out or past the end of the series. */
export function turnAt(shift: Shift, startWall: string): Turn | null {
  const wall = wallToMs(startWall);
  if (Number.isNaN(wall)) return null;
  const { zone } = shapeOf(shift);
  const around = zone.toInstant(wall);
  return turns(shift, around - oddestMs, around + oddestMs).find((turn) => turn.wall === wall) ?? null;
}

/** The first that ends after then. */
export function nextTurn(shift: Shift, at: number): Turn | null {
  const { start, series, length, lastWall, zone } = shapeOf(shift);
  const step = (series?.widest ?? 0) + length + oddestMs;
  const from = Math.max(at, zone.toInstant(start));
  const farthest = Math.min(lastWall + step, from + 200 * 366 * dayMs);
  // The nearest is nearly always the first looked at; further away it is only when many are left out.
  for (let reach = 2 * step; ; reach *= 16) {
    const [turn] = turns(shift, at, from + reach);
    if (turn !== undefined) return turn;
    if (from + reach > farthest) return null;
  }
}

export const turns = (shift: Shift, from: number, to: number): readonly Turn[] =>
  shift.repeat === null ? singleTurn(shift, from, to) : seriesTurns(shift, from, to);

/** More than any zone ever jumped: whole days were skipped at the date line. */
const oddestMs = dayMs + hourMs;

/** What is worked out once for each shift: its texts as numbers, its rule as a series. */
interface Shape {
  readonly start: number;
  readonly length: number;
  readonly zone: Zone;
  readonly series: Series | null;
  readonly isContinuous: boolean;
  /** Who takes the first turn of a rotation, the second, ...; otherwise everybody, at each. */
  readonly order: readonly (readonly string[])[];
  readonly exceptions: ReadonlySet<number>;
  /** No occurrence starts from here on; where the count ends a series, it may end earlier. */
  readonly lastWall: number;
  readonly count: number;
}

const shapes = new WeakMap<Shift, Shape>();

function shapeOf(shift: Shift): Shape {
  let shape = shapes.get(shift);
  if (shape === undefined) {
    shape = readShape(shift);
    shapes.set(shift, shape);
  }
  return shape;
}

function readShape(shift: Shift): Shape {
  const { repeat } = shift;
  const start = wallToMs(shift.start);
  const length = wallToMs(shift.end) - start;
  const series = repeat === null ? null : createSeries(start, repeat);
  const count = repeat?.count ?? Infinity;
  const isMonthly = repeat?.frequency === "monthly" || repeat?.frequency === "yearly";
  return {
    start,
    length,
    zone: zoneNamed(shift.time_zone),
    series,
    isContinuous:
      repeat?.is_continuous ?? (series !== null && isMonthly && endsAsTheSecondStarts(series, start, length)),
    order: shift.is_rotating ? shift.attendees.map((attendee) => [attendee]) : [shift.attendees],
    exceptions: new Set(shift.exceptions.map(wallToMs)),
    lastWall: Math.min(
      repeat?.until ? wallToMs(`${repeat.until}T00:00:00`) + dayMs : Infinity,
      series === null ? start + 1 : start + (count + 1) * series.widest + 1,
    ),
    count,
  };
}

function endsAsTheSecondStarts(series: Series, start: number, length: number): boolean {
  const [first, second] = series.startsBetween(start, start + 3 * series.widest);
  return first !== undefined && second?.wall === first.wall + length;
}

/** Whether each occurrence lasts until the next start of the series, however long that is. */
export const isContinuous = (shift: Shift): boolean => shapeOf(shift).isContinuous;

function singleTurn(shift: Shift, from: number, to: number): readonly Turn[] {
  const { zone, start: wall, length } = shapeOf(shift);
  const start = zone.toInstant(wall);
  if (start >= to || start + length + oddestMs < from) return [];
  const end = endAfter(start, zone.toInstant(wall + length), length);
  return end > from ? [{ shift, start, end, attendees: shift.attendees, wall, wallEnd: wall + length, index: 0 }] : [];
}

/** Moved by a DST night, a start may have overtaken the end; the occurrence is not lost, it keeps its length. */
const endAfter = (start: number, end: number, length: number): number => (end > start ? end : start + length);

function seriesTurns(shift: Shift, from: number, to: number): readonly Turn[] {
  const shape = shapeOf(shift);
  const { zone, series, length } = shape;
  if (series === null) return [];
  const reach = (shape.isContinuous ? series.widest : length) + 2 * oddestMs;
  // The first start past the window is needed too: it may be where the one before it ends.
  const last = Math.min(zone.toWall(to) + oddestMs, shape.lastWall) + series.widest + 1;
  const starts = series.startsBetween(zone.toWall(from) - reach, last);
  const instants = inOrder(starts.map(({ wall }) => zone.toInstant(wall)));
  const found: Turn[] = [];
  for (const [place, { wall, index }] of starts.entries()) {
    if (index >= shape.count || wall >= shape.lastWall) break;
    const start = instants[place] ?? 0;
    const following = starts[place + 1]?.wall;
    const wallEnd = shape.isContinuous ? following : wall + length;
    if (start >= to || wallEnd === undefined) break;
    const meets = wallEnd === following;
    const nominal = meets ? (instants[place + 1] ?? 0) : zone.toInstant(wallEnd);
    // An hour that is skipped, in a series where every hour is somebody's: their neighbours meet, and it is nobody's.
    if (meets && nominal <= start) continue;
    const end = endAfter(start, nominal, wallEnd - wall);
    if (end <= from || shape.exceptions.has(wall)) continue;
    found.push({ shift, start, end, attendees: attendeesAt(shape, shift, index), wall, wallEnd, index });
  }
  return found;
}

/** Where clocks jump by more than the series' step, moved starts would overtake those that follow. */
function inOrder(instants: readonly number[]): readonly number[] {
  let latest = -Infinity;
  return instants.map((instant) => (latest = Math.max(latest, instant)));
}

const attendeesAt = ({ order }: Shape, { occurrences_per_turn, rotation_offset }: Shift, index: number) =>
  order[Math.floor((rotation_offset + index) / occurrences_per_turn) % order.length] ?? [];
