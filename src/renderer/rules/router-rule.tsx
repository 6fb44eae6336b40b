import { SegmentedControl, TextInput } from "@mantine/core";

import type { RouterFields } from "../../core/router.ts";
import { t } from "../language/language.ts";
import type { RecordForm } from "../state/record-form.ts";
import { ActionRows } from "./action-rows.tsx";
import { ConditionRows } from "./condition-rows.tsx";
import type { DestinationGroup } from "./destination-groups.ts";
import { HoursFields } from "./hours-fields.tsx";

export type RouterRule = RouterFields["rules"][number];

export const blankRouterRule: RouterRule = {
  name: null,
  enabled: true,
  conditions: [],
  hours: null,
  actions: [{ kind: "assign", destinations: [] }],
  when_matched: "stop",
};

interface RouterRuleFieldsProps {
  readonly form: RecordForm<"routers">;
  readonly place: number;
  readonly rule: RouterRule;
  readonly destinations: readonly DestinationGroup[];
  readonly mayEdit: boolean;
  readonly onChange: (patch: Partial<RouterRule>) => void;
  readonly onRemove: () => void;
}

export function RouterRuleFields(props: RouterRuleFieldsProps): React.JSX.Element {
  const { form, place, rule, destinations, mayEdit, onChange, onRemove } = props;
  const name = t("Rule {{place}}", { place: place + 1 });
  const path = `rules.${place}`;
  return (
    <div className="rule" role="group" aria-label={name}>
      <div className="record-section-head">
        <b>{name}</b>
        <TextInput
          aria-label={`${name}: ${t("Name")}`}
          placeholder={t("Its name, if it has one")}
          value={rule.name ?? ""}
          error={form.errorAt(`${path}.name`)}
          onChange={({ currentTarget: { value } }) => onChange({ name: value === "" ? null : value })}
        />
        <button
          type="button"
          role="switch"
          className="record-switch"
          aria-checked={rule.enabled}
          aria-label={t("{{name}} enabled", { name })}
          disabled={!mayEdit}
          onClick={() => onChange({ enabled: !rule.enabled })}
        >
          {rule.enabled ? t("In use") : t("Off")}
        </button>
        <span className="records-gap" />
        <button
          type="button"
          className="icon-button"
          aria-label={t("Take {{name}} away", { name })}
          title={t("Take away")}
          disabled={!mayEdit}
          onClick={onRemove}
        >
          ×
        </button>
      </div>
      <p className="field-label">{t("When all of these hold")}</p>
      <ConditionRows
        name={name}
        conditions={rule.conditions}
        errorAt={(at) => form.errorAt(`${path}.conditions.${at}`, true)}
        mayEdit={mayEdit}
        onChange={(conditions) => onChange({ conditions })}
      />
      <HoursFields
        name={name}
        hours={rule.hours}
        errorAt={(field) => form.errorAt(`${path}.hours.${field}`)}
        mayEdit={mayEdit}
        onChange={(hours) => onChange({ hours })}
      />
      <p className="field-label">{t("Then")}</p>
      <ActionRows
        name={name}
        actions={rule.actions}
        destinations={destinations}
        errorAt={(at) => form.errorAt(`${path}.actions.${at}`, true)}
        mayEdit={mayEdit}
        onChange={(actions) => onChange({ actions })}
      />
      {form.errorAt(`${path}.actions`) !== undefined && (
        <p className="field-error">{form.errorAt(`${path}.actions`)}</p>
      )}
      <SegmentedControl
        aria-label={`${name}: ${t("afterwards")}`}
        className="rule-after"
        disabled={!mayEdit}
        data={[
          { value: "stop", label: t("Stop here") },
          { value: "continue", label: t("Go on with the next rule") },
        ]}
        value={rule.when_matched}
        onChange={(value) => onChange({ when_matched: value === "continue" ? "continue" : "stop" })}
      />
    </div>
  );
}
