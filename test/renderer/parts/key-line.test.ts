import { expect, test } from "vitest";

import { boardLines } from "../../../src/renderer/board/key-lines.ts";
import { calendarLines, timelineLines, undoLines } from "../../../src/renderer/calendar/key-lines.ts";
import { mapActionLines, mapLines, panLines, zoomLines } from "../../../src/renderer/map/key-lines.ts";
import { actFor, type AnyKeyLine, capsOf, isSendKey } from "../../../src/renderer/parts/key-line.ts";
import { listLines, saveLines } from "../../../src/renderer/records/key-lines.ts";
import { actionLines } from "../../../src/renderer/state/offers.ts";

const press = (key: string, held: { shift?: boolean; ctrl?: boolean; meta?: boolean } = {}) => ({
  key,
  shiftKey: held.shift ?? false,
  ctrlKey: held.ctrl ?? false,
  metaKey: held.meta ?? false,
});

test("a letter counts in both cases, and with Shift where no other line asks for Shift", () => {
  expect(actFor(actionLines, press("r"))).toEqual({ kind: "resolve", withNote: false });
  expect(actFor(actionLines, press("R", { shift: true }))).toEqual({ kind: "resolve", withNote: false });
  expect(actFor(actionLines, press("a"))).toEqual({ kind: "acknowledge", withNote: false });
  expect(actFor(actionLines, press("A", { shift: true }))).toEqual({ kind: "acknowledge", withNote: true });
  // With Caps Lock.
  expect(actFor(actionLines, press("A"))).toEqual({ kind: "acknowledge", withNote: false });
});

test("with Ctrl or the command key only the lines that ask for it count", () => {
  expect(actFor(actionLines, press("a", { ctrl: true }))).toBeUndefined();
  expect(actFor(undoLines, press("z"))).toBeUndefined();
  expect(actFor(undoLines, press("z", { ctrl: true }))).toBe("undo");
  expect(actFor(undoLines, press("Z", { meta: true, shift: true }))).toBe("redo");
  expect(actFor(undoLines, press("y", { ctrl: true }))).toBe("redo");
  expect(isSendKey(press("Enter"))).toBe(false);
  expect(isSendKey(press("Enter", { ctrl: true }))).toBe(true);
});

test("moving with Shift selects on the board, and tries a change on the timeline", () => {
  expect(actFor(boardLines, press("j"))).toEqual({ kind: "step", rows: 1, isRange: false });
  expect(actFor(boardLines, press("J", { shift: true }))).toEqual({ kind: "step", rows: 1, isRange: true });
  expect(actFor(boardLines, press("End", { shift: true }))).toEqual({ kind: "step", rows: Infinity, isRange: true });
  expect(actFor(timelineLines, press("ArrowRight"))).toMatchObject({ kind: "go" });
  expect(actFor(timelineLines, press("ArrowRight", { shift: true }))).toMatchObject({ kind: "try", isEnd: false });
  expect(actFor(timelineLines, press("ArrowRight", { shift: true, ctrl: true }))).toMatchObject({ isEnd: true });
});

test("names that every object has are no keys", () => {
  expect(actFor(boardLines, press("constructor"))).toBeUndefined();
});

test("caps are written as on the keyboard", () => {
  expect(capsOf(undoLines[1] ?? { what: "", keys: {} })).toEqual(["Ctrl", "⇧", "Z"]);
  expect(boardLines.map(capsOf)).toContainEqual(["J", "K", "↓", "↑"]);
});

const screens: Readonly<Record<string, readonly (readonly AnyKeyLine[])[]>> = {
  board: [boardLines, actionLines],
  // The arrows move the map while it has the focus, and the list otherwise.
  map: [mapLines, zoomLines, mapActionLines],
  onTheMap: [panLines, zoomLines],
  calendar: [calendarLines, undoLines],
  timeline: [timelineLines],
  records: [listLines, saveLines],
};

test.each(Object.entries(screens))("no key of the screen %s means two things", (_, tables) => {
  const presses = tables
    .flat()
    .flatMap(({ keys, also = {}, shift = false, ctrl = false }) =>
      Object.keys({ ...keys, ...also }).map((key) => `${key} ${shift} ${ctrl}`),
    );
  expect(presses.filter((one, index) => presses.indexOf(one) !== index)).toEqual([]);
});
