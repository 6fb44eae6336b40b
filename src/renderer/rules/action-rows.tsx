import { Checkbox, MultiSelect, Select, TextInput } from "@mantine/core";

import { Severity } from "../../core/alert.ts";
import { severityNames } from "../../core/message.ts";
import type { RouterAction } from "../../core/router.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import type { DestinationGroup } from "./destination-groups.ts";

interface ActionRowsProps {
  /** Whose they are, for those who listen. */
  readonly name: string;
  readonly actions: readonly RouterAction[];
  readonly destinations: readonly DestinationGroup[];
  readonly errorAt: (place: number) => string | undefined;
  readonly mayEdit: boolean;
  readonly onChange: (actions: RouterAction[]) => void;
}

const kindNames: Readonly<Record<RouterAction["kind"], string>> = {
  assign: "Send it to",
  set_severity: "Set its severity",
  suppress: "Call nobody",
  note: "Note in its timeline",
};

function begin(kind: RouterAction["kind"]): RouterAction {
  switch (kind) {
    case "assign":
      return { kind, destinations: [] };
    case "set_severity":
      return { kind, severity: "CRITICAL" };
    case "suppress":
      return { kind, also_sos: false };
    case "note":
      return { kind, text: "" };
  }
}

/** What is done with an alert that fits, in this order. */
export function ActionRows(props: ActionRowsProps): React.JSX.Element {
  const { name, actions, destinations, errorAt, mayEdit, onChange } = props;
  const kinds = Object.keys(kindNames) as RouterAction["kind"][];
  return (
    <div className="condition-rows">
      {actions.map((action, place) => {
        const label = t("{{name}}, action {{place}}", { name, place: place + 1 });
        const error = errorAt(place);
        return (
          <div key={place}>
            <div className="condition-row" role="group" aria-label={label}>
              <Select
                aria-label={label}
                allowDeselect={false}
                data={kinds.map((kind) => ({ value: kind, label: t(kindNames[kind]) }))}
                value={action.kind}
                onChange={(value) => {
                  const kind = kinds.find((one) => one === value);
                  if (kind !== undefined && kind !== action.kind) onChange(actions.with(place, begin(kind)));
                }}
              />
              <ActionFields
                label={`${label}: ${t("value")}`}
                action={action}
                destinations={destinations}
                onChange={(next) => onChange(actions.with(place, next))}
              />
              <button
                type="button"
                className="icon-button"
                aria-label={t("Take away: {{label}}", { label })}
                title={t("Take away")}
                disabled={!mayEdit}
                onClick={() => onChange(actions.toSpliced(place, 1))}
              >
                ×
              </button>
            </div>
            {error !== undefined && <p className="field-error">{error}</p>}
          </div>
        );
      })}
      {mayEdit && (
        <div>
          <ActionButton label={t("Add an action")} onPress={() => onChange([...actions, begin("note")])} />
        </div>
      )}
    </div>
  );
}

interface ActionFieldsProps {
  readonly label: string;
  readonly action: RouterAction;
  readonly destinations: readonly DestinationGroup[];
  readonly onChange: (action: RouterAction) => void;
}

function ActionFields({ label, action, destinations, onChange }: ActionFieldsProps): React.JSX.Element {
  switch (action.kind) {
    case "assign":
      return (
        <MultiSelect
          aria-label={label}
          placeholder={action.destinations.length === 0 ? t("Teams, people, routers") : ""}
          searchable
          limit={60}
          data={[...destinations]}
          value={action.destinations.map(String)}
          onChange={(next) => onChange({ kind: "assign", destinations: next })}
        />
      );
    case "set_severity":
      return (
        <Select
          aria-label={label}
          allowDeselect={false}
          data={Severity.options.map((value) => ({ value, label: t(severityNames[value]) }))}
          value={action.severity}
          onChange={(value) =>
            onChange({ kind: "set_severity", severity: Severity.safeParse(value).data ?? action.severity })
          }
        />
      );
    case "suppress":
      return (
        <Checkbox
          className="condition-check"
          label={t("An SOS, too")}
          aria-label={`${label}: ${t("An SOS, too")}`}
          checked={action.also_sos}
          onChange={({ currentTarget: { checked } }) => onChange({ kind: "suppress", also_sos: checked })}
        />
      );
    case "note":
      return (
        <TextInput
          aria-label={label}
          placeholder={t("What is to be remembered")}
          value={action.text}
          onChange={({ currentTarget: { value } }) => onChange({ kind: "note", text: value })}
        />
      );
  }
}
