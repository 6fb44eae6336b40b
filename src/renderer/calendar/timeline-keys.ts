// The timeline by keyboard: arrows go from cell to cell, Enter opens, Shift with an arrow tries a change that Enter keeps.
import { useRef } from "react";

import type { CalendarGap } from "../../contract/calendar.ts";
import { anchorOf, askAbout } from "./asking.ts";
import { type Columns, later } from "./columns.ts";
import { actFor } from "../parts/key-line.ts";
import { isWhole } from "./duty-words.ts";
import { timelineLines } from "./key-lines.ts";
import { type Bar, barsAt, type Row } from "./rows.ts";
import type { Trial } from "./timeline-row.tsx";
import type { Cursor } from "./timeline.tsx";
import { carryOut } from "./trial.ts";

export interface TimelineWork {
  readonly rows: readonly Row[];
  readonly columns: Columns;
  readonly zone: string;
  readonly mayEdit: (schedule_id: string) => boolean;
  readonly onCreate: (from: number, to: number, person: string | null) => void;
  readonly onCover: (gap: CalendarGap) => void;
  readonly trial: Trial | null;
  readonly setTrial: (trial: Trial | null) => void;
}

interface TimelineKeys extends TimelineWork {
  readonly cursor: Cursor;
  readonly moveTo: (cursor: Cursor) => void;
}

export function useTimelineKeys(keys: TimelineKeys): (event: React.KeyboardEvent) => void {
  const { rows, columns, zone, mayEdit, onCreate, onCover, trial, setTrial, cursor, moveTo } = keys;
  /** Several may begin in one cell: Enter again opens the next. */
  const opened = useRef(0);
  /** Whose it was when the trial began. */
  const origin = useRef<string | null>(null);
  const count = columns.edges.length - 1;
  const row = rows[cursor.row];
  const from = columns.edges[cursor.column] ?? 0;
  const to = columns.edges[cursor.column + 1] ?? 0;
  const here: readonly Bar[] = row === undefined ? [] : barsAt(row, from, to);

  const move = ([down, right]: readonly [number, number]): void => {
    opened.current = 0;
    moveTo({
      row: Math.max(0, Math.min(rows.length - 1, cursor.row + down)),
      column: Math.max(0, Math.min(count - 1, cursor.column + right)),
    });
  };

  const attempt = ([down, right]: readonly [number, number], isEnd: boolean): void => {
    const duty = trial?.duty ?? here.find((bar) => bar.duty !== null)?.duty ?? null;
    if (duty === null || row === undefined || !isWhole(duty) || !mayEdit(duty.schedule_id)) return;
    if (trial === null) origin.current = row.person;
    const before = trial ?? { duty, start: duty.start, end: duty.end, rowKey: row.key };
    const place = rows.findIndex(({ key }) => key === before.rowKey);
    const target = rows[place + down];
    const rowKey = target === undefined || target.person === null ? before.rowKey : target.key;
    const end = later(before.end, right, columns.step, zone);
    if (isEnd && end <= before.start) return;
    // A change of person and one of time are two steps: the latest counts.
    const next: Trial =
      down === 0
        ? {
            duty,
            rowKey: origin.current ?? before.rowKey,
            start: isEnd ? before.start : later(before.start, right, columns.step, zone),
            end,
          }
        : { duty, rowKey, start: duty.start, end: duty.end };
    setTrial(next);
  };

  const open = (element: Element): void => {
    const bar = here[opened.current % Math.max(1, here.length)];
    opened.current += 1;
    if (bar?.gap !== null && bar?.gap !== undefined) onCover(bar.gap);
    else if (bar?.duty !== null && bar?.duty !== undefined)
      askAbout({ kind: "card", duty: bar.duty, anchor: anchorOf(element) });
    else if (row !== undefined) onCreate(from, to, row.person);
  };

  return (event) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || target.role !== "gridcell" || event.altKey) return;
    const act = actFor(timelineLines, event);
    if (act === undefined || (act.kind === "leave" && trial === null) || (act.kind === "go" && trial !== null)) return;
    if (act.kind === "go") move(act.by);
    else if (act.kind === "try") attempt(act.by, act.isEnd);
    else if (trial === null || act.kind === "open") open(target);
    else {
      setTrial(null);
      if (act.kind === "keep") carryOut(trial, origin.current, rows);
    }
    event.preventDefault();
    event.stopPropagation();
  };
}
