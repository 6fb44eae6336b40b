import { memo } from "react";

import { isUnanswered } from "../../core/alert.ts";
import { severityNames } from "../../core/message.ts";
import { SeverityMark } from "../parts/severity-mark.tsx";
import { statusWord } from "../parts/status-tag.tsx";
import { useAlerts } from "../state/alerts.ts";
import { useList } from "../state/list.ts";
import { focusAlert, selectRange, toggleSelected, useView } from "../state/view.ts";
import { NextCell, ReachedCell, StatusCell, WhatCell, WhereCell, WhoCell } from "./cells.tsx";
import { Age, useIsNew, useReach } from "./ticking.tsx";

interface RowProps {
  readonly id: string;
  /** Position in the list, from 0. */
  readonly index: number;
  /** Whether the Tab key leads here. */
  readonly isTabStop: boolean;
}

/** Draws again only when its own alert, focus or selection changes. */
export const Row = memo(function Row({ id, index, isTabStop }: RowProps) {
  const alert = useAlerts(({ alertById }) => alertById.get(id));
  const arrivedAt = useAlerts(({ arrivedAtById }) => arrivedAtById.get(id));
  const isFocused = useView(({ focusedId }) => focusedId === id);
  const isSelected = useView(({ selectedIds }) => selectedIds.has(id));
  const isPulsing = useList(({ pulsingId }) => pulsingId === id);
  if (alert === undefined) return null;
  return (
    <RowBody alert={alert} index={index} isTabStop={isTabStop} look={{ isFocused, isSelected, isPulsing, arrivedAt }} />
  );
});

interface RowBodyProps {
  readonly alert: NonNullable<ReturnType<ReturnType<typeof useAlerts.getState>["alertById"]["get"]>>;
  readonly index: number;
  readonly isTabStop: boolean;
  readonly look: {
    readonly isFocused: boolean;
    readonly isSelected: boolean;
    readonly isPulsing: boolean;
    readonly arrivedAt: number | undefined;
  };
}

function RowBody({ alert, index, isTabStop, look }: RowBodyProps): React.JSX.Element {
  const { id, severity, status, number, triggered_at, resolved_at, closed_at } = alert;
  const isNew = useIsNew(alert, look.arrivedAt);
  const reach = useReach(alert);
  const isOpen = isUnanswered(status);
  const isOver = status === "RESOLVED" || status === "CLOSED";
  const press = (event: React.MouseEvent): void => {
    if (event.shiftKey) selectRange(useList.getState().shown, id);
    else if (event.ctrlKey || event.metaKey) toggleSelected(id);
    else focusAlert(id);
  };
  return (
    <div
      role="row"
      id={`alert-${id}`}
      className="board-row board-cols"
      data-id={id}
      data-severity={severity}
      data-open={isOpen || undefined}
      data-lost={(isOpen && (status === "DROPPED" || reach === "nobody")) || undefined}
      data-over={isOver || undefined}
      data-focused={look.isFocused || undefined}
      data-selected={look.isSelected || undefined}
      aria-rowindex={index + 2}
      aria-selected={look.isSelected}
      aria-current={look.isFocused || undefined}
      tabIndex={isTabStop ? 0 : -1}
      onClick={press}
    >
      <span role="gridcell" className="cell-edge">
        <span className="unseen">{`${severityNames[severity]}, ${statusWord(status)}`}</span>
      </span>
      <span role="gridcell" className="cell-check">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={look.isSelected}
          aria-label={`Select alert ${number}`}
          onClick={(event) => {
            event.stopPropagation();
            if (event.shiftKey) selectRange(useList.getState().shown, id);
            else toggleSelected(id);
          }}
          onChange={() => undefined}
        />
      </span>
      <span role="gridcell" className="cell-severity">
        <SeverityMark severity={severity} isPulsing={look.isPulsing} />
        <span className="cell-severity-word">{severityNames[severity]}</span>
      </span>
      <span role="gridcell" className="cell-number">
        <span className="line num">#{number}</span>
        {isNew && <span className="line cell-new">new</span>}
      </span>
      <span role="gridcell" className="cell-age">
        <Age since={triggered_at} until={closed_at ?? resolved_at} />
      </span>
      <span role="gridcell">
        <WhoCell alert={alert} />
      </span>
      <span role="gridcell">
        <WhatCell alert={alert} />
      </span>
      <span role="gridcell">
        <WhereCell alert={alert} />
      </span>
      <span role="gridcell">
        <ReachedCell alert={alert} />
      </span>
      <span role="gridcell">
        <NextCell alert={alert} />
      </span>
      <span role="gridcell" className="cell-status">
        <StatusCell alert={alert} />
      </span>
    </div>
  );
}
