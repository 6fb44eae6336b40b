import { IconEye } from "@tabler/icons-react";

import type { Alert } from "../../../core/alert.ts";
import { severityNames, typeNames } from "../../../core/message.ts";
import type { Plan } from "../../../core/plan.ts";
import { CopyButton } from "../../parts/copy-button.tsx";
import { AlertTitle } from "../../parts/exercise-tag.tsx";
import { SeverityMark } from "../../parts/severity-mark.tsx";
import { StatusTag } from "../../parts/status-tag.tsx";
import { formatInstant } from "../../parts/time.ts";
import { useClock } from "../../state/clock.ts";
import { locationOf } from "../../state/location.ts";
import { useWatchers } from "../../state/presence.ts";
import { holderOf } from "../cells.tsx";
import { t } from "../../language/language.ts";
import { Sentence } from "../../language/sentence.tsx";
import { Age } from "../ticking.tsx";
import { choiceAnchor } from "./choice.tsx";

interface HeadingProps {
  readonly alert: Alert;
  readonly plan: Plan | null;
}

export function Heading({ alert, plan }: HeadingProps): React.JSX.Element {
  const triggered = useClock(({ now }) => formatInstant(alert.triggered_at, now));
  const holder = holderOf(alert);
  const endedAt = alert.closed_at ?? alert.resolved_at;
  return (
    <header className="pane-heading" data-severity={alert.severity} data-drill={alert.is_drill || undefined}>
      <div className="pane-kicker num">
        <SeverityMark severity={alert.severity} size={12} />
        <b className="pane-severity">{t(severityNames[alert.severity])}</b>
        <span>#{alert.number}</span>
        <span className="clip">
          {triggered},{" "}
          <Sentence
            of={endedAt === null ? "{{age}} ago" : "{{age}} long"}
            parts={{ age: <Age since={alert.triggered_at} until={endedAt} /> }}
          />
        </span>
        <span className="pane-status">
          <StatusTag status={alert.status} />
          {holder !== null && <span className="clip">{holder}</span>}
        </span>
      </div>
      <h2>
        <AlertTitle alert={alert} title={alert.title || t(typeNames[alert.alert_type])} />
      </h2>
      {alert.is_drill && <p className="pane-line mute">{t("Nothing has happened: this is an exercise.")}</p>}
      <WhoLine alert={alert} />
      <WhereLine alert={alert} />
      {alert.description !== null && alert.description !== "" && (
        <p className="pane-description">{alert.description}</p>
      )}
      <ChosenLine alert={alert} plan={plan} />
    </header>
  );
}

/** Who else has it before them, on a line that is there anyway. */
function Watchers({ id }: { readonly id: string }): React.JSX.Element | null {
  const words = useWatchers(id);
  if (words === "") return null;
  return (
    <span className="pane-watchers" role="status" title={words}>
      <IconEye size={14} stroke={1.6} aria-hidden="true" />
      <span className="clip">{words}</span>
    </span>
  );
}

function WhoLine({ alert }: { readonly alert: Alert }): React.JSX.Element {
  const { employee_name, employee_phone, employee_email, team_name, source } = alert;
  const parts = [employee_name ?? source, team_name].filter(Boolean).join(", ");
  return (
    <p className="pane-line">
      <span>{parts}</span>
      {employee_phone !== null && (
        <CopyButton value={employee_phone} label={t("Copy the phone number {{employee_phone}}", { employee_phone })}>
          <span className="num">{employee_phone}</span>
        </CopyButton>
      )}
      {employee_phone === null && employee_email !== null && (
        <CopyButton value={employee_email} label={t("Copy the address {{employee_email}}", { employee_email })}>
          {employee_email}
        </CopyButton>
      )}
    </p>
  );
}

function WhereLine({ alert }: { readonly alert: Alert }): React.JSX.Element {
  const { name, position } = locationOf(alert);
  const coordinates = `${alert.trigger_latitude ?? ""},${alert.trigger_longitude ?? ""}`;
  return (
    <p className="pane-line">
      {name !== null && <span>{name}</span>}
      {position === null ? (
        name === null && <span className="mute">{t("No position")}</span>
      ) : (
        <CopyButton value={coordinates} label={t("Copy the position {{position}}", { position })}>
          <span className="num">{position}</span>
        </CopyButton>
      )}
    </p>
  );
}

const showWhy = (): void => document.querySelector(`#${choiceAnchor}`)?.scrollIntoView({ block: "start" });

function ChosenLine({ alert, plan }: HeadingProps): React.JSX.Element {
  return (
    <p className="pane-line mute">
      {alert.config_name === null ? (
        <b className="crit">
          {t("No configuration applies")}
          {plan?.owner ? t("; {{name}} was told", { name: plan.owner.name }) : ""}
        </b>
      ) : (
        <span>{t("Configuration: {{config_name}}", { config_name: alert.config_name })}</span>
      )}
      <button type="button" className="link-button" onClick={showWhy}>
        {t("why")}
      </button>
      <Watchers id={alert.id} />
    </p>
  );
}
