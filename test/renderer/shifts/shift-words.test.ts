import { expect, test } from "vitest";

import { NewShift, type ShiftFields } from "../../../src/core/schedule/shift.ts";
import { blankShift, withKind } from "../../../src/renderer/shifts/blank-shift.ts";
import { moveItem } from "../../../src/renderer/shifts/move.ts";
import { isOver, kindOf, repeatWords, wallWords, whoWords } from "../../../src/renderer/shifts/shift-words.ts";
import { readWall, showWall, weekdayOf } from "../../../src/renderer/shifts/wall-text.ts";

const names: Readonly<Record<string, string>> = { a: "Asha", d: "Dev" };
const nameOf = (id: string): string => names[id] ?? id;

const shift = (more: object = {}): ShiftFields =>
  NewShift.parse({
    schedule_id: "s",
    layer: 1,
    attendees: ["a", "d"],
    time_zone: "Asia/Kolkata",
    start: "2026-03-02T08:00",
    end: "2026-03-02T20:00",
    ...more,
  });

const weekly = { frequency: "weekly", interval: 2, days_of_week: [0, 1] };

test("says who: together, in turn, or nobody on purpose", () => {
  expect(whoWords(shift(), nameOf)).toBe("Asha, Dev");
  expect(whoWords(shift({ repeat: weekly, is_rotating: true, occurrences_per_turn: 2 }), nameOf)).toBe(
    "Asha → Dev in turn, 2 times each",
  );
  expect(whoWords(shift({ attendees: [], is_intended_gap: true }), nameOf)).toBe("nobody, on purpose");
});

test("says how often, with the week beginning on Monday", () => {
  const { repeat } = shift({ repeat: { ...weekly, until: "2026-12-31" } });
  expect(repeat === null ? "" : repeatWords(repeat)).toBe("every 2 weeks on Mon, Sun, until 2026-12-31");
});

test("says the day once when both ends are on it", () => {
  expect(wallWords(shift(), false)).toBe("2026-03-02 08:00-20:00");
  expect(wallWords(shift({ end: "2026-03-03T08:00" }), true)).toBe("from 2026-03-02 08:00 to 2026-03-03 08:00");
});

test("is over by the clocks of its own zone", () => {
  const endOfShift = Date.parse("2026-03-02T20:00:00+05:30");
  expect(isOver(shift(), endOfShift - 1)).toBe(false);
  expect(isOver(shift(), endOfShift)).toBe(true);
  expect(isOver(shift({ repeat: { frequency: "daily" } }), endOfShift + 1e12)).toBe(false);
  const until = shift({ repeat: { frequency: "daily", until: "2026-03-04" } });
  expect(isOver(until, Date.parse("2026-03-04T19:00:00+05:30"))).toBe(false);
  expect(isOver(until, Date.parse("2026-03-06T08:00:00+05:30"))).toBe(true);
});

test("every kind that the form offers is one that core accepts", () => {
  const blank = { ...blankShift("s", "Europe/London", Date.parse("2026-03-28T12:00:00Z")), attendees: ["a"] };
  expect(blank.start).toBe("2026-03-29T08:00:00");
  let current: ShiftFields = blank;
  for (const kind of ["rotating", "repeating", "single", "rotating"] as const) {
    current = { ...current, ...withKind(current, kind) };
    expect(NewShift.safeParse(current).success, kind).toBe(true);
    expect(kindOf(current)).toBe(kind);
  }
});

test.each([
  ["2026-10-31 22:00", "2026-10-31T22:00:00"],
  ["2026-10-31T22:00", "2026-10-31T22:00:00"],
  ["2026-10-31 22:0", "2026-10-31T22:0"],
  ["2026-10", "2026-10"],
  ["", ""],
])("reads %j as %j and shows it again as it was typed", (typed, wall) => {
  expect(readWall(typed)).toBe(wall);
  expect(showWall(wall)).toBe(typed.replace("T", " "));
});

test("a blank after the date can be typed", () => {
  expect(showWall(readWall("2026-10-31 "))).toBe("2026-10-31 ");
});

test("names the day of the week", () => {
  expect(weekdayOf("2026-10-31T22:00:00")).toBe("Saturday");
  expect(weekdayOf("2026-1")).toBeNull();
});

test("moves one of a list, and nothing outside of it", () => {
  expect(moveItem(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
  expect(moveItem(["a", "b", "c"], 2, 1)).toEqual(["a", "c", "b"]);
  expect(moveItem(["a"], 0, 1)).toEqual(["a"]);
  expect(moveItem(["a"], 3, 0)).toEqual(["a"]);
});
