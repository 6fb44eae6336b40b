// The calendar's keys: those of the whole screen, and those of the timeline while a cell of it has the focus.
import type { KeyLine } from "../parts/key-line.ts";
import type { Look } from "../state/calendar.ts";

export type CalendarAct =
  | { readonly kind: "look"; readonly look: Look }
  | { readonly kind: "turn"; readonly pages: number }
  | { readonly kind: "today" | "add" | "back" };

const look = (chosen: Look): CalendarAct => ({ kind: "look", look: chosen });

export const calendarLines: readonly KeyLine<CalendarAct>[] = [
  {
    what: "month, week, day, timeline",
    hint: "view",
    keys: { "1": look("month"), "2": look("week"), "3": look("day"), "4": look("timeline") },
  },
  {
    what: "earlier, later",
    hint: "earlier, later",
    keys: { "[": { kind: "turn", pages: -1 }, "]": { kind: "turn", pages: 1 } },
  },
  { what: "today", hint: "today", keys: { ".": { kind: "today" } } },
  { what: "a new shift", hint: "new shift", keys: { "+": { kind: "add" } } },
  { what: "close the card", keys: { Escape: { kind: "back" } } },
];

export const undoLines: readonly KeyLine<"undo" | "redo">[] = [
  { what: "take the last edit back", hint: "undo", keys: { z: "undo" }, ctrl: true },
  { what: "do it again", keys: { z: "redo" }, ctrl: true, shift: true },
  { what: "do it again", keys: { y: "redo" }, ctrl: true },
];

type Cells = readonly [rows: number, columns: number];

export type TimelineAct =
  | { readonly kind: "go"; readonly by: Cells }
  | { readonly kind: "try"; readonly by: Cells; readonly isEnd: boolean }
  | { readonly kind: "open" | "keep" | "leave" };

const go = (rows: number, columns: number): TimelineAct => ({ kind: "go", by: [rows, columns] });
const tryOut = (rows: number, columns: number, isEnd = false): TimelineAct => ({
  kind: "try",
  by: [rows, columns],
  isEnd,
});

export const timelineLines: readonly KeyLine<TimelineAct>[] = [
  {
    what: "timeline: from cell to cell",
    keys: { ArrowUp: go(-1, 0), ArrowDown: go(1, 0), ArrowLeft: go(0, -1), ArrowRight: go(0, 1) },
  },
  { what: "timeline: ten people up, down", keys: { PageUp: go(-10, 0), PageDown: go(10, 0) } },
  { what: "timeline: first, last day", keys: { Home: go(0, -Infinity), End: go(0, Infinity) } },
  { what: "timeline: first cell", keys: { Home: go(-Infinity, -Infinity) }, ctrl: true },
  { what: "timeline: open what is there, or keep a change", keys: { Enter: { kind: "keep" } } },
  { what: "timeline: open what is there", keys: { " ": { kind: "open" } } },
  { what: "timeline: leave a change", keys: { Escape: { kind: "leave" } } },
  { what: "timeline: move a shift", keys: { ArrowLeft: tryOut(0, -1), ArrowRight: tryOut(0, 1) }, shift: true },
  {
    what: "timeline: give it to somebody else",
    keys: { ArrowUp: tryOut(-1, 0), ArrowDown: tryOut(1, 0) },
    shift: true,
  },
  {
    what: "timeline: change its end",
    keys: { ArrowLeft: tryOut(0, -1, true), ArrowRight: tryOut(0, 1, true) },
    shift: true,
    ctrl: true,
  },
];
