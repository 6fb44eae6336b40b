import { NumberInput, Select, Textarea, TextInput } from "@mantine/core";

import { AlertType } from "../../core/alert.ts";
import type { Item } from "../../core/collection.ts";
import type { Warning } from "../../core/configuration.ts";
import { typeNames } from "../../core/message.ts";
import { t } from "../language/language.ts";
import { Warnings } from "../records/warnings.tsx";
import type { RecordForm } from "../state/record-form.ts";
import { Chips } from "./chips.tsx";

interface ScopeSectionProps {
  readonly form: RecordForm<"alert-configurations">;
  readonly teams: readonly Item<"teams">[];
  readonly warnings: readonly Warning[];
  readonly isNew: boolean;
  readonly mayEdit: boolean;
}

/** What it is called and which alerts it is for. */
export function ScopeSection({ form, teams, warnings, isNew, mayEdit }: ScopeSectionProps): React.JSX.Element {
  const { values } = form;
  const types = values.applicable_alert_types;
  const team = values.team_id === null ? null : teamIn(teams, values.team_id);
  return (
    <section className="record-section" aria-labelledby="scope-title">
      <h3 id="scope-title">{t("Which alerts it is for")}</h3>
      <div className="record-fields">
        <TextInput
          label={t("Name")}
          aria-required
          value={values.config_name}
          error={form.errorAt("config_name")}
          {...(isNew ? { autoFocus: true } : {})}
          onChange={({ currentTarget: { value } }) => form.set({ config_name: value })}
        />
        <div>
          <Select
            label={t("Team")}
            placeholder={t("All teams")}
            clearable
            searchable
            data={[
              ...teams.map(({ id, fields }) => ({ value: id, label: fields.name })),
              ...(team === null || teams.some(({ id }) => id === team)
                ? []
                : [{ value: team, label: t("team {{team}}, not there yet", { team }) }]),
            ]}
            value={team}
            error={form.errorAt("team_id")}
            onChange={(team_id) => form.set({ team_id })}
          />
          <Warnings of={warnings} at="team_id" />
        </div>
        <NumberInput
          label={t("Priority")}
          description={t("1 to 1000; the highest that fits is used")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          min={1}
          max={1000}
          clampBehavior="none"
          allowDecimal={false}
          value={values.priority}
          error={form.errorAt("priority")}
          onChange={(value) => form.set({ priority: typeof value === "number" ? value : 0 })}
        />
      </div>
      <Textarea
        label={t("Description")}
        autosize
        minRows={1}
        maxRows={6}
        value={values.description ?? ""}
        error={form.errorAt("description")}
        onChange={({ currentTarget: { value } }) => form.set({ description: value === "" ? null : value })}
      />
      <div>
        <p className="field-label">{t("Types of alert")}</p>
        <div className="steps-channels">
          <button
            type="button"
            className="tab-choice"
            aria-pressed={types === null}
            disabled={!mayEdit}
            onClick={() => form.set({ applicable_alert_types: null })}
          >
            {t("Every type")}
          </button>
          <Chips
            label={t("Types of alert")}
            options={AlertType.options}
            names={typeNames}
            chosen={types ?? []}
            isDisabled={!mayEdit}
            onChange={(chosen) => form.set({ applicable_alert_types: chosen.length === 0 ? null : chosen })}
          />
        </div>
        {form.errorAt("applicable_alert_types", true) !== undefined && (
          <p className="field-error">{form.errorAt("applicable_alert_types", true)}</p>
        )}
      </div>
    </section>
  );
}

/** A team may be named by its number, also before it is there. */
const teamIn = (teams: readonly Item<"teams">[], ref: string | number): string =>
  teams.find(({ id, number }) => id === ref || String(number) === String(ref))?.id ?? String(ref);
