import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { coverage, doubleBookings, gaps, unreachable } from "../../../src/core/schedule/coverage.ts";
import { peopleOnCall } from "../../../src/core/schedule/on-call.ts";
import { dayMs, hourMs, minuteMs } from "../../../src/core/schedule/wall-time.ts";
import { nightAndSchedule } from "./random-shifts.ts";
import { instant, iso, shift } from "./shifts.ts";

const [from, to] = [instant("2026-06-01"), instant("2026-06-03")];
const day = shift({ id: "day", start: "2026-06-01T08:00", end: "2026-06-01T20:00", repeat: { frequency: "daily" } });

describe("gaps", () => {
  const shown = (found: ReturnType<typeof gaps>) =>
    found.map(
      ({ layer, start, end, is_intended }) => `${layer} ${iso(start)} ${iso(end)}${is_intended ? " intended" : ""}`,
    );

  test("an empty schedule is one big gap, on every layer of the policy", () => {
    expect(shown(gaps([], from, to))).toEqual(["1 2026-06-01T00:00Z 2026-06-03T00:00Z"]);
    expect(gaps([], from, to, [1, 2, 3]).map(({ layer }) => layer)).toEqual([1, 2, 3]);
  });

  test("are shown by layer, and a layer that no shift serves is one", () => {
    expect(shown(gaps([day], from, to, [1, 2]))).toEqual([
      "1 2026-06-01T00:00Z 2026-06-01T08:00Z",
      "1 2026-06-01T20:00Z 2026-06-02T08:00Z",
      "1 2026-06-02T20:00Z 2026-06-03T00:00Z",
      "2 2026-06-01T00:00Z 2026-06-03T00:00Z",
    ]);
  });

  test("those on purpose are told apart, to the minute", () => {
    const closed = shift({
      id: "closed",
      attendees: [],
      is_intended_gap: true,
      start: "2026-06-01T21:00",
      end: "2026-06-02T08:00",
    });
    expect(shown(gaps([day, closed], instant("2026-06-01T12:00Z"), instant("2026-06-02T12:00Z")))).toEqual([
      "1 2026-06-01T20:00Z 2026-06-01T21:00Z",
      "1 2026-06-01T21:00Z 2026-06-02T08:00Z intended",
    ]);
  });

  test("a night that is an hour longer has no gap of an hour", () => {
    const relay = ["ann", "bob"].map((person, place) =>
      shift({
        id: person,
        attendees: [person],
        time_zone: "America/New_York",
        start: `2026-01-01T${place === 0 ? "01" : "13"}:30`,
        end: place === 0 ? "2026-01-01T13:30" : "2026-01-02T01:30",
        repeat: { frequency: "daily" },
      }),
    );
    expect(gaps(relay, instant("2026-02-01"), instant("2026-12-01"))).toEqual([]);
  });

  test("together with the times that are served they fill the window", () => {
    fc.assert(
      fc.property(nightAndSchedule(), ({ night, shifts }) => {
        const found = gaps(shifts, night, night + dayMs);
        for (let at = night; at < night + dayMs; at += 7 * minuteMs)
          for (const { layer, people, is_intended_gap } of peopleOnCall(shifts, at)) {
            const here = found.filter((gap) => gap.layer === layer && gap.start <= at && at < gap.end);
            expect(here.map(({ is_intended }) => is_intended)).toEqual(people.length > 0 ? [] : [is_intended_gap]);
          }
      }),
      { numRuns: 60 },
    );
  });
});

describe("double bookings", () => {
  test("one person on two layers, or through two shifts of one layer, or on two schedules", () => {
    const other = shift({
      id: "other",
      schedule_id: "t",
      layer: 2,
      attendees: ["ann", "bob"],
      start: "2026-06-01T18:00",
      end: "2026-06-01T22:00",
    });
    const same = shift({ id: "same", attendees: ["ann"], start: "2026-06-01T19:00", end: "2026-06-01T21:00" });
    expect(
      doubleBookings([day, other, same], from, to).map(({ person, start, end, at }) => [
        person,
        iso(start),
        iso(end),
        at.map(({ shift_id }) => shift_id),
      ]),
    ).toEqual([
      ["ann", "2026-06-01T18:00Z", "2026-06-01T19:00Z", ["day", "other"]],
      ["ann", "2026-06-01T19:00Z", "2026-06-01T20:00Z", ["day", "other", "same"]],
      ["ann", "2026-06-01T20:00Z", "2026-06-01T21:00Z", ["other", "same"]],
    ]);
  });

  test("not what an override has taken away, nor what meets end to end", () => {
    const cover = shift({
      id: "cover",
      attendees: ["bob"],
      start: "2026-06-01T12:00",
      end: "2026-06-01T20:00",
      parent_id: "day",
      parent_start: "2026-06-01T08:00",
    });
    const second = shift({ id: "second", layer: 2, start: "2026-06-01T12:00", end: "2026-06-02T08:00" });
    expect(doubleBookings([day, cover, second], from, to)).toEqual([]);
  });

  test("are clipped to the window", () => {
    const twin = shift({ ...day, id: "twin", layer: 2 });
    expect(doubleBookings([day, twin], instant("2026-06-01T10:00Z"), instant("2026-06-01T11:00Z"))).toMatchObject([
      { start: instant("2026-06-01T10:00Z"), end: instant("2026-06-01T11:00Z") },
    ]);
  });
});

describe("people whom no message reaches", () => {
  const pair = shift({ id: "pair", attendees: ["bob", "cy"], start: "2026-06-01T20:00", end: "2026-06-02T08:00" });
  const isReachable = (person: string): boolean => person !== "ann" && person !== "bob";

  test("are named with their time, and whether anybody else is there", () => {
    expect(unreachable([day, pair], from, instant("2026-06-02T10:00Z"), isReachable)).toEqual([
      {
        person: "ann",
        layer: 1,
        start: instant("2026-06-01T08:00Z"),
        end: instant("2026-06-01T20:00Z"),
        shift_ids: ["day"],
        leaves_nobody: true,
      },
      {
        person: "bob",
        layer: 1,
        start: instant("2026-06-01T20:00Z"),
        end: instant("2026-06-02T08:00Z"),
        shift_ids: ["pair"],
        leaves_nobody: false,
      },
      {
        person: "ann",
        layer: 1,
        start: instant("2026-06-02T08:00Z"),
        end: instant("2026-06-02T10:00Z"),
        shift_ids: ["day"],
        leaves_nobody: true,
      },
    ]);
  });

  test("coverage tells all three at once", () => {
    expect(coverage([day], { from, to, layers: [1], isReachable: () => true })).toMatchObject({
      gaps: [{ end: from + 8 * hourMs }, {}, {}],
      double_bookings: [],
      unreachable: [],
    });
  });
});
