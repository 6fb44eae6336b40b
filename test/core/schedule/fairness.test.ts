import fc from "fast-check";
import { expect, test } from "vitest";

import { fairness } from "../../../src/core/schedule/fairness.ts";
import { peopleOnCall } from "../../../src/core/schedule/on-call.ts";
import { dayMs, minuteMs } from "../../../src/core/schedule/wall-time.ts";
import { nightAndSchedule } from "./random-shifts.ts";
import { instant, shift } from "./shifts.ts";

// 1 June 2026 is a Monday.
const day = shift({
  id: "day",
  time_zone: "Europe/London",
  start: "2026-06-01T08:00",
  end: "2026-06-01T20:00",
  repeat: { frequency: "daily", count: 7 },
});
const night = shift({
  id: "night",
  attendees: ["bob", "cy"],
  is_rotating: true,
  time_zone: "Europe/London",
  start: "2026-06-01T20:00",
  end: "2026-06-02T08:00",
  repeat: { frequency: "daily", count: 7 },
});
const question = { from: instant("2026-06-01"), to: instant("2026-06-15"), time_zone: "Europe/London" };

test("hours, nights, weekends, the longest service and the shortest rest", () => {
  const { loads } = fairness([day, night], { ...question, people: ["cy", "dee"] });
  expect(loads).toEqual([
    { person: "cy", hours: 36, services: 3, longest_hours: 12, shortest_rest_hours: 36, nights: 3, weekends: 1 },
    { person: "dee", hours: 0, services: 0, longest_hours: 0, shortest_rest_hours: null, nights: 0, weekends: 0 },
    { person: "ann", hours: 84, services: 7, longest_hours: 12, shortest_rest_hours: 12, nights: 0, weekends: 1 },
    { person: "bob", hours: 48, services: 4, longest_hours: 12, shortest_rest_hours: 36, nights: 4, weekends: 1 },
  ]);
});

test("how far apart they are", () => {
  const { spread } = fairness([day, night], question);
  expect(spread).toEqual({
    hours: { least: 36, most: 84, mean: 56 },
    nights: { least: 0, most: 4, mean: 7 / 3 },
    weekends: { least: 1, most: 1, mean: 1 },
  });
  expect(fairness([], question)).toEqual({
    loads: [],
    spread: {
      hours: { least: 0, most: 0, mean: 0 },
      nights: { least: 0, most: 0, mean: 0 },
      weekends: { least: 0, most: 0, mean: 0 },
    },
  });
});

test("two layers at once are served once; nights are where the clock says", () => {
  const twice = shift({ ...day, id: "twice", layer: 2 });
  expect(fairness([day, twice], question).loads).toMatchObject([{ person: "ann", hours: 84, services: 7 }]);
  expect(fairness([day], { ...question, night: { from: "19:00", to: "07:00" } }).loads).toMatchObject([{ nights: 7 }]);
  expect(fairness([day], { ...question, time_zone: "America/Los_Angeles" }).loads).toMatchObject([
    { nights: 7, weekends: 1 },
  ]);
});

test("hours are real ones on nights on which the clocks change", () => {
  const change = shift({
    id: "change",
    time_zone: "America/New_York",
    start: "2026-11-01T00:00",
    end: "2026-11-01T08:00",
  });
  expect(
    fairness([change], { from: instant("2026-10-31"), to: instant("2026-11-03"), time_zone: "America/New_York" }).loads,
  ).toMatchObject([{ hours: 9, nights: 1, weekends: 1 }]);
});

test("hours are those that somebody with a stopwatch would count", () => {
  fc.assert(
    fc.property(nightAndSchedule(), ({ night: midnight, shifts }) => {
      const minutes = new Map<string, number>();
      for (let at = midnight; at < midnight + dayMs / 2; at += minuteMs)
        for (const person of new Set(peopleOnCall(shifts, at).flatMap(({ people }) => people)))
          minutes.set(person, (minutes.get(person) ?? 0) + 1);
      const { loads } = fairness(shifts, { from: midnight, to: midnight + dayMs / 2, time_zone: "UTC" });
      expect(Object.fromEntries(loads.map(({ person, hours }) => [person, Math.round(hours * 60)]))).toEqual(
        Object.fromEntries(minutes),
      );
    }),
    { numRuns: 40 },
  );
});
