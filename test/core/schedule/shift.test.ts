import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { issuesToErrors } from "../../../src/core/refusal.ts";
import { NewShift, patchShift, ShiftPatch } from "../../../src/core/schedule/shift.ts";
import { shift } from "./shifts.ts";

const night = {
  schedule_id: "s",
  layer: 1,
  attendees: ["ann"],
  time_zone: "Europe/London",
  start: "2026-03-02T22:00",
  end: "2026-03-03T06:00",
};
const nightly = { ...night, repeat: { frequency: "daily" } };

function refusedPaths(given: unknown): readonly string[] {
  const parsed = NewShift.safeParse(given);
  return parsed.success ? [] : issuesToErrors(parsed.error.issues).map(({ path }) => path);
}

test("what is left out takes its default, and times are kept with seconds", () => {
  expect(NewShift.parse(nightly)).toEqual({
    schedule_id: "s",
    layer: 1,
    attendees: ["ann"],
    time_zone: "Europe/London",
    start: "2026-03-02T22:00:00",
    end: "2026-03-03T06:00:00",
    repeat: {
      frequency: "daily",
      interval: 1,
      days_of_week: null,
      day_of_month: null,
      is_continuous: null,
      until: null,
      count: null,
    },
    is_rotating: false,
    occurrences_per_turn: 1,
    rotation_offset: 0,
    exceptions: [],
    parent_id: null,
    parent_start: null,
    is_intended_gap: false,
    title: null,
    notes: null,
  });
});

describe("each field", () => {
  test.each([
    ["layer", 20, 21],
    ["layer", 1, 0],
    ["layer", 2, 1.5],
    ["attendees", ["ann", "bob"], []],
    ["attendees", ["bob"], "bob"],
    ["time_zone", "Asia/Kolkata", "+05:30"],
    ["start", "2026-03-02T22:00:30", "2026-03-02T22:00Z"],
    ["start", "2026-02-28T22:00", "2026-02-30T22:00"],
    ["start", "2026-03-02T22:00", "2026-03-02 22:00"],
    ["start", "2026-03-02T22:00", "2026-03-02T24:00"],
    ["end", "2026-03-02T22:00:01", "2026-03-02T22:00"],
    ["end", "2026-04-02T22:00", "2026-04-02T22:01"],
    ["is_rotating", true, "yes"],
    ["exceptions", ["2026-03-04T22:00"], ["tomorrow"]],
    ["title", "Nights", "x".repeat(201)],
    ["notes", null, 5],
  ])("%s takes %j and refuses %j", (field, good, bad) => {
    expect(refusedPaths({ ...nightly, [field]: good })).toEqual([]);
    expect(refusedPaths({ ...nightly, [field]: bad }).map((path) => path.split(".")[0])).toEqual([field]);
  });

  test.each([
    ["frequency", "monthly", "fortnightly"],
    ["interval", 1000, 0],
    ["interval", 2, 1001],
    ["days_of_week", [0, 6], [7]],
    ["days_of_week", [1], [1, 1]],
    ["days_of_week", null, []],
    ["until", "2026-03-02", "2026-03-01"],
    ["until", "2026-12-31", "2026-11-31"],
    ["count", 1, 0],
  ])("repeat.%s takes %j and refuses %j", (field, good, bad) => {
    expect(refusedPaths({ ...nightly, repeat: { frequency: "daily", [field]: good } })).toEqual([]);
    const paths = refusedPaths({ ...nightly, repeat: { frequency: "daily", [field]: bad } });
    expect(paths.map((path) => path.split(".")[1])).toEqual([field]);
  });
});

test.each([
  ["an unknown field", { ...night, colour: "red" }, "colour"],
  ["an unknown field of the repeat", { ...night, repeat: { frequency: "daily", byday: "MO" } }, "repeat.byday"],
  ["a person named twice", { ...night, attendees: ["ann", "bob", "ann"] }, "attendees.2"],
  ["an empty id", { ...night, attendees: ["ann", " "] }, "attendees.1"],
  ["a rotation without a repeat", { ...night, is_rotating: true }, "is_rotating"],
  ["turns without a rotation", { ...nightly, occurrences_per_turn: 2 }, "occurrences_per_turn"],
  ["an offset without a rotation", { ...nightly, rotation_offset: 2 }, "rotation_offset"],
  ["exceptions without a repeat", { ...night, exceptions: ["2026-03-02T22:00"] }, "exceptions"],
  ["an override that repeats", { ...nightly, parent_id: "p", parent_start: "2026-03-02T22:00" }, "repeat"],
  ["an override of no occurrence", { ...night, parent_id: "p" }, "parent_start"],
  ["an occurrence of no parent", { ...night, parent_start: "2026-03-02T22:00" }, "parent_start"],
  ["somebody in an intended gap", { ...night, is_intended_gap: true }, "attendees"],
  ["two ends", { ...night, repeat: { frequency: "daily", until: "2026-04-01", count: 3 } }, "repeat.count"],
  [
    "days of the week each month",
    { ...night, repeat: { frequency: "monthly", days_of_week: [1] } },
    "repeat.days_of_week",
  ],
  ["a day of the month each day", { ...night, repeat: { frequency: "daily", day_of_month: 3 } }, "repeat.day_of_month"],
  // 2 March 2026 is a Monday: every seventh day is one too.
  [
    "a day that never comes",
    { ...night, repeat: { frequency: "daily", interval: 7, days_of_week: [3] } },
    "repeat.days_of_week",
  ],
  [
    "an end before the first day that counts",
    { ...night, repeat: { frequency: "weekly", days_of_week: [5], until: "2026-03-05" } },
    "repeat.until",
  ],
  [
    "turns of two months",
    { ...night, repeat: { frequency: "monthly", interval: 2, is_continuous: true } },
    "repeat.is_continuous",
  ],
])("%s is refused by name", (_, given, path) => {
  expect(refusedPaths(given)).toEqual([path]);
});

test("one person may have several places in a rotation", () => {
  expect(refusedPaths({ ...nightly, is_rotating: true, attendees: ["ann", "bob", "ann", "cy"] })).toEqual([]);
});

test("garbage is refused, never thrown at", () => {
  fc.assert(fc.property(fc.anything(), (anything) => !NewShift.safeParse(anything).success));
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      (start, until) => !NewShift.safeParse({ ...night, start, repeat: { frequency: "yearly", until } }).success,
    ),
  );
});

describe("a patch", () => {
  test("is taken field by field", () => {
    expect(ShiftPatch.parse({ layer: 3 })).toEqual({ layer: 3 });
    expect(ShiftPatch.safeParse({ layer: 30 }).success).toBe(false);
    expect(ShiftPatch.safeParse({ id: "other" }).success).toBe(false);
  });

  test("is checked against what stays", () => {
    const before = shift(nightly);
    expect(patchShift(before, { end: "2026-03-02T23:00:00" })).toMatchObject({
      ok: true,
      value: { layer: 1, end: "2026-03-02T23:00:00" },
    });
    expect(patchShift(before, { end: "2026-03-02T21:00:00" })).toEqual({
      ok: false,
      refusal: {
        kind: "invalid",
        detail: "end must be after start",
        errors: [{ path: "end", message: "must be after start" }],
      },
    });
  });
});
