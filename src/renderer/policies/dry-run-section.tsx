import { Select, TextInput } from "@mantine/core";
import { useState } from "react";

import { AlertType, Severity } from "../../core/alert.ts";
import type { Item } from "../../core/collection.ts";
import type { Unsaved } from "../../core/unsaved.ts";
import { severityNames, typeNames } from "../../core/message.ts";
import { t } from "../language/language.ts";
import { Foreseen } from "../records/foreseen.tsx";

interface DryRunSectionProps {
  /** Those that use the policy. */
  readonly teams: readonly Item<"teams">[];
  /** Null: nothing was edited, or what was cannot be kept as it is. */
  readonly unsaved: Unsaved | null;
  readonly isEdited: boolean;
  /** When what is kept last changed: then it is foreseen again. */
  readonly version: number;
}

/** By this computer's clock. Null: now; undefined: what is typed is no moment. */
function momentOf(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === "") return null;
  const at = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d$/u.test(text) ? new Date(text.replace(" ", "T")).getTime() : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

/** Who would be told when, of an alert raised at a chosen moment that nobody answers. Nothing is sent. */
export function DryRunSection({ teams, unsaved, isEdited, version }: DryRunSectionProps): React.JSX.Element {
  const [chosen, setChosen] = useState<string | null>(null);
  const [severity, setSeverity] = useState<Severity>("CRITICAL");
  const [type, setType] = useState<AlertType>("SOS");
  const [when, setWhen] = useState("");
  const [tries, setTries] = useState(0);
  const teamId = teams.find(({ id }) => id === chosen)?.id ?? teams[0]?.id ?? null;

  return (
    <section className="record-section" aria-labelledby="dry-run-title">
      <h3 id="dry-run-title">{t("Who would be told when")}</h3>
      {teamId === null ? (
        <p className="mute">{t("No team uses this policy. Choose it on a team to see who would be told.")}</p>
      ) : (
        <>
          <div className="record-fields dry-run-fields">
            <Select
              label={t("Alert of the team")}
              allowDeselect={false}
              searchable
              data={teams.map(({ id, fields }) => ({ value: id, label: fields.name }))}
              value={teamId}
              onChange={setChosen}
            />
            <Select
              label={t("Type")}
              allowDeselect={false}
              data={AlertType.options.map((value) => ({ value, label: t(typeNames[value]) }))}
              value={type}
              onChange={(value) => setType((known) => AlertType.safeParse(value).data ?? known)}
            />
            <Select
              label={t("Severity")}
              allowDeselect={false}
              data={Severity.options.map((value) => ({ value, label: t(severityNames[value]) }))}
              value={severity}
              onChange={(value) => setSeverity((known) => Severity.safeParse(value).data ?? known)}
            />
            <TextInput
              label={t("Raised at")}
              placeholder={t("Now, or 2026-10-31 22:00")}
              autoComplete="off"
              error={momentOf(when) === undefined ? t("A date and time, as in 2026-10-31 22:00") : undefined}
              description={when === "" ? t("Now") : null}
              inputWrapperOrder={["label", "input", "description", "error"]}
              value={when}
              onChange={({ currentTarget: { value } }) => setWhen(value)}
            />
          </div>
          {isEdited && (
            <p className="record-unsaved">
              {unsaved === null
                ? t("As saved: what was edited above cannot be kept as it is.")
                : t("As edited above, before it is saved.")}
            </p>
          )}
          <Foreseen
            key={`${version} ${tries}`}
            teamId={teamId}
            type={type}
            severity={severity}
            at={momentOf(when) ?? null}
            unsaved={unsaved}
            onRetry={() => setTries(tries + 1)}
          />
        </>
      )}
    </section>
  );
}
