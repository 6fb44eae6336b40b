import { expect, test } from "vitest";

import { countWithin, percentile, percentilesOf } from "../../../src/core/figures/percentile.ts";
import { judge, standards } from "../../../src/core/figures/standard.ts";

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, place) => place + 1);

test("the nearest rank, by hand", () => {
  // Five values: the median is the third, four fifths are four, nine tenths need the fifth.
  expect(percentilesOf([2, 4, 7, 11, 40])).toEqual({ p50: 7, p80: 11, p90: 40, p95: 40, p98_5: 40 });
  expect(percentilesOf(upTo(200))).toEqual({ p50: 100, p80: 160, p90: 180, p95: 190, p98_5: 197 });
  expect(percentilesOf([3])).toEqual({ p50: 3, p80: 3, p90: 3, p95: 3, p98_5: 3 });
  expect(percentilesOf([])).toEqual({ p50: null, p80: null, p90: null, p95: null, p98_5: null });
});

test("what floating point makes of a share moves no rank", () => {
  for (let n = 1; n <= 200; n += 1)
    for (let hundredths = 1; hundredths <= 100; hundredths += 1)
      expect(percentile(upTo(n), hundredths / 100)).toBe(Math.ceil((hundredths * n) / 100));
});

test("how many are within a limit, the limit itself included", () => {
  expect([0, 1, 2, 3, 9].map((limit) => countWithin([1, 2, 2, 3], limit))).toEqual([0, 1, 3, 4, 4]);
});

const reached = (answers: readonly number[], waits: readonly number[] = []) =>
  judge(answers, waits)
    .filter(({ standard_id }) => standard_id === "nena")
    .map(({ share, seconds, reached: of }) => [share, seconds, of]);

test("a standard is judged by the share within its seconds", () => {
  expect(reached([5, 15, 18, 30])).toEqual([
    [0.9, 15, 0.5],
    [0.95, 20, 0.75],
  ]);
  expect(reached([])).toEqual([
    [0.9, 15, null],
    [0.95, 20, null],
  ]);
});

test("who was not answered in time counts as missed; who may still be is not counted yet", () => {
  expect(reached([5], [17])).toEqual([
    [0.9, 15, 0.5],
    [0.95, 20, 1],
  ]);
});

test("every standard names its clause, and what nobody has confirmed is marked", () => {
  for (const { clause, targets } of standards) {
    expect(clause).toMatch(/(?:NENA|BS|NFPA|EN)/u);
    expect(targets.length).toBeGreaterThan(0);
  }
  expect(standards.filter(({ confidence }) => confidence === "unverified").map(({ id }) => id)).toEqual(["en_50518"]);
});
