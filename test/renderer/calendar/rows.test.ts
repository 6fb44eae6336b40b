import { expect, test } from "vitest";

import type { CalendarDuty, CalendarView } from "../../../src/contract/calendar.ts";
import { cellsOf, rowsOf } from "../../../src/renderer/calendar/rows.ts";

const duty = (shift_id: string, start: number, end: number, attendees: readonly string[]): CalendarDuty => ({
  shift_id,
  schedule_id: "s",
  layer: 1,
  start,
  end,
  attendees,
  is_intended_gap: false,
  parent_id: null,
  start_wall: "",
  end_wall: "",
  title: null,
  time_zone: "UTC",
  is_repeating: false,
  is_rotating: false,
});

const view: CalendarView = {
  from: 0,
  to: 100,
  teams: [
    {
      team_id: "t",
      number: 1,
      name: "Gate",
      schedule_id: "s",
      time_zone: "UTC",
      layers: [1, 2, 3].map((layer) => ({ layer, color_hex: "#000000", timeout_seconds: 300 })),
      member_ids: ["a", "b"],
      has_shifts: true,
    },
  ],
  people: [
    { id: "a", name: "Asha", is_reachable: true },
    { id: "b", name: "Bela", is_reachable: true },
  ],
  duties: [duty("one", 0, 10, ["a"]), duty("two", 5, 15, ["a"]), duty("three", 10, 20, ["a"])],
  gaps: [
    { schedule_id: "s", layer: 2, start: 30, end: 40, is_intended: false },
    { schedule_id: "s", layer: 1, start: 0, end: 10, is_intended: false },
    { schedule_id: "s", layer: 3, start: 0, end: 90, is_intended: true },
  ],
  double_bookings: [],
};

test("layers that nobody serves at some time ahead come first, then everybody, also who never serves", () => {
  expect(rowsOf(view, 20).map(({ person, layer, bars }) => [person, layer, bars.length])).toEqual([
    [null, 2, 1],
    ["a", null, 3],
    ["b", null, 0],
  ]);
});

test("what overlaps stands below one another, and a lane is used again once it is free", () => {
  const [, asha] = rowsOf(view, 20);
  expect(asha?.bars.map(({ lane }) => lane)).toEqual([0, 1, 0]);
  expect(asha?.lanes).toBe(2);
});

test("empty columns in a row are one cell, except where each has to be reached", () => {
  const [row] = rowsOf({ ...view, teams: [], gaps: [], duties: [duty("x", 30, 45, ["a"])] }, 0);
  if (row === undefined) throw new Error("nobody has a row");
  const edges = [0, 10, 20, 30, 40, 50, 60];
  const shape = (isEach: boolean) => cellsOf(row, edges, isEach).map(({ column, columns }) => [column, columns]);
  expect(shape(false)).toEqual([
    [0, 3],
    [3, 1],
    [4, 1],
    [5, 1],
  ]);
  expect(shape(true)).toEqual([0, 1, 2, 3, 4, 5].map((column) => [column, 1]));
  expect(cellsOf(row, edges, false).map(({ bars }) => bars.length)).toEqual([0, 1, 1, 0]);
});
