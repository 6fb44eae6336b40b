import { MultiSelect, Select, TagsInput, TextInput } from "@mantine/core";

import { type Condition, Operator } from "../../core/match.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import {
  blankCondition,
  fieldNames,
  operatorNames,
  takesList,
  takesNothing,
  toTexts,
  valueNames,
  valuesOf,
  withOperator,
} from "./rule-words.ts";

interface ConditionRowsProps {
  /** Whose they are, for those who listen. */
  readonly name: string;
  readonly conditions: readonly Condition[];
  readonly errorAt: (place: number) => string | undefined;
  readonly mayEdit: boolean;
  readonly onChange: (conditions: Condition[]) => void;
}

/** All of them have to hold. */
export function ConditionRows({ name, conditions, errorAt, mayEdit, onChange }: ConditionRowsProps): React.JSX.Element {
  return (
    <div className="condition-rows">
      {conditions.length === 0 && <p className="mute">{t("Fits every alert.")}</p>}
      {conditions.map((condition, place) => (
        <ConditionRow
          key={place}
          label={t("{{name}}, condition {{place}}", { name, place: place + 1 })}
          condition={condition}
          error={errorAt(place)}
          mayEdit={mayEdit}
          onChange={(next) => onChange(conditions.with(place, next))}
          onRemove={() => onChange(conditions.toSpliced(place, 1))}
        />
      ))}
      {mayEdit && (
        <div>
          <ActionButton
            label={conditions.length === 0 ? t("Add a condition") : t("Add another condition")}
            onPress={() => onChange([...conditions, blankCondition])}
          />
        </div>
      )}
    </div>
  );
}

interface ConditionRowProps {
  readonly label: string;
  readonly condition: Condition;
  readonly error: string | undefined;
  readonly mayEdit: boolean;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
}

const metadata = "metadata.";

function ConditionRow({ label, condition, error, mayEdit, onChange, onRemove }: ConditionRowProps): React.JSX.Element {
  const { field, operator } = condition;
  const isMetadata = field.startsWith(metadata);
  return (
    <div className="condition-row" role="group" aria-label={label}>
      <Select
        aria-label={`${label}: ${t("field")}`}
        allowDeselect={false}
        data={[
          ...Object.entries(fieldNames).map(([value, words]) => ({ value, label: t(words) })),
          { value: metadata, label: t("Metadata") },
        ]}
        value={isMetadata ? metadata : field}
        onChange={(value) =>
          onChange({ ...withOperator({ ...condition, value: null }, operator), field: value ?? field })
        }
      />
      {isMetadata && (
        <TextInput
          aria-label={`${label}: ${t("name in the metadata")}`}
          placeholder={t("its name")}
          value={field.slice(metadata.length)}
          onChange={({ currentTarget: { value } }) => onChange({ ...condition, field: `${metadata}${value}` })}
        />
      )}
      <Select
        aria-label={`${label}: ${t("comparison")}`}
        allowDeselect={false}
        data={Operator.options.map((value) => ({ value, label: t(operatorNames[value]) }))}
        value={operator}
        onChange={(value) => onChange(withOperator(condition, Operator.safeParse(value).data ?? operator))}
      />
      <Value label={`${label}: ${t("value")}`} condition={condition} error={error} onChange={onChange} />
      <button
        type="button"
        className="icon-button"
        aria-label={t("Take away: {{label}}", { label })}
        title={t("Take away")}
        disabled={!mayEdit}
        onClick={onRemove}
      >
        ×
      </button>
    </div>
  );
}

interface ValueProps extends Pick<ConditionRowProps, "label" | "condition" | "error" | "onChange"> {}

function Value({ label, condition, error, onChange }: ValueProps): React.JSX.Element | null {
  const { field, operator, value } = condition;
  const choices = valuesOf(field);
  const texts = toTexts(value);
  const set = (next: Condition["value"]): void => onChange({ ...condition, value: next });
  if (takesNothing(operator)) return null;
  if (takesList(operator))
    return choices === null ? (
      <TagsInput
        aria-label={label}
        size="sm"
        placeholder={t("Enter after each")}
        value={texts}
        error={error}
        onChange={set}
      />
    ) : (
      <MultiSelect
        aria-label={label}
        data={choices.map((choice) => ({ value: choice, label: t(valueNames[choice] ?? choice) }))}
        value={texts}
        error={error}
        onChange={set}
      />
    );
  return choices === null ? (
    <TextInput
      aria-label={label}
      value={texts[0] ?? ""}
      error={error}
      onChange={({ currentTarget }) => set(currentTarget.value)}
    />
  ) : (
    <Select
      aria-label={label}
      allowDeselect={false}
      data={choices.map((choice) => ({ value: choice, label: t(valueNames[choice] ?? choice) }))}
      value={texts[0] ?? null}
      error={error}
      onChange={set}
    />
  );
}
