import type { Alert } from "../../core/alert.ts";
import { severityNames } from "../../core/message.ts";
import { t } from "../language/language.ts";
import { AlertTitle } from "../parts/exercise-tag.tsx";
import { SeverityMark } from "../parts/severity-mark.tsx";
import { statusWord } from "../parts/status-tag.tsx";
import { formatAge } from "../parts/time.ts";
import { useClock } from "../state/clock.ts";
import { useView } from "../state/view.ts";
import { lookOf } from "./marks.ts";
import { useAlerts } from "../state/alerts.ts";
import { pickFromList } from "./keys.ts";

/** Each row counts its seconds; beyond this the board, which is made for many, is the better list. */
const listedAtMost = 60;

/** The same alerts as on the map, for the keyboard and for whoever listens. */
export function AlertList({ unplaced }: { readonly unplaced: readonly Alert[] }): React.JSX.Element {
  const order = useAlerts((alerts) => alerts.order);
  const unplacedIds = new Set(unplaced.map(({ id }) => id));
  const focusedId = useView((view) => view.focusedId);
  const listed = order.slice(0, listedAtMost);
  if (order.length === 0) return <p className="map-panel-note mute">{t("No open alerts.")}</p>;
  return (
    <>
      {unplaced.length > 0 && (
        <p className="map-panel-note mute">
          {t("{{count}} open alerts have no usable place and are not on the map.", { count: unplaced.length })}
        </p>
      )}
      <ul className="map-list" aria-label={t("Alerts, the loudest first")}>
        {listed.map((id, index) => (
          <Row
            key={id}
            id={id}
            isUnplaced={unplacedIds.has(id)}
            isFocused={id === focusedId}
            isTabStop={id === focusedId || (index === 0 && !listed.includes(focusedId ?? ""))}
          />
        ))}
      </ul>
      {order.length > listedAtMost && (
        <p className="map-panel-note mute">
          {t("{{count}} more are on the map and on the board.", { count: order.length - listedAtMost })}
        </p>
      )}
    </>
  );
}

interface RowProps {
  readonly id: string;
  readonly isUnplaced: boolean;
  readonly isFocused: boolean;
  readonly isTabStop: boolean;
}

function Row({ id, isUnplaced, isFocused, isTabStop }: RowProps): React.JSX.Element | null {
  const alert = useAlerts(({ alertById }) => alertById.get(id));
  const age = useClock(({ now }) => (alert === undefined ? "" : formatAge(now - alert.triggered_at)));
  if (alert === undefined) return null;
  return (
    <li>
      <button
        type="button"
        className="map-row"
        data-map-row={id}
        data-look={lookOf(alert)}
        aria-current={isFocused ? "true" : undefined}
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => pickFromList(id)}
      >
        <SeverityMark severity={alert.severity} size={12} />
        <span className="unseen">{t(severityNames[alert.severity])}</span>
        <span className="num mute">#{alert.number}</span>
        <span className="clip">
          <AlertTitle alert={alert} />
        </span>
        <span className="num">{age}</span>
        <span className="map-row-second clip">
          {[statusWord(alert.status), alert.employee_name ?? alert.source, isUnplaced ? t("no usable place") : null]
            .filter((part) => part !== null)
            .join(" · ")}
        </span>
      </button>
    </li>
  );
}
