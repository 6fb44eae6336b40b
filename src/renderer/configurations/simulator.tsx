import { Select } from "@mantine/core";
import { useEffect, useState } from "react";

import { AlertType, Severity, severityByType } from "../../core/alert.ts";
import type { Item } from "../../core/collection.ts";
import { severityNames, typeNames } from "../../core/message.ts";
import type { Plan } from "../../core/plan.ts";
import { t } from "../language/language.ts";
import { inOwnWords } from "../language/station-words.ts";
import { Foreseen } from "../records/foreseen.tsx";
import { ask, toCallFailed } from "../state/connection.ts";
import { openThing } from "../state/view.ts";

interface SimulatorProps {
  /** Asked again whenever they change. */
  readonly configurations: readonly Item<"alert-configurations">[];
  readonly teams: readonly Item<"teams">[];
}

type Answer =
  | { readonly kind: "waiting" }
  | { readonly kind: "told"; readonly plan: Plan }
  | { readonly kind: "failed"; readonly message: string };

/** Which configuration an alert would get, why, why each other would not, and who would then be told. */
export function Simulator({ configurations, teams }: SimulatorProps): React.JSX.Element {
  const [type, setType] = useState<AlertType>("SOS");
  const [teamId, setTeamId] = useState<string | null>(null);
  const [chosen, setSeverity] = useState<Severity | null>(null);
  const [tries, setTries] = useState(0);
  const severity = chosen ?? severityByType[type];
  /** What is kept of them: then it is worked out again. */
  const version = `${tries} ${configurations.map(({ id, updated_at }) => `${id} ${updated_at}`).join()}`;
  return (
    <section className="simulator" aria-labelledby="simulator-title">
      <header className="record-heading">
        <h2 id="simulator-title">{t("Which configuration applies")}</h2>
        <p className="mute">{t("Try an alert. Nothing is raised and nobody is told.")}</p>
      </header>
      <div className="record-section">
        <div className="record-fields dry-run-fields">
          <Select
            label={t("Type")}
            allowDeselect={false}
            data={AlertType.options.map((value) => ({ value, label: t(typeNames[value]) }))}
            value={type}
            onChange={(value) => setType((known) => AlertType.safeParse(value).data ?? known)}
          />
          <Select
            label={t("Team of the alert")}
            placeholder={t("No team")}
            clearable
            searchable
            data={teams.map(({ id, fields }) => ({ value: id, label: fields.name }))}
            value={teamId}
            onChange={setTeamId}
          />
          <Select
            label={t("Severity")}
            allowDeselect={false}
            data={Severity.options.map((value) => ({ value, label: t(severityNames[value]) }))}
            value={severity}
            onChange={(value) => setSeverity(Severity.safeParse(value).data ?? null)}
          />
        </div>
        <Choice key={version} type={type} teamId={teamId} onRetry={() => setTries(tries + 1)} />
      </div>
      <div className="record-section">
        <h3>{t("Who would be told when")}</h3>
        <Foreseen
          key={version}
          teamId={teamId}
          type={type}
          severity={severity}
          at={null}
          onRetry={() => setTries(tries + 1)}
        />
      </div>
    </section>
  );
}

interface ChoiceProps {
  readonly type: AlertType;
  readonly teamId: string | null;
  readonly onRetry: () => void;
}

function Choice({ type, teamId, onRetry }: ChoiceProps): React.JSX.Element | null {
  const [answer, setAnswer] = useState<Answer>({ kind: "waiting" });
  useEffect(() => {
    let isStale = false;
    const look = async (): Promise<void> => {
      try {
        const plan = await ask("alert.preview", { alert_type: type, team_id: teamId });
        if (!isStale) setAnswer({ kind: "told", plan });
      } catch (error) {
        if (!isStale) setAnswer({ kind: "failed", message: toCallFailed(error).failure.message });
      }
    };
    void look();
    return () => {
      isStale = true;
    };
  }, [type, teamId]);
  switch (answer.kind) {
    case "waiting":
      return null;
    case "failed":
      return (
        <p className="field-error" role="alert">
          {t("It cannot be foreseen: {{message}}.", { message: answer.message })}{" "}
          <button type="button" className="link-button" onClick={onRetry}>
            {t("Try again")}
          </button>
        </p>
      );
    case "told":
      return <Verdict plan={answer.plan} />;
  }
}

function Verdict({ plan }: { readonly plan: Plan }): React.JSX.Element {
  const { configuration, why, others } = plan;
  return (
    <>
      {configuration === null ? (
        <p className="crit" role="status">
          {t("None applies: {{why}}. Only the account's owner would be told.", { why: inOwnWords(why) })}
        </p>
      ) : (
        <p className="simulator-winner" role="status">
          <button type="button" className="link-button" onClick={() => openThing("configurations", configuration.id)}>
            {configuration.config_name}
          </button>{" "}
          <span>{t("applies: {{why}}.", { why: inOwnWords(why) })}</span>
        </p>
      )}
      {others.length > 0 && (
        <table className="simulator-others">
          <caption className="unseen">{t("Why the others do not apply")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("Not this one")}</th>
              <th scope="col">{t("because")}</th>
            </tr>
          </thead>
          <tbody>
            {others.map((other) => (
              <tr key={other.id}>
                <th scope="row">
                  <button type="button" className="link-button" onClick={() => openThing("configurations", other.id)}>
                    {other.config_name}
                  </button>
                </th>
                <td className="mute">{inOwnWords(other.why)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
