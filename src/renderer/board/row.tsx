import { IconEye } from "@tabler/icons-react";
import { memo } from "react";

import { type Alert, isUnanswered } from "../../core/alert.ts";
import { severityNames } from "../../core/message.ts";
import { t } from "../language/language.ts";
import { SeverityMark } from "../parts/severity-mark.tsx";
import { statusWord } from "../parts/status-tag.tsx";
import { useAlerts } from "../state/alerts.ts";
import { useList } from "../state/list.ts";
import { useWatchers } from "../state/presence.ts";
import { focusAlert, selectRange, toggleSelected, useView } from "../state/view.ts";
import { NextCell, ReachedCell, StatusCell, WhatCell, WhereCell, WhoCell } from "./cells.tsx";
import "./row.css";
import { Age, NewMark, useReach } from "./ticking.tsx";

interface RowProps {
  readonly id: string;
  /** Position in the list, from 0. */
  readonly index: number;
  /** Whether the Tab key leads here. */
  readonly isTabStop: boolean;
}

/** Draws again only when its own alert, focus or selection changes. Few subscriptions: scrolling mounts rows by the dozen. */
export const Row = memo(function Row({ id, index, isTabStop }: RowProps) {
  const alert = useAlerts(({ alertById }) => alertById.get(id));
  const mark = useView(({ focusedId, selectedIds }) =>
    focusedId === id ? (selectedIds.has(id) ? "both" : "focused") : selectedIds.has(id) ? "selected" : "none",
  );
  if (alert === undefined) return null;
  return (
    <RowBody
      alert={alert}
      index={index}
      isTabStop={isTabStop}
      isFocused={mark === "focused" || mark === "both"}
      isSelected={mark === "selected" || mark === "both"}
    />
  );
});

interface RowBodyProps {
  readonly alert: Alert;
  readonly index: number;
  readonly isTabStop: boolean;
  readonly isFocused: boolean;
  readonly isSelected: boolean;
}

function RowBody({ alert, index, isTabStop, isFocused, isSelected }: RowBodyProps): React.JSX.Element {
  const { id, severity, status, number, triggered_at, resolved_at, closed_at } = alert;
  const reach = useReach(alert);
  const isOpen = isUnanswered(status) && !alert.is_drill;
  const isLost = isOpen && (status === "DROPPED" || reach === "nobody");
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
      data-lost={isLost || undefined}
      data-over={isOver || undefined}
      data-drill={alert.is_drill || undefined}
      data-focused={isFocused || undefined}
      data-selected={isSelected || undefined}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-current={isFocused || undefined}
      tabIndex={isTabStop ? 0 : -1}
      onClick={press}
    >
      <span role="gridcell" className="cell-edge">
        <span className="unseen">
          {[alert.is_drill ? t("EXERCISE") : null, t(severityNames[severity]), statusWord(status)]
            .filter((word) => word !== null)
            .join(", ")}
        </span>
      </span>
      <span role="gridcell" className="cell-check">
        <SelectBox alert={alert} isSelected={isSelected} />
      </span>
      <span role="gridcell" className="cell-severity">
        {isOpen && severity === "CRITICAL" ? <PulsingMark id={id} /> : <SeverityMark severity={severity} />}
        <span className="cell-severity-word">{t(severityNames[severity])}</span>
      </span>
      <span role="gridcell" className="cell-number">
        <span className="line num">
          #{number}
          <WatchedMark id={id} />
        </span>
        {isOpen && <NewMark id={id} />}
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
        <ReachedCell alert={alert} reach={reach} />
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

/** Somebody at another console has it before them. */
function WatchedMark({ id }: { readonly id: string }): React.JSX.Element | null {
  const words = useWatchers(id);
  if (words === "") return null;
  return (
    <span className="watched-mark" title={words}>
      <IconEye size={13} stroke={1.8} aria-hidden="true" />
      <span className="unseen">{words}</span>
    </span>
  );
}

function PulsingMark({ id }: { readonly id: string }): React.JSX.Element {
  const isPulsing = useList(({ pulsingId }) => pulsingId === id);
  return <SeverityMark severity="CRITICAL" isPulsing={isPulsing} />;
}

function SelectBox({ alert, isSelected }: { readonly alert: Alert; readonly isSelected: boolean }): React.JSX.Element {
  const press = (event: React.MouseEvent): void => {
    event.stopPropagation();
    if (event.shiftKey) selectRange(useList.getState().shown, alert.id);
    else toggleSelected(alert.id);
  };
  return (
    <input
      type="checkbox"
      tabIndex={-1}
      checked={isSelected}
      aria-label={t("Select alert {{number}}", { number: alert.number })}
      onClick={press}
      // The press above has done it already; without a handler React takes the box for read-only.
      onChange={() => undefined}
    />
  );
}
