// Who is on call: at an instant, over a window, and what a roster says of it.
import { type Stint, stints } from "./duty.ts";
import type { Shift } from "./shift.ts";
import { dayMs } from "./wall-time.ts";

/** On one layer, a time during which the same people are on call. Times without anybody are left out unless intended. */
export interface Span {
  readonly layer: number;
  /** Epoch ms, clipped to the window. */
  readonly start: number;
  readonly end: number;
  /** Account user ids, sorted; empty in an intended gap. */
  readonly people: readonly string[];
  readonly is_intended_gap: boolean;
  /** Why: the shifts that put them there at some time of it, sorted. */
  readonly shift_ids: readonly string[];
}

type OpenSpan = Omit<Span, "end">;

export type OnCall = Omit<Span, "start" | "end">;

export interface RosterLine extends OnCall {
  /** Since when and until when it is as it is now; null where that is further away than is looked for. */
  readonly since: number | null;
  readonly until: number | null;
  /** Who serves next, at `until` or after a gap. */
  readonly next: { readonly people: readonly string[]; readonly start: number } | null;
}

/** Every layer that the shifts name has a line, also when nobody serves on it; by layer. */
export function peopleOnCall(shifts: readonly Shift[], at: number): readonly OnCall[] {
  const serving = stints(shifts, at, at + 1);
  return layersOf(shifts).map((layer) => {
    const here = serving.filter(({ turn }) => turn.shift.layer === layer);
    const people = sortedSet(here.flatMap(({ turn }) => turn.attendees));
    return {
      layer,
      people,
      is_intended_gap: people.length === 0 && here.length > 0,
      shift_ids: sortedSet(here.map(({ turn }) => turn.shift.id)),
    };
  });
}

export const layersOf = (shifts: readonly Shift[]): readonly number[] =>
  [...new Set(shifts.map(({ layer }) => layer))].toSorted((one, other) => one - other);

const sortedSet = (values: readonly string[]): readonly string[] => [...new Set(values)].toSorted();

/** By layer, then start. */
export function window(shifts: readonly Shift[], from: number, to: number): readonly Span[] {
  const stintsByLayer = new Map<number, Stint[]>();
  for (const stint of stints(shifts, from, to)) {
    const { layer } = stint.turn.shift;
    const together = stintsByLayer.get(layer);
    if (together === undefined) stintsByLayer.set(layer, [stint]);
    else together.push(stint);
  }
  return [...stintsByLayer]
    .toSorted(([one], [other]) => one - other)
    .flatMap(([layer, together]) => sweep(layer, together, from, to));
}

/** How far back and ahead a roster line looks, nearest first: most lines change within days. */
const horizons = [2 * dayMs, 35 * dayMs, 400 * dayMs];

/** What a roster shows: on call now, until when, who is next. By layer. */
export function onCall(shifts: readonly Shift[], at: number): readonly RosterLine[] {
  const now = peopleOnCall(shifts, at);
  let lines: readonly RosterLine[] = [];
  for (const horizon of horizons) {
    const spans = window(shifts, at - horizon, at + horizon);
    lines = now.map((line) => toRosterLine(line, spans, at, horizon));
    if (lines.every(({ since, next }) => since !== null && next !== null)) break;
  }
  return lines;
}

function toRosterLine(now: OnCall, spans: readonly Span[], at: number, horizon: number): RosterLine {
  const here = spans.filter(({ layer }) => layer === now.layer);
  const current = here.find(({ start, end }) => start <= at && at < end);
  const next = here.find(({ start, people }) => start > at && people.length > 0);
  const start = current?.start ?? here.findLast(({ end }) => end <= at)?.end ?? null;
  const end = current?.end ?? here.find((span) => span.start > at)?.start ?? null;
  return {
    ...now,
    since: start === null || start <= at - horizon ? null : start,
    until: end === null || end >= at + horizon ? null : end,
    next: next === undefined ? null : { people: next.people, start: next.start },
  };
}

/** Walks the moments at which somebody begins or ends, and closes a span wherever the people have changed. */
function sweep(layer: number, together: readonly Stint[], from: number, to: number): readonly Span[] {
  const beginning = together.toSorted((one, other) => one.start - other.start);
  const ending = together.toSorted((one, other) => one.end - other.end);
  const people = createRoll();
  const shifts = createRoll();
  const spans: Span[] = [];

  function goOn(open: OpenSpan | null, at: number, arriving: readonly string[]): OpenSpan | null {
    if (open !== null && shifts.names.length > 0 && isEqual(open.people, people.names)) {
      const more = arriving.filter((shiftId) => !open.shift_ids.includes(shiftId));
      return more.length === 0 ? open : { ...open, shift_ids: sortedSet([...open.shift_ids, ...more]) };
    }
    if (open !== null) spans.push({ ...open, end: at });
    if (shifts.names.length === 0) return null;
    const is_intended_gap = people.names.length === 0;
    return { layer, start: at, people: people.names.slice(), is_intended_gap, shift_ids: shifts.names.slice() };
  }

  let open: OpenSpan | null = null;
  for (let begun = 0, ended = 0; ended < ending.length;) {
    const at = Math.max(from, Math.min(beginning[begun]?.start ?? Infinity, ending[ended]?.end ?? Infinity));
    if (at >= to) break;
    const arriving: string[] = [];
    for (let stint = ending[ended]; stint !== undefined && stint.end <= at; stint = ending[++ended]) {
      for (const person of stint.turn.attendees) people.leave(person);
      shifts.leave(stint.turn.shift.id);
    }
    for (let stint = beginning[begun]; stint !== undefined && stint.start <= at; stint = beginning[++begun]) {
      for (const person of stint.turn.attendees) people.join(person);
      shifts.join(stint.turn.shift.id);
      arriving.push(stint.turn.shift.id);
    }
    open = goOn(open, at, arriving);
  }
  if (open !== null) spans.push({ ...open, end: to });
  return spans;
}

/** Who is there while the sweep passes; one may be there several times over. */
function createRoll() {
  const countByName = new Map<string, number>();
  const names: string[] = [];

  function placeOf(name: string): number {
    let low = 0;
    let high = names.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((names[middle] ?? "") < name) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    /** Sorted. */
    names: names as readonly string[],
    join: (name: string): void => {
      const count = countByName.get(name) ?? 0;
      countByName.set(name, count + 1);
      if (count === 0) names.splice(placeOf(name), 0, name);
    },
    leave: (name: string): void => {
      const count = (countByName.get(name) ?? 0) - 1;
      countByName.set(name, count);
      if (count === 0) names.splice(placeOf(name), 1);
    },
  };
}

const isEqual = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name, place) => name === other[place]);
