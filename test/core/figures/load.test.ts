import fc from "fast-check";
import { expect, test } from "vitest";

import { floodAbove, floodBelow, loadOf, windowMs } from "../../../src/core/figures/load.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const question = { from: 0, to: day, operators: 1, slots: 24 };
const every = (count: number, gap: number, from = 0): readonly number[] =>
  Array.from({ length: count }, (_, place) => from + place * gap);

test("one alert every ten minutes is one for each ten minutes, and no flood", () => {
  const load = loadOf(every(144, windowMs), question);
  expect(load).toMatchObject({ mean: 1, peak: 1, floods: [], time_in_flood: 0 });
  expect(load.slots).toHaveLength(24);
  expect(load.slots[0]).toEqual({ start: 0, peak: 1, alerts: 6 });
});

test("ten in ten minutes is no flood, eleven is", () => {
  expect(loadOf(every(10, minute), question).floods).toEqual([]);
  // Eleven, 30 s apart, from 0 to 5 min. It begins with the eleventh and is over once fewer than five are in sight: when
  // the seventh, of 3 min, is ten minutes old.
  expect(loadOf(every(11, minute / 2), question).floods).toEqual([
    { start: 5 * minute, end: 13 * minute, alerts: 11, peak: 11 },
  ]);
});

test("two floods are told apart by a calm between them, and two operators bear twice as much", () => {
  const times = [...every(12, 1000), ...every(20, 1000, 60 * minute)];
  expect(loadOf(times, question).floods.map(({ alerts, peak }) => [alerts, peak])).toEqual([
    [12, 12],
    [20, 20],
  ]);
  expect(loadOf(times, { ...question, operators: 2 })).toMatchObject({ peak: 10, floods: [] });
});

test("a flood that is not over at the end has no end, and counts until then", () => {
  const load = loadOf(every(30, 1000, day - minute), question);
  expect(load.floods).toEqual([{ start: day - minute + 10_000, end: null, alerts: 30, peak: 30 }]);
  expect(load.time_in_flood).toBeCloseTo(50_000 / day);
});

test("what came just before the period is in its first windows, and not in its counts", () => {
  const load = loadOf([...every(10, 1000, -minute), 0], question);
  expect(load).toMatchObject({ mean: 1 / 144, peak: 11 });
  expect(load.floods).toMatchObject([{ start: 0 }]);
});

test("nothing at all", () => {
  expect(loadOf([], { ...question, to: 0 })).toEqual({
    operators: 1,
    mean: 0,
    peak: 0,
    floods: [],
    time_in_flood: 0,
    slots: [],
  });
});

/** Looked at anew at every moment at which anything comes or is forgotten. */
function naiveFloods(times: readonly number[], to: number): readonly (readonly [number, number | null])[] {
  const moments = [...new Set(times.flatMap((at) => [at, at + windowMs]))]
    .filter((at) => at <= to)
    .toSorted((one, other) => one - other);
  const floods: [number, number | null][] = [];
  let open: number | null = null;
  for (const now of moments) {
    const inSight = times.filter((at) => at <= now && at > now - windowMs).length;
    const left = times.filter((at) => at < now && at > now - windowMs).length;
    if (open !== null && left < floodBelow) {
      floods.push([open, now]);
      open = null;
    }
    if (open === null && inSight > floodAbove) open = now;
  }
  if (open !== null) floods.push([open, null]);
  return floods;
}

test("floods are those that a count at every moment finds", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 120 }), (minutes) => {
      // No two at once, so that every arrival is a moment of its own.
      const times = [...new Set(minutes)].toSorted((one, other) => one - other).map((at) => at * 30_000);
      const found = loadOf(times, { ...question, to: day }).floods.map(({ start, end }) => [start, end]);
      expect(found).toEqual(naiveFloods(times, day));
    }),
  );
});
