import type { Alert } from "../../core/alert.ts";
import { typeNames } from "../../core/message.ts";
import { t } from "../language/language.ts";
import { SeverityMark } from "../parts/severity-mark.tsx";
import { useAlerts } from "../state/alerts.ts";
import { showFresh, useList } from "../state/list.ts";
import { Age } from "./ticking.tsx";

/** Lies over the column heads while the list is held, so that nothing moves: how many wait, and the loudest of them. */
export function FreshBar(): React.JSX.Element | null {
  const count = useList(({ fresh }) => fresh.length);
  const loudest = useList(({ fresh }) => fresh[0]);
  const alert = useAlerts(({ alertById }) => (loudest === undefined ? undefined : alertById.get(loudest)));
  if (count === 0 || alert === undefined) return null;
  return (
    <div role="row" className="fresh-row">
      <div role="gridcell">
        <button
          type="button"
          className="fresh-bar"
          data-severity={alert.severity}
          aria-keyshortcuts="."
          onClick={showFresh}
        >
          <b className="num">{t("{{count}} new", { count })}</b>
          <Preview alert={alert} />
          <span className="fresh-show">
            {t("Show")} <kbd aria-hidden="true">.</kbd>
          </span>
        </button>
      </div>
    </div>
  );
}

function Preview({ alert }: { readonly alert: Alert }): React.JSX.Element {
  return (
    <span className="fresh-preview clip">
      <SeverityMark severity={alert.severity} size={12} />
      <span className="clip">
        #{alert.number} {alert.title || t(typeNames[alert.alert_type])}
        {alert.employee_name !== null && !alert.title.includes(alert.employee_name) && `, ${alert.employee_name}`}
      </span>
      <Age since={alert.triggered_at} />
    </span>
  );
}
