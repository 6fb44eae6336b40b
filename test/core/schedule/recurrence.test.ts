import fc from "fast-check";
import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";

import { createSeries } from "../../../src/core/schedule/recurrence.ts";
import { Repeat } from "../../../src/core/schedule/repeat.ts";
import { dayMs, hourMs, minuteMs, msToWall, wallToMs } from "../../../src/core/schedule/wall-time.ts";

const first = (start: string, repeat: object, count: number): readonly string[] => {
  const { startsBetween } = createSeries(wallToMs(start), Repeat.parse(repeat));
  return startsBetween(0, wallToMs(start) + 20 * 366 * dayMs)
    .slice(0, count)
    .map(({ wall }) => msToWall(wall).slice(0, 16));
};

describe("the calendar", () => {
  test.each([
    [
      "every 5 hours",
      "2026-01-01T20:00",
      { frequency: "hourly", interval: 5 },
      ["2026-01-01T20:00", "2026-01-02T01:00", "2026-01-02T06:00"],
    ],
    [
      "every other week",
      "2026-01-05T08:00",
      { frequency: "weekly", interval: 2 },
      ["2026-01-05T08:00", "2026-01-19T08:00"],
    ],
    [
      "every other week on Sunday and Monday, from a Sunday: the weeks begin on Monday",
      "2026-01-04T08:00",
      { frequency: "weekly", interval: 2, days_of_week: [0, 1] },
      ["2026-01-04T08:00", "2026-01-12T08:00", "2026-01-18T08:00", "2026-01-26T08:00"],
    ],
    [
      "on weekdays, from a Saturday",
      "2026-01-03T08:00",
      { frequency: "weekly", days_of_week: [1, 2, 3, 4, 5] },
      [
        "2026-01-05T08:00",
        "2026-01-06T08:00",
        "2026-01-07T08:00",
        "2026-01-08T08:00",
        "2026-01-09T08:00",
        "2026-01-12T08:00",
      ],
    ],
    [
      "every other day, but not at weekends",
      "2026-01-05T08:00",
      { frequency: "daily", interval: 2, days_of_week: [1, 2, 3, 4, 5] },
      ["2026-01-05T08:00", "2026-01-07T08:00", "2026-01-09T08:00", "2026-01-13T08:00", "2026-01-15T08:00"],
    ],
    [
      "on the 31st: the last day of a month that has none",
      "2027-12-31T08:00",
      { frequency: "monthly" },
      ["2027-12-31T08:00", "2028-01-31T08:00", "2028-02-29T08:00", "2028-03-31T08:00", "2028-04-30T08:00"],
    ],
    [
      "on the 30th",
      "2026-12-30T08:00",
      { frequency: "monthly" },
      ["2026-12-30T08:00", "2027-01-30T08:00", "2027-02-28T08:00", "2027-03-30T08:00"],
    ],
    [
      "on the 31st, said on a 28th",
      "2026-02-28T08:00",
      { frequency: "monthly", day_of_month: 31 },
      ["2026-02-28T08:00", "2026-03-31T08:00"],
    ],
    [
      "on the 10th, from after it",
      "2026-01-20T08:00",
      { frequency: "monthly", day_of_month: 10 },
      ["2026-02-10T08:00", "2026-03-10T08:00"],
    ],
    [
      "every quarter",
      "2026-11-30T08:00",
      { frequency: "monthly", interval: 3 },
      ["2026-11-30T08:00", "2027-02-28T08:00", "2027-05-30T08:00"],
    ],
    [
      "each year on 29 February: on the 28th between leap years",
      "2024-02-29T08:00",
      { frequency: "yearly" },
      ["2024-02-29T08:00", "2025-02-28T08:00", "2026-02-28T08:00", "2027-02-28T08:00", "2028-02-29T08:00"],
    ],
    [
      "every third year",
      "2026-07-04T08:00",
      { frequency: "yearly", interval: 3 },
      ["2026-07-04T08:00", "2029-07-04T08:00"],
    ],
  ])("%s", (_, start, repeat, expected) => {
    expect(first(start, repeat, expected.length)).toEqual(expected);
  });
});

const anyStart = fc
  .tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 95 }))
  .map(([day, quarter]) => wallToMs("2020-01-01T00:00") + day * dayMs + quarter * 15 * minuteMs);
const anyDays = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 });
const names = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

test("days of the week are those of RFC 5545, each in its place", () => {
  fc.assert(
    fc.property(
      anyStart,
      fc.constantFrom("daily" as const, "weekly" as const),
      fc.integer({ min: 1, max: 9 }),
      anyDays,
      fc.integer({ min: 0, max: 300 }),
      (start, frequency, interval, days, skippedDays) => {
        const rule = new RRuleTemporal({
          freq: frequency === "daily" ? "DAILY" : "WEEKLY",
          interval,
          byDay: days.map((day) => names[day] ?? ""),
          dtstart: Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO("UTC"),
        });
        const from = start + skippedDays * dayMs;
        const to = from + 100 * dayMs;
        // From the very beginning, one after the other.
        const expected = rule
          .all((date) => date.epochMilliseconds < to)
          .map((date, index) => ({ wall: date.epochMilliseconds, index }))
          .filter(({ wall }) => wall >= from && wall < to);
        const series = createSeries(start, Repeat.parse({ frequency, interval, days_of_week: days }));
        expect(series.startsBetween(from, to)).toEqual(expected);
      },
    ),
    { numRuns: 300 },
  );
});

test("months and years are counted as a calendar does, each in its place", () => {
  fc.assert(
    fc.property(
      anyStart,
      fc.constantFrom("monthly" as const, "yearly" as const),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 0, max: 40 }),
      (start, frequency, interval, index) => {
        const wall = Temporal.PlainDateTime.from(msToWall(start));
        const nth = (n: number): number => {
          const date = wall.add({ [frequency === "monthly" ? "months" : "years"]: interval * n });
          return wallToMs(date.toString({ smallestUnit: "second" }));
        };
        const { startsBetween } = createSeries(start, Repeat.parse({ frequency, interval }));
        expect(startsBetween(nth(index), nth(index + 2) + 1)).toEqual(
          [0, 1, 2].map((more) => ({ wall: nth(index + more), index: index + more })),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test("neighbours are never further apart than a series says", () => {
  fc.assert(
    fc.property(
      anyStart,
      fc.constantFrom("hourly" as const, "daily" as const, "weekly" as const, "monthly" as const),
      fc.integer({ min: 1, max: 5 }),
      fc.option(anyDays),
      (start, frequency, interval, days) => {
        const days_of_week = frequency === "daily" || frequency === "weekly" ? days : null;
        const { startsBetween, widest } = createSeries(start, Repeat.parse({ frequency, interval, days_of_week }));
        const starts = startsBetween(start, start + 400 * dayMs).map(({ wall }) => wall);
        for (const [place, wall] of starts.slice(1).entries())
          expect(wall - (starts[place] ?? 0)).toBeLessThanOrEqual(widest);
      },
    ),
    { numRuns: 100 },
  );
});

test("a window in an old series is not reached by walking there", () => {
  const start = wallToMs("1970-01-01T00:00");
  const { startsBetween } = createSeries(start, Repeat.parse({ frequency: "hourly" }));
  const from = wallToMs("2199-01-01T00:00");
  const before = performance.now();
  for (let again = 0; again < 100; again++)
    expect(startsBetween(from, from + 2 * hourMs).map(({ index }) => index)).toEqual([
      (from - start) / hourMs,
      (from - start) / hourMs + 1,
    ]);
  // Two million hours, a hundred times over, would take seconds.
  expect(performance.now() - before).toBeLessThan(500);
});
