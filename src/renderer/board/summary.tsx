import { Severity } from "../../core/alert.ts";
import { severityNames } from "../../core/message.ts";
import { t } from "../language/language.ts";
import { Sentence } from "../language/sentence.tsx";
import { SeverityMark } from "../parts/severity-mark.tsx";
import { formatCount } from "../parts/time.ts";
import type { Tab } from "../state/filter.ts";
import { useAlerts } from "../state/alerts.ts";
import { type Figure, useList } from "../state/list.ts";
import { setFilter, useView } from "../state/view.ts";
import "./summary.css";
import { Age } from "./ticking.tsx";

/** People first: who was not reached, who waits. Each figure leads to its alerts. */
export function Summary(): React.JSX.Element {
  const figures = useList((list) => list.figures);
  return (
    <div className="summary" role="group" aria-label={t("Figures")}>
      <SummaryFigure
        figure={figures.unreached}
        label={figures.dropped === 0 ? t("nobody reached") : t("unreached or dropped")}
        look="hot"
        tab="unreached"
      />
      <SummaryFigure figure={figures.unanswered} label={t("not acknowledged")} look="warm" tab="open" />
      <SummaryFigure figure={figures.worked} label={t("being worked")} tab="open" />
      <SummaryFigure figure={figures.to_close} label={t("to close")} tab="to_close" />
      <div className="summary-severities" role="group" aria-label={t("Show only these severities")}>
        {Severity.options.map((severity) => (
          <SeverityToggle key={severity} severity={severity} count={figures.by_severity[severity]} />
        ))}
      </div>
    </div>
  );
}

interface SummaryFigureProps {
  readonly figure: Figure;
  readonly label: string;
  readonly look?: "hot" | "warm";
  readonly tab: Tab;
}

function SummaryFigure({ figure, label, look, tab }: SummaryFigureProps): React.JSX.Element {
  const { count, oldest } = figure;
  const isKnown = useAlerts(({ status }) => status === "ready");
  return (
    <button
      type="button"
      className="summary-figure"
      data-look={count > 0 ? look : undefined}
      data-zero={count === 0 || undefined}
      onClick={() => setFilter({ tab })}
    >
      <strong className="num">{isKnown ? formatCount(count) : "–"}</strong>
      <small>
        {label}
        {look !== undefined && oldest !== null && (
          <>
            {" · "}
            <Sentence of="oldest {{age}}" parts={{ age: <Age since={oldest} /> }} />
          </>
        )}
      </small>
    </button>
  );
}

function SeverityToggle({
  severity,
  count,
}: {
  readonly severity: Severity;
  readonly count: number;
}): React.JSX.Element {
  const severities = useView(({ filter }) => filter.severities);
  const isKnown = useAlerts(({ status }) => status === "ready");
  const isOn = severities.includes(severity);
  const toggle = (): void =>
    setFilter({ severities: isOn ? severities.filter((other) => other !== severity) : [...severities, severity] });
  return (
    <button
      type="button"
      className="severity-toggle"
      aria-pressed={isOn}
      data-zero={count === 0 || undefined}
      onClick={toggle}
    >
      <SeverityMark severity={severity} size={12} />
      <span className="num severity-toggle-count">{isKnown ? formatCount(count) : "–"}</span>
      <span className="severity-toggle-word">{t(severityNames[severity])}</span>
    </button>
  );
}
