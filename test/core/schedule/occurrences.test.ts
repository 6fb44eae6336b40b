import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { nextTurn, occurrences, turnAt } from "../../../src/core/schedule/occurrences.ts";
import { dayMs, hourMs, minuteMs, msToWall, wallToMs } from "../../../src/core/schedule/wall-time.ts";
import { zoneNamed } from "../../../src/core/schedule/zone.ts";
import { naiveOccurrences } from "./naive.ts";
import { anyNight, anyOddNight, anyRelay, anyShift, zones } from "./random-shifts.ts";
import { clockChanges, instant, iso, shift } from "./shifts.ts";

const times = (sketch: Record<string, unknown>, from: string, to: string): readonly string[] =>
  occurrences(shift(sketch), instant(from), instant(to)).map(({ start, end }) => `${iso(start)} ${iso(end)}`);

/** `2026-03-08 02:30` of the zone's own night. */
const onTheNight = (at: string, zone: string, clock: string): string => {
  const offset = { "America/New_York": -5, "Europe/London": 0, "Australia/Lord_Howe": 10.5, "Africa/Casablanca": 0.5 };
  const wall = msToWall(instant(at) + offset[zone as keyof typeof offset] * hourMs);
  return `${wall.slice(0, 10)}T${clock}`;
};

describe("nights on which clocks change", () => {
  test.each(clockChanges)("$zone, $kind from $from: a start in that time", ({ zone, at, kind, from, to }) => {
    const start = onTheNight(at, zone, from.replace(":00", ":15").replace("01:30", "01:45"));
    const end = onTheNight(at, zone, "04:00");
    const change = instant(at);
    const skippedMs = zone === "Australia/Lord_Howe" ? 30 * minuteMs : hourMs;
    const [only, ...more] = occurrences(shift({ time_zone: zone, start, end }), change - dayMs, change + dayMs);
    expect(more).toEqual([]);
    // Skipped: as long after the change as it would have been after its beginning on the wall. Twice: the first of the two.
    expect(only?.start).toBe(kind === "skipped" ? change + 15 * minuteMs : change - skippedMs + 15 * minuteMs);
    expect(to > from).toBe(true);
  });

  test.each(clockChanges)(
    "$zone, $kind: the daily hand-over at $from is neither lost nor doubled",
    ({ zone, at, from }) => {
      const hour = onTheNight(at, zone, from);
      const start = instant(`${hour.slice(0, 10)}T${from}Z`) - 10 * dayMs;
      const daily = shift({
        time_zone: zone,
        attendees: ["ann", "bob"],
        is_rotating: true,
        start: msToWall(start),
        end: msToWall(start + dayMs),
        repeat: { frequency: "daily" },
      });
      const found = occurrences(daily, instant(at) - 2 * dayMs, instant(at) + 2 * dayMs);
      expect(found.length).toBeGreaterThanOrEqual(4);
      expectRelay(found);
      for (const [place, { attendees }] of found.entries()) expect(attendees).not.toEqual(found[place + 1]?.attendees);
    },
  );

  test("02:30 in New York moves to 03:30 on the night without it, and is 02:30 again the next", () => {
    const nightly = {
      time_zone: "America/New_York",
      start: "2026-03-01T02:30",
      end: "2026-03-01T10:30",
      repeat: { frequency: "daily" },
    };
    expect(times(nightly, "2026-03-07T18:00Z", "2026-03-10")).toEqual([
      "2026-03-08T07:30Z 2026-03-08T14:30Z",
      "2026-03-09T06:30Z 2026-03-09T14:30Z",
    ]);
  });

  test("01:30 in New York happens once on the night that has it twice", () => {
    const nightly = {
      time_zone: "America/New_York",
      start: "2026-10-25T01:30",
      end: "2026-10-25T05:30",
      repeat: { frequency: "daily" },
    };
    expect(times(nightly, "2026-10-31T18:00Z", "2026-11-03")).toEqual([
      "2026-11-01T05:30Z 2026-11-01T10:30Z",
      "2026-11-02T06:30Z 2026-11-02T10:30Z",
    ]);
  });

  test("a half hour that does not exist moves as a whole, it does not vanish", () => {
    const short = {
      time_zone: "America/New_York",
      start: "2026-03-01T02:30",
      end: "2026-03-01T03:00",
      repeat: { frequency: "daily" },
    };
    expect(times(short, "2026-03-08", "2026-03-09")).toEqual(["2026-03-08T07:30Z 2026-03-08T08:00Z"]);
    const single = { time_zone: "America/New_York", start: "2026-03-08T02:30", end: "2026-03-08T03:00" };
    expect(times(single, "2026-03-08", "2026-03-09")).toEqual(["2026-03-08T07:30Z 2026-03-08T08:00Z"]);
  });

  test("of an hourly relay, the skipped hour is nobody's and the doubled one lasts two", () => {
    const hourly = {
      time_zone: "America/New_York",
      attendees: ["ann", "bob", "cy"],
      is_rotating: true,
      start: "2026-01-01T00:00",
      end: "2026-01-01T01:00",
      repeat: { frequency: "hourly" },
    };
    expect(times(hourly, "2026-03-08T06:00Z", "2026-03-08T08:00Z")).toEqual([
      "2026-03-08T06:00Z 2026-03-08T07:00Z",
      "2026-03-08T07:00Z 2026-03-08T08:00Z",
    ]);
    expect(times(hourly, "2026-11-01T05:00Z", "2026-11-01T08:00Z")).toEqual([
      "2026-11-01T05:00Z 2026-11-01T07:00Z",
      "2026-11-01T07:00Z 2026-11-01T08:00Z",
    ]);
    const turns = occurrences(shift(hourly), instant("2026-03-08T06:00Z"), instant("2026-03-08T08:00Z"));
    expect((turns[1]?.index ?? 0) - (turns[0]?.index ?? 0)).toBe(2);
  });
});

function expectRelay(found: readonly { readonly start: number; readonly end: number }[]): void {
  for (const [place, { start, end }] of found.entries()) {
    expect(end).toBeGreaterThan(start);
    const next = found[place + 1];
    if (next !== undefined) expect(next.start).toBe(end);
  }
}

test("a relay has no gap and no overlap, whatever the clocks do", () => {
  const night = fc.oneof(anyOddNight, fc.record({ zone: fc.constantFrom(...zones), night: anyNight }));
  fc.assert(
    fc.property(
      night.chain(({ zone, night: day }) => anyRelay(day, zone).map((relay) => ({ relay, day }))),
      ({ relay, day }) => {
        const [from, to] = [day - 3 * dayMs, day + 3 * dayMs];
        const found = occurrences(relay, from, to);
        const [first] = occurrences(relay, from, to + 60 * dayMs);
        expectRelay(found);
        expect(first?.start).toBeLessThanOrEqual(
          Math.max(from, zoneNamed(relay.time_zone).toInstant(wallToMs(relay.start)) + 7 * dayMs),
        );
        if (found.length > 0) expect(found.at(-1)?.end).toBeGreaterThanOrEqual(to);
      },
    ),
    { numRuns: 600 },
  );
});

test("each occurrence is found as a plain walk through the series finds it", () => {
  fc.assert(
    fc.property(
      fc
        .constantFrom(...zones)
        .chain((zone) => anyNight.chain((night) => anyShift("shift", night, { zone }).map((one) => ({ one, night })))),
      ({ one, night }) => {
        const [from, to] = [night - 2 * dayMs, night + 3 * dayMs];
        const expected = naiveOccurrences(one, msToWall(to + dayMs)).filter(
          ({ start, end }) => end > from && start < to,
        );
        const found = occurrences(one, from, to).map(({ start, end, start_wall, attendees }) => ({
          start,
          end,
          start_wall,
          attendees,
        }));
        expect(found).toEqual(expected);
      },
    ),
    { numRuns: 400 },
  );
});

test("what a window shows does not depend on where it begins and ends", () => {
  fc.assert(
    fc.property(
      anyOddNight.chain(({ zone, night }) =>
        anyShift("shift", night, { zone, isRepeating: true }).map((one) => ({ one, night })),
      ),
      fc.integer({ min: -2880, max: 2880 }),
      fc.integer({ min: 1, max: 1440 }),
      ({ one, night }, minutes, length) => {
        const from = night + minutes * minuteMs;
        const to = from + length * minuteMs;
        const wide = occurrences(one, night - 20 * dayMs, night + 20 * dayMs);
        expect(occurrences(one, from, to)).toEqual(wide.filter(({ start, end }) => end > from && start < to));
      },
    ),
    { numRuns: 400 },
  );
});

test("an occurrence is found by its name, and the next one by the time", () => {
  fc.assert(
    fc.property(
      anyNight.chain((night) => anyShift("shift", night).map((one) => ({ one, night }))),
      ({ one, night }) => {
        const [first] = occurrences(one, night, night + 30 * dayMs);
        const next = nextTurn(one, night);
        if (first === undefined) expect(next === null || next.start >= night + 30 * dayMs).toBe(true);
        else {
          expect(next).toMatchObject({ start: first.start, end: first.end });
          expect(turnAt(one, first.start_wall)).toMatchObject({ start: first.start, index: first.index });
        }
      },
    ),
    { numRuns: 200 },
  );
});

describe("the end of a series", () => {
  const weekly = { start: "2026-10-03T20:00", end: "2026-10-04T08:00" };

  test("the last day is the last on which an occurrence may start", () => {
    expect(
      times({ ...weekly, repeat: { frequency: "weekly", until: "2026-10-31" } }, "2026-10-20", "2027-01-01"),
    ).toEqual(["2026-10-24T20:00Z 2026-10-25T08:00Z", "2026-10-31T20:00Z 2026-11-01T08:00Z"]);
    expect(
      times({ ...weekly, repeat: { frequency: "weekly", until: "2026-10-30" } }, "2026-10-25T12:00Z", "2027-01-01"),
    ).toEqual([]);
  });

  test("left-out occurrences count, and use up their turn", () => {
    const series = shift({
      ...weekly,
      attendees: ["ann", "bob", "cy"],
      is_rotating: true,
      repeat: { frequency: "weekly", count: 4 },
      exceptions: ["2026-10-10T20:00"],
    });
    expect(
      occurrences(series, 0, instant("2030-01-01")).map(({ start_wall, attendees }) => [start_wall, attendees[0]]),
    ).toEqual([
      ["2026-10-03T20:00:00", "ann"],
      ["2026-10-17T20:00:00", "cy"],
      ["2026-10-24T20:00:00", "ann"],
    ]);
  });
});

describe("months", () => {
  test("a shift from month to month lasts each month, on the 31st as well", () => {
    const monthly = { start: "2026-01-31T08:00", end: "2026-02-28T08:00", repeat: { frequency: "monthly" } };
    expect(times(monthly, "2026-02-01", "2026-05-01")).toEqual([
      "2026-01-31T08:00Z 2026-02-28T08:00Z",
      "2026-02-28T08:00Z 2026-03-31T08:00Z",
      "2026-03-31T08:00Z 2026-04-30T08:00Z",
      "2026-04-30T08:00Z 2026-05-31T08:00Z",
    ]);
  });

  test("one of four weeks lasts four weeks, unless it is said to last until the next", () => {
    const fourWeeks = { start: "2026-01-01T08:00", end: "2026-01-29T08:00", repeat: { frequency: "monthly" } };
    expect(times(fourWeeks, "2026-02-10", "2026-02-28")).toEqual(["2026-02-01T08:00Z 2026-03-01T08:00Z"]);
    expect(times(fourWeeks, "2026-03-10", "2026-03-28")).toEqual(["2026-03-01T08:00Z 2026-03-29T08:00Z"]);
    const continuous = { ...fourWeeks, repeat: { frequency: "monthly", is_continuous: true } };
    expect(times(continuous, "2026-03-10", "2026-03-28")).toEqual(["2026-03-01T08:00Z 2026-04-01T08:00Z"]);
  });
});

test("an override or a call of garbage names no occurrence", () => {
  expect(turnAt(shift({ start: "2026-01-01T00:00", end: "2026-01-02T00:00" }), "yesterday")).toBeNull();
});
