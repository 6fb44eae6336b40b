// The timeline by pointer: a bar is opened by a click, moved or given to somebody else by dragging it, made longer or shorter
// at its ends; a drag over empty time makes a shift.
import { useRef, useState } from "react";

import { anchorOf, askAbout } from "./asking.ts";
import { later } from "./columns.ts";
import { isWhole } from "./duty-words.ts";
import type { Bar, Row } from "./rows.ts";
import type { TimelineWork } from "./timeline-keys.ts";
import type { Trial } from "./timeline-row.tsx";
import type { Cursor } from "./timeline.tsx";
import { carryOut, isChanged } from "./trial.ts";

interface Drag {
  readonly row: Row;
  readonly bar: Bar | null;
  readonly grip: string | null;
  readonly column: number;
  readonly x: number;
  readonly y: number;
  hasMoved: boolean;
}

interface Drawn {
  readonly rowKey: string;
  readonly span: readonly [from: number, to: number];
}

/** Less is a click with an unsteady hand. */
const dragPx = 4;

export function useTimelinePointer(work: TimelineWork & { readonly setCursor: (cursor: Cursor) => void }) {
  const { rows, columns, zone, onCreate, onCover, setTrial, setCursor } = work;
  const drag = useRef<Drag | null>(null);
  const latest = useRef<Trial | null>(null);
  const [drawn, setDrawn] = useState<Drawn | null>(null);

  const columnAt = (element: Element, x: number): number => {
    const box = element.closest(".timeline-row")?.querySelector(".timeline-cells")?.getBoundingClientRect();
    if (box === undefined) return 0;
    const count = columns.edges.length - 1;
    return Math.max(0, Math.min(count - 1, Math.floor(((x - box.left) / box.width) * count)));
  };

  const rowAt = (x: number, y: number): Row | null => {
    const cell = document.elementFromPoint(x, y)?.closest(".timeline-row")?.querySelector<HTMLElement>("[data-row]");
    return rows[Number(cell?.dataset["row"] ?? -1)] ?? null;
  };

  const end = (): void => {
    drag.current = null;
    latest.current = null;
    setTrial(null);
    setDrawn(null);
  };

  return {
    drawn,
    onPointerDown: (event: React.PointerEvent): void => {
      const { target, button, clientX, clientY } = event;
      if (button !== 0 || !(target instanceof HTMLElement)) return;
      const element = target.closest<HTMLElement>("[data-row]");
      const row = rows[Number(element?.dataset["row"] ?? -1)];
      if (element === null || row === undefined) return;
      const bar = row.bars.find(({ key }) => key === element.dataset["bar"]) ?? null;
      const column = columnAt(element, clientX);
      drag.current = {
        row,
        bar,
        grip: target.dataset["grip"] ?? null,
        column,
        x: clientX,
        y: clientY,
        hasMoved: false,
      };
      setCursor({ row: rows.indexOf(row), column });
    },
    onPointerMove: ({ target, currentTarget, clientX, clientY, pointerId }: React.PointerEvent): void => {
      const { current } = drag;
      if (current === null || !(target instanceof HTMLElement)) return;
      if (!current.hasMoved && Math.hypot(clientX - current.x, clientY - current.y) < dragPx) return;
      if (!current.hasMoved) currentTarget.setPointerCapture(pointerId);
      current.hasMoved = true;
      const cells = currentTarget.querySelector(".timeline-row .timeline-cells") ?? target;
      const column = columnAt(cells, clientX);
      const { bar, row, grip } = current;
      if (bar === null) {
        const [low, high] = [Math.min(current.column, column), Math.max(current.column, column)];
        const span = [columns.edges[low] ?? 0, columns.edges[high + 1] ?? 0] as const;
        return setDrawn({ rowKey: row.key, span });
      }
      const { duty } = bar;
      if (duty === null || !isWhole(duty) || !work.mayEdit(duty.schedule_id)) return;
      const by = column - current.column;
      const moved = (at: number): number => later(at, by, columns.step, zone);
      const over = rowAt(clientX, clientY);
      const isOther = grip === null && over !== null && over.person !== null && over.key !== row.key;
      const next: Trial = isOther
        ? { duty, start: duty.start, end: duty.end, rowKey: over.key }
        : {
            duty,
            rowKey: row.key,
            start: grip === "end" ? duty.start : moved(duty.start),
            end: grip === "start" ? duty.end : moved(duty.end),
          };
      if (next.end <= next.start) return;
      latest.current = next;
      setTrial(next);
    },
    onPointerUp: (event: React.PointerEvent): void => {
      const { current } = drag;
      const trial = latest.current;
      const span = drawn?.span;
      end();
      if (current === null || !(event.target instanceof HTMLElement)) return;
      const { bar, row, hasMoved } = current;
      if (bar === null) {
        if (hasMoved && span !== undefined) onCreate(span[0], span[1], row.person);
        return;
      }
      if (hasMoved) {
        if (trial !== null && isChanged(trial, row.key)) carryOut(trial, row.person, rows);
      } else if (bar.gap !== null) onCover(bar.gap);
      else if (bar.duty !== null) {
        const element = event.target.closest("[data-bar]") ?? event.target;
        askAbout({ kind: "card", duty: bar.duty, anchor: anchorOf(element) });
      }
    },
    onPointerCancel: end,
    onDoubleClick: ({ target, clientX }: React.MouseEvent): void => {
      if (!(target instanceof HTMLElement) || target.role !== "gridcell") return;
      const row = rows[Number(target.dataset["row"] ?? -1)];
      const column = columnAt(target, clientX);
      if (row !== undefined) onCreate(columns.edges[column] ?? 0, columns.edges[column + 1] ?? 0, row.person);
    },
  };
}
