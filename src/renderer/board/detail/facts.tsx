import type { Alert, Escalation } from "../../../core/alert.ts";
import { typeNames } from "../../../core/message.ts";
import { CopyButton } from "../../parts/copy-button.tsx";
import { PaneSection } from "../../parts/pane-section.tsx";
import { formatAge, formatInstant } from "../../parts/time.ts";
import { useClock } from "../../state/clock.ts";
import { t } from "../../language/language.ts";
import { Fact } from "./choice.tsx";

interface FactsProps {
  readonly alert: Alert;
  readonly escalations: readonly Escalation[];
}

export function Facts({ alert, escalations }: FactsProps): React.JSX.Element {
  // A minute is fine enough: the date of an instant changes once a day.
  const minute = useClock(({ now }) => Math.floor(now / 60_000));
  const when = (at: number): string => formatInstant(at, minute * 60_000);
  const { acknowledged_at, acknowledged_by, resolved_at, resolved_by, closed_at, closed_by } = alert;
  return (
    <PaneSection title={t("Facts")}>
      <dl className="facts num">
        <Fact label={t("Type")}>{t(typeNames[alert.alert_type])}</Fact>
        <Fact label={t("Source")}>
          {alert.source}
          {alert.source_id !== null && <span className="mute"> · {alert.source_id}</span>}
        </Fact>
        {alert.dedup_count > 0 && (
          <Fact label={t("Raised again")}>{t("{{dedup_count}} times", { dedup_count: alert.dedup_count })}</Fact>
        )}
        {escalations.map((escalation) => (
          <Fact
            key={escalation.id}
            label={t("Level {{escalation_level}}", { escalation_level: escalation.escalation_level })}
          >
            {when(escalation.escalated_at)} {escalation.escalated_to.join(", ") || t("nobody is named")}
            <span className="mute"> · {escalation.reason}</span>
          </Fact>
        ))}
        {acknowledged_at !== null && (
          <Fact label={t("Acknowledged")}>
            {when(acknowledged_at)} {acknowledged_by}
            {alert.response_time_seconds !== null && (
              <span className="mute">
                {" "}
                {t("· after {{age}}", { age: formatAge(alert.response_time_seconds * 1000) })}
              </span>
            )}
          </Fact>
        )}
        {resolved_at !== null && (
          <Fact label={t("Resolved")}>
            {when(resolved_at)} {resolved_by}
            {alert.resolution_time_seconds !== null && (
              <span className="mute">
                {" "}
                {t("· after {{age}}", { age: formatAge(alert.resolution_time_seconds * 1000) })}
              </span>
            )}
          </Fact>
        )}
        {closed_at !== null && (
          <Fact label={t("Closed")}>
            {when(closed_at)} {closed_by}
            {alert.is_false_alarm && <span className="mute"> {t("· false alarm")}</span>}
          </Fact>
        )}
        {alert.closure_notes !== null && <Fact label={t("Closure notes")}>{alert.closure_notes}</Fact>}
        {Object.entries(alert.metadata ?? {}).map(([name, value]) => (
          <Fact key={name} label={name}>
            {typeof value === "string" ? value : JSON.stringify(value)}
          </Fact>
        ))}
        <Fact label={t("Id")}>
          <CopyButton value={alert.id} label={t("Copy the id {{id}}", { id: alert.id })}>
            {alert.id}
          </CopyButton>
        </Fact>
      </dl>
    </PaneSection>
  );
}
