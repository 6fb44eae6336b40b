import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { duties } from "../../../src/core/schedule/duty.ts";
import { onCall, peopleOnCall, window } from "../../../src/core/schedule/on-call.ts";
import type { Shift } from "../../../src/core/schedule/shift.ts";
import { dayMs, hourMs, minuteMs, msToWall } from "../../../src/core/schedule/wall-time.ts";
import { naiveOnCall } from "./naive.ts";
import { nightAndSchedule } from "./random-shifts.ts";
import { instant, iso, shift } from "./shifts.ts";

const spans = (shifts: readonly Shift[], from: string, to: string): readonly string[] =>
  window(shifts, instant(from), instant(to)).map(
    ({ layer, start, end, people, is_intended_gap }) =>
      `${layer} ${iso(start)} ${iso(end)} ${is_intended_gap ? "intended gap" : people.join("+")}`,
  );

const day = shift({ id: "day", start: "2026-06-01T08:00", end: "2026-06-01T20:00", repeat: { frequency: "daily" } });
const night = shift({
  id: "night",
  attendees: ["bob"],
  start: "2026-06-01T20:00",
  end: "2026-06-02T08:00",
  repeat: { frequency: "daily" },
});

describe("a window", () => {
  test("shows who serves on each layer, clipped", () => {
    const second = shift({
      id: "second",
      layer: 2,
      attendees: ["dee", "cy"],
      start: "2026-06-02T00:00",
      end: "2026-06-03T00:00",
    });
    expect(spans([second, night, day], "2026-06-02T12:00Z", "2026-06-03T12:00Z")).toEqual([
      "1 2026-06-02T12:00Z 2026-06-02T20:00Z ann",
      "1 2026-06-02T20:00Z 2026-06-03T08:00Z bob",
      "1 2026-06-03T08:00Z 2026-06-03T12:00Z ann",
      "2 2026-06-02T12:00Z 2026-06-03T00:00Z cy+dee",
    ]);
  });

  test("joins what follows on, and says through which shifts", () => {
    const other = shift({ id: "also", start: "2026-06-02T20:00", end: "2026-06-03T02:00" });
    const [joined, ...more] = window([day, other], instant("2026-06-02"), instant("2026-06-03T06:00Z"));
    expect(more).toEqual([]);
    expect(joined).toEqual({
      layer: 1,
      start: instant("2026-06-02T08:00Z"),
      end: instant("2026-06-03T02:00Z"),
      people: ["ann"],
      is_intended_gap: false,
      shift_ids: ["also", "day"],
    });
  });

  test("several people on a layer are several, a person named by two shifts is one", () => {
    const guest = shift({ id: "guest", attendees: ["cy", "ann"], start: "2026-06-01T10:00", end: "2026-06-01T12:00" });
    expect(spans([day, guest], "2026-06-01", "2026-06-01T20:00Z")).toEqual([
      "1 2026-06-01T08:00Z 2026-06-01T10:00Z ann",
      "1 2026-06-01T10:00Z 2026-06-01T12:00Z ann+cy",
      "1 2026-06-01T12:00Z 2026-06-01T20:00Z ann",
    ]);
  });

  test("an intended gap is shown as one, unless somebody serves all the same", () => {
    const gap = shift({
      id: "gap",
      attendees: [],
      is_intended_gap: true,
      start: "2026-06-01T18:00",
      end: "2026-06-01T22:00",
    });
    expect(spans([day, gap], "2026-06-01T12:00Z", "2026-06-02")).toEqual([
      "1 2026-06-01T12:00Z 2026-06-01T20:00Z ann",
      "1 2026-06-01T20:00Z 2026-06-01T22:00Z intended gap",
    ]);
  });

  test("an override takes its part of the occurrence, and only that one", () => {
    const stand = shift({
      id: "stand",
      attendees: ["cy"],
      start: "2026-06-02T12:00",
      end: "2026-06-02T14:00",
      parent_id: "day",
      parent_start: "2026-06-02T08:00",
    });
    expect(spans([day, stand], "2026-06-02", "2026-06-04")).toEqual([
      "1 2026-06-02T08:00Z 2026-06-02T12:00Z ann",
      "1 2026-06-02T12:00Z 2026-06-02T14:00Z cy",
      "1 2026-06-02T14:00Z 2026-06-02T20:00Z ann",
      "1 2026-06-03T08:00Z 2026-06-03T20:00Z ann",
    ]);
    const again = shift({
      ...stand,
      id: "again",
      attendees: ["dee"],
      start: "2026-06-02T13:00",
      end: "2026-06-02T13:30",
      parent_id: "stand",
      parent_start: stand.start,
    });
    expect(spans([again, day, stand], "2026-06-02T12:00Z", "2026-06-02T15:00Z")).toEqual([
      "1 2026-06-02T12:00Z 2026-06-02T13:00Z cy",
      "1 2026-06-02T13:00Z 2026-06-02T13:30Z dee",
      "1 2026-06-02T13:30Z 2026-06-02T14:00Z cy",
      "1 2026-06-02T14:00Z 2026-06-02T15:00Z ann",
    ]);
  });

  test("an override whose shift is gone still serves: somebody beats nobody", () => {
    const stand = shift({
      id: "stand",
      attendees: ["cy"],
      start: "2026-06-02T12:00",
      end: "2026-06-02T14:00",
      parent_id: "gone",
      parent_start: "2026-06-02T08:00",
    });
    expect(spans([stand], "2026-06-02", "2026-06-03")).toEqual(["1 2026-06-02T12:00Z 2026-06-02T14:00Z cy"]);
  });

  test("duties are the pieces, with the occurrence they belong to", () => {
    const stand = shift({
      id: "stand",
      attendees: ["cy"],
      start: "2026-06-02T12:00",
      end: "2026-06-02T20:00",
      parent_id: "day",
      parent_start: "2026-06-02T08:00",
    });
    expect(duties([day, stand], instant("2026-06-02"), instant("2026-06-03"))).toEqual([
      {
        shift_id: "day",
        schedule_id: "s",
        layer: 1,
        start: instant("2026-06-02T08:00Z"),
        end: instant("2026-06-02T12:00Z"),
        attendees: ["ann"],
        is_intended_gap: false,
        parent_id: null,
        start_wall: "2026-06-02T08:00:00",
        end_wall: "2026-06-02T20:00:00",
      },
      expect.objectContaining({ shift_id: "stand", parent_id: "day", attendees: ["cy"] }),
    ]);
  });
});

describe("the roster", () => {
  const line = (shifts: readonly Shift[], at: string) => onCall(shifts, instant(at));

  test("on call now, until, next", () => {
    expect(line([day, night], "2026-06-05T21:00Z")).toEqual([
      {
        layer: 1,
        people: ["bob"],
        is_intended_gap: false,
        shift_ids: ["night"],
        since: instant("2026-06-05T20:00Z"),
        until: instant("2026-06-06T08:00Z"),
        next: { people: ["ann"], start: instant("2026-06-06T08:00Z") },
      },
    ]);
  });

  test("between two shifts nobody serves, and it says since when and until when", () => {
    expect(line([day], "2026-06-05T21:00Z")).toMatchObject([
      {
        people: [],
        shift_ids: [],
        since: instant("2026-06-05T20:00Z"),
        until: instant("2026-06-06T08:00Z"),
        next: { people: ["ann"] },
      },
    ]);
  });

  test("who serves on through many occurrences serves until somebody else does", () => {
    const always = shift({
      id: "always",
      start: "2020-01-01T00:00",
      end: "2020-01-02T00:00",
      repeat: { frequency: "daily" },
    });
    expect(line([always], "2026-06-05T21:00Z")).toMatchObject([
      { people: ["ann"], since: null, until: null, next: null },
    ]);
    const until = {
      ...always,
      repeat: { ...always.repeat, frequency: "daily" as const, until: "2026-07-31" },
    } as Shift;
    expect(line([until], "2026-06-05T21:00Z")).toMatchObject([
      { people: ["ann"], since: null, until: instant("2026-08-01"), next: null },
    ]);
  });

  test("far away is looked for too", () => {
    const rare = shift({ id: "rare", start: "2026-12-24T00:00", end: "2026-12-25T00:00" });
    expect(line([rare], "2026-03-01")).toMatchObject([
      { people: [], since: null, until: instant("2026-12-24"), next: { people: ["ann"] } },
    ]);
  });

  test("a schedule without shifts has no lines", () => {
    expect(line([], "2026-03-01")).toEqual([]);
  });
});

const inMinutes = (from: number, to: number): readonly number[] =>
  Array.from({ length: (to - from) / minuteMs }, (_, minute) => from + minute * minuteMs);

test("at every minute of random schedules around DST nights, window, instant and plain reckoning agree", () => {
  fc.assert(
    fc.property(nightAndSchedule(), ({ night: midnight, shifts }) => {
      const [from, to] = [midnight - 2 * hourMs, midnight + 27 * hourMs];
      const plain = naiveOnCall(shifts, msToWall(to + 2 * dayMs));
      const shown = window(shifts, from, to);
      for (const at of inMinutes(from, to)) {
        const inWindow = Object.fromEntries(
          shown
            .filter(({ start, end }) => start <= at && at < end)
            .map(({ layer, people, is_intended_gap }) => [layer, is_intended_gap ? "gap" : people.join(" ")]),
        );
        const now = Object.fromEntries(
          peopleOnCall(shifts, at)
            .filter(({ people, is_intended_gap }) => people.length > 0 || is_intended_gap)
            .map(({ layer, people, is_intended_gap }) => [layer, is_intended_gap ? "gap" : people.join(" ")]),
        );
        if (JSON.stringify(inWindow) !== JSON.stringify(now)) expect(inWindow).toEqual(now);
        if (at % (15 * minuteMs) === 0) expect(now).toEqual(plain(at));
      }
    }),
    { numRuns: 60 },
  );
});

test("spans of a layer are in order, apart, and change hands wherever they meet", () => {
  fc.assert(
    fc.property(nightAndSchedule(), ({ night: midnight, shifts }) => {
      const shown = window(shifts, midnight - 3 * dayMs, midnight + 3 * dayMs);
      for (const [place, span] of shown.entries()) {
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.people.length === 0).toBe(span.is_intended_gap);
        const next = shown[place + 1];
        if (next === undefined || next.layer !== span.layer) continue;
        expect(next.start).toBeGreaterThanOrEqual(span.end);
        if (next.start === span.end) expect(next.people).not.toEqual(span.people);
      }
    }),
    { numRuns: 200 },
  );
});

test("a roster line says what the window shows", () => {
  fc.assert(
    fc.property(
      nightAndSchedule({ layers: 2 }),
      fc.integer({ min: 0, max: 1500 }),
      ({ night: midnight, shifts }, minute) => {
        const at = midnight + minute * minuteMs;
        for (const { layer, people, since, until, next } of onCall(shifts, at)) {
          const shown = window(shifts, at - 390 * dayMs, at + 390 * dayMs).filter((span) => span.layer === layer);
          const current = shown.find(({ start, end }) => start <= at && at < end);
          expect(people).toEqual(current?.people ?? []);
          const nextShown = shown.find((span) => span.start > at && span.people.length > 0);
          expect(next).toEqual(nextShown === undefined ? null : { people: nextShown.people, start: nextShown.start });
          if (current !== undefined && current.end < at + 390 * dayMs) expect(until).toBe(current.end);
          if (current !== undefined && current.start > at - 390 * dayMs) expect(since).toBe(current.start);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("a year of 50 people on 3 layers takes no time", () => {
  const people = Array.from({ length: 50 }, (_, place) => `person-${place}`);
  const weekly = people.flatMap((person, place) =>
    [1, 2, 3].map((layer) =>
      shift({
        id: `${person}-${layer}`,
        layer,
        attendees: [person],
        time_zone: "Europe/London",
        start: `2020-01-0${1 + (place % 7)}T${String(place % 24).padStart(2, "0")}:00`,
        end: `2020-01-0${1 + (place % 7)}T${String(place % 24).padStart(2, "0")}:59`,
        repeat: { frequency: "weekly" },
      }),
    ),
  );
  const fastest = Math.min(
    ...Array.from({ length: 5 }, () => {
      const fresh = weekly.map((one) => ({ ...one }));
      const before = performance.now();
      expect(window(fresh, instant("2026-01-01"), instant("2027-01-01")).length).toBeGreaterThan(7000);
      return performance.now() - before;
    }),
  );
  expect(fastest).toBeLessThan(50);
});
