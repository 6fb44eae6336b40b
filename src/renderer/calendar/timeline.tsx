import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useCallback, useEffect, useMemo, useRef, useState } from "react";

import type { CalendarGap, CalendarView } from "../../contract/calendar.ts";
import { hourMs } from "../../core/schedule/wall-time.ts";
import { t } from "../language/language.ts";
import type { Span } from "../state/calendar.ts";
import { useClock } from "../state/clock.ts";
import { type Columns, columnsOf, placeOf } from "./columns.ts";
import { clockIn, dayIn } from "./duty-words.ts";
import { rowsOf } from "./rows.ts";
import type { Stretch } from "./stretch.ts";
import { useTimelineKeys } from "./timeline-keys.ts";
import { useTimelinePointer } from "./timeline-pointer.ts";
import { laneHeight, TimelineRow, type Trial } from "./timeline-row.tsx";
import { trialWords } from "./trial.ts";

interface TimelineProps {
  readonly span: Span;
  readonly stretch: Stretch;
  readonly zone: string;
  readonly view: CalendarView;
  readonly mayEdit: (schedule_id: string) => boolean;
  readonly onCreate: (from: number, to: number, person: string | null) => void;
  readonly onCover: (gap: CalendarGap) => void;
}

export interface Cursor {
  readonly row: number;
  readonly column: number;
}

/** Narrower columns would hide whose day it is. */
const narrowest: Readonly<Record<Span, number>> = { day: 46, week: 38, month: 34, quarter: 15 };
const nameWidth = 190;

/** People as rows, time as columns. */
export function Timeline({ span, stretch, zone, view, mayEdit, onCreate, onCover }: TimelineProps): React.JSX.Element {
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useMemo(() => columnsOf(span, stretch, zone), [span, stretch, zone]);
  const minute = useClock(({ now }) => Math.floor(now / 60_000) * 60_000);
  const hour = Math.floor(minute / hourMs) * hourMs;
  const rows = useMemo(() => rowsOf(view, hour), [view, hour]);
  const count = columns.edges.length - 1;
  const [cursor, setCursor] = useState<Cursor>(() => ({
    row: 0,
    column: Math.min(count - 1, Math.floor(placeOf(columns, minute))),
  }));
  const [trial, setTrial] = useState<Trial | null>(null);
  const heightOf = useCallback((place: number) => (rows[place]?.lanes ?? 1) * laneHeight + 8, [rows]);
  // oxlint-disable-next-line react/incompatible-library -- its answers are read while drawing, never handed on
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: heightOf,
    overscan: 2,
    scrollPaddingStart: 52,
  });
  useEffect(() => list.measure(), [list, heightOf]);
  useEffect(() => {
    const { current } = scroller;
    if (current === null) return;
    const place = placeOf(columns, Date.now());
    const share = place / (columns.edges.length - 1);
    // A third of what is in sight lies before now.
    if (share > 0 && share < 1)
      current.scrollLeft = (current.scrollWidth - nameWidth) * share - (current.clientWidth - nameWidth) / 3;
  }, [columns]);
  // What is looked at may have become smaller.
  const held: Cursor = {
    row: Math.max(0, Math.min(rows.length - 1, cursor.row)),
    column: Math.max(0, Math.min(count - 1, cursor.column)),
  };
  const work = { rows, columns, zone, mayEdit, onCreate, onCover, setTrial, trial };
  const moveTo = useCallback(
    (next: Cursor) => {
      setCursor(next);
      list.scrollToIndex(next.row);
      focusCell(scroller.current, next);
    },
    [list],
  );
  const press = useTimelineKeys({ ...work, cursor: held, moveTo });
  const { drawn, ...pointer } = useTimelinePointer({ ...work, setCursor });
  const now = placeOf(columns, minute);
  return (
    <div className="people-timeline" ref={scroller}>
      <div
        role="grid"
        aria-label={t("Who serves when, by person")}
        aria-rowcount={rows.length + 2}
        aria-colcount={count + 1}
        aria-describedby="timeline-keys"
        className="timeline-grid"
        data-span={span}
        style={{ minWidth: nameWidth + count * narrowest[span] }}
        onKeyDown={press}
        onFocus={({ target: { role, dataset } }) => {
          const at = { row: Number(dataset["row"]), column: Number(dataset["column"]) };
          if (role === "gridcell" && (at.row !== held.row || at.column !== held.column)) setCursor(at);
        }}
        {...pointer}
      >
        <Heads columns={columns} span={span} zone={zone} minute={minute} />
        <div role="rowgroup" className="timeline-rows" style={{ height: list.getTotalSize() }}>
          <Lines count={count} />
          {list.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <TimelineRow
                key={row.key}
                row={row}
                place={index}
                top={start}
                height={heightOf(index)}
                columns={columns}
                zone={zone}
                now={hour}
                cursor={held.row === index ? held.column : null}
                trial={trial?.rowKey === row.key ? trial : null}
                drawn={drawn?.rowKey === row.key ? drawn.span : null}
                mayEdit={mayEdit}
              />
            );
          })}
          {now > 0 && now < count && (
            <div
              className="timeline-now"
              aria-hidden="true"
              style={{ left: `calc(${nameWidth}px + (100% - ${nameWidth}px) * ${now / count})` }}
            />
          )}
        </div>
      </div>
      <p id="timeline-keys" className="unseen">
        {t("Arrows move, Enter opens, Shift with an arrow moves a shift, Ctrl Shift with an arrow changes its end.")}
      </p>
      {trial !== null && (
        <p className="timeline-trial" role="status" data-takes-esc>
          <span>{trialWords(trial, rows, zone)}</span>
          <span>
            <kbd>↵</kbd> {t("keep it")} <kbd>Esc</kbd> {t("leave it as it was")}
          </span>
        </p>
      )}
    </div>
  );
}

/** Once for all rows: cells that each drew their own edge would be thousands. */
const Lines = memo(function Lines({ count }: { readonly count: number }) {
  return (
    <div
      className="timeline-lines"
      aria-hidden="true"
      style={{ left: nameWidth, gridTemplateColumns: `repeat(${count}, 1fr)` }}
    >
      {Array.from({ length: count }, (_, column) => (
        <i key={column} />
      ))}
    </div>
  );
});

interface HeadsProps {
  readonly columns: Columns;
  readonly span: Span;
  readonly zone: string;
  readonly minute: number;
}

function Heads({ columns, span, zone, minute }: HeadsProps): React.JSX.Element {
  const { edges, heads } = columns;
  const count = edges.length - 1;
  const template = { gridTemplateColumns: `repeat(${count}, 1fr)` };
  return (
    <div role="rowgroup" className="timeline-heads">
      <div role="row" aria-rowindex={1} className="timeline-head">
        <div role="columnheader" aria-colindex={1} className="timeline-name">
          <span className="mute small">{zone}</span>
        </div>
        <div role="presentation" className="timeline-cells" style={template}>
          {heads.map(({ at, columns: wide }, place) => (
            <div
              key={at}
              role="columnheader"
              aria-colindex={2 + heads.slice(0, place).reduce((sum, head) => sum + head.columns, 0)}
              aria-colspan={wide}
              className="timeline-group num"
              style={{ gridColumn: `span ${wide}` }}
            >
              <span className="clip">{dayIn(zone, at)}</span>
            </div>
          ))}
        </div>
      </div>
      <div role="row" aria-rowindex={2} className="timeline-head">
        <div role="columnheader" aria-colindex={1} className="timeline-name">
          {t("Person")}
        </div>
        <div role="presentation" className="timeline-cells" style={template}>
          {edges.slice(0, -1).map((at, column) => (
            <div
              key={at}
              role="columnheader"
              aria-colindex={column + 2}
              aria-label={
                span === "day" || span === "week" ? `${dayIn(zone, at)} ${clockIn(zone, at)}` : dayIn(zone, at)
              }
              className="timeline-column num"
              data-now={(at <= minute && minute < (edges[column + 1] ?? 0)) || undefined}
              data-weekend={isWeekend(zone, at) || undefined}
            >
              {span === "day" || span === "week" ? clockIn(zone, at).slice(0, 2) : dayIn(zone, at).split(" ")[1]}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

const isWeekend = (zone: string, at: number): boolean => dayIn(zone, at).startsWith("S");

/** Rows that were out of sight are drawn first. */
function focusCell(scroller: HTMLElement | null, { row, column }: Cursor): void {
  requestAnimationFrame(() => {
    const cell = scroller?.querySelector<HTMLElement>(`[role=gridcell][data-row="${row}"][data-column="${column}"]`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}
