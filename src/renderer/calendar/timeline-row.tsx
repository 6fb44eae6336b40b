import { memo } from "react";

import type { CalendarDuty } from "../../contract/calendar.ts";
import { t } from "../language/language.ts";
import { type Columns, placeOf } from "./columns.ts";
import { isWhole, spanIn } from "./duty-words.ts";
import { type Bar, cellsOf, type Row } from "./rows.ts";

/** A change that is shown before it is made. */
export interface Trial {
  readonly duty: CalendarDuty;
  readonly start: number;
  readonly end: number;
  /** The row in which it would stand. */
  readonly rowKey: string;
}

interface TimelineRowProps {
  readonly row: Row;
  readonly place: number;
  readonly top: number;
  readonly height: number;
  readonly columns: Columns;
  readonly zone: string;
  /** Epoch ms; gaps that are over are drawn fainter. */
  readonly now: number;
  /** The column with the focus or the tab stop, beside which every column is a cell; null: in another row. */
  readonly cursor: number | null;
  readonly trial: Trial | null;
  /** Epoch ms between which somebody drags over empty time. */
  readonly drawn: readonly [from: number, to: number] | null;
  readonly mayEdit: (schedule_id: string) => boolean;
}

export const laneHeight = 24;

export const TimelineRow = memo(function TimelineRow(props: TimelineRowProps): React.JSX.Element {
  const { row, place, top, height, columns, zone, now, cursor, trial, drawn, mayEdit } = props;
  const count = columns.edges.length - 1;
  return (
    <div
      role="row"
      aria-rowindex={place + 3}
      className="timeline-row"
      data-kind={row.person === null ? "gap" : undefined}
      style={{ top, height }}
    >
      <div role="rowheader" className="timeline-name" aria-colindex={1}>
        <span className="clip">{rowName(row)}</span>
        {row.team !== null && <span className="mute small clip">{row.team}</span>}
      </div>
      <div role="presentation" className="timeline-cells" style={{ gridTemplateColumns: `repeat(${count}, 1fr)` }}>
        {cellsOf(row, columns.edges, cursor !== null).map(({ column, columns: wide, bars }) => (
          <div
            // A column is its place.
            key={columns.edges[column]}
            role="gridcell"
            className="timeline-cell"
            style={{ gridColumn: `${column + 1} / span ${wide}` }}
            aria-colindex={column + 2}
            aria-colspan={wide > 1 ? wide : undefined}
            aria-label={cellWords(row, bars, zone)}
            tabIndex={cursor === column ? 0 : -1}
            data-row={place}
            data-column={column}
          />
        ))}
        <div className="timeline-bars" aria-hidden="true">
          {row.bars.map((bar) => (
            <BarMark
              key={bar.key}
              bar={bar}
              columns={columns}
              zone={zone}
              place={place}
              now={now}
              isEditable={isEditable(bar, mayEdit)}
            />
          ))}
          {trial !== null && (
            <div className="bar bar-trial" style={boxOf(columns, trial.start, trial.end, 0)}>
              <span className="bar-text num">{spanIn(zone, trial.start, trial.end)}</span>
            </div>
          )}
          {drawn !== null && <div className="bar bar-trial" style={boxOf(columns, drawn[0], drawn[1], 0)} />}
        </div>
      </div>
    </div>
  );
});

const isEditable = ({ duty }: Bar, mayEdit: (schedule_id: string) => boolean): boolean =>
  duty !== null && isWhole(duty) && mayEdit(duty.schedule_id);

export const rowName = ({ name, person, layer }: Row): string =>
  person === null ? t("Layer {{layer}}: nobody", { layer: layer ?? 0 }) : name;

interface BarMarkProps {
  readonly bar: Bar;
  readonly columns: Columns;
  readonly zone: string;
  readonly place: number;
  readonly now: number;
  readonly isEditable: boolean;
}

function BarMark({ bar, columns, zone, place, now, isEditable: canMove }: BarMarkProps): React.JSX.Element | null {
  const { duty, gap, start, end, lane } = bar;
  const first = columns.edges[0] ?? 0;
  const last = columns.edges.at(-1) ?? 0;
  if (start >= last || end <= first) return null;
  const layer = duty?.layer ?? gap?.layer ?? 1;
  const kind =
    duty === null
      ? end <= now
        ? "duty-gap duty-over"
        : "duty-gap"
      : `duty-layer-${((layer - 1) % 6) + 1}${duty.parent_id === null ? "" : " duty-override"}`;
  return (
    <div
      className={`bar duty ${kind}`}
      style={boxOf(columns, start, end, lane)}
      data-bar={bar.key}
      data-row={place}
      data-movable={canMove || undefined}
      title={spanIn(zone, start, end)}
    >
      {canMove && start >= first && <span className="bar-grip" data-grip="start" />}
      <span className="bar-text num">
        {duty === null && <span className="bar-word">▲ </span>}
        <span className="bar-word">L</span>
        {layer}
        {duty !== null && duty.title !== null && duty.title !== "" && <span className="bar-word"> {duty.title}</span>}
      </span>
      {canMove && end <= last && <span className="bar-grip" data-grip="end" />}
    </div>
  );
}

function boxOf(columns: Columns, start: number, end: number, lane: number): React.CSSProperties {
  const count = columns.edges.length - 1;
  const from = placeOf(columns, start) / count;
  const to = placeOf(columns, end) / count;
  return {
    insetInlineStart: `${from * 100}%`,
    inlineSize: `calc(${(to - from) * 100}% - 1px)`,
    top: 4 + lane * laneHeight,
    height: laneHeight - 3,
  };
}

/** What a screen reader says in a cell: the row and the column stand in their headers. */
function cellWords(row: Row, bars: readonly Bar[], zone: string): string {
  if (bars.length === 0) return row.person === null ? t("covered") : t("free");
  return bars
    .map(({ duty, gap, start, end }) => {
      const when = spanIn(zone, start, end);
      if (duty === null) return t("nobody on layer {{layer}}, {{when}}", { layer: gap?.layer ?? 0, when });
      return duty.parent_id === null
        ? t("layer {{layer}}, {{when}}", { layer: duty.layer, when })
        : t("layer {{layer}}, override, {{when}}", { layer: duty.layer, when });
    })
    .join("; ");
}
