import { MultiSelect, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";

import { Channel } from "../../core/alert.ts";
import { collections, type Item } from "../../core/collection.ts";
import { addressFor } from "../../core/contact.ts";
import type { CallKind, Rule } from "../../core/notification-rule.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { callLayersOf } from "../people/call-layers.ts";
import { StepsEditor } from "../people/steps-editor.tsx";
import { StepsLine } from "../people/steps-line.tsx";
import { HistorySection } from "../records/history-section.tsx";
import { RemoveDialog } from "../records/remove-dialog.tsx";
import { SaveBar } from "../records/save-bar.tsx";
import { SortableRows } from "../records/sortable.tsx";
import { Warnings } from "../records/warnings.tsx";
import { useRecordForm } from "../state/record-form.ts";
import { useRecords } from "../state/records.ts";
import { useMay } from "../state/sign-in.ts";
import { say } from "../state/toast.ts";
import { openThing } from "../state/view.ts";
import { ConditionRows } from "./condition-rows.tsx";
import { blankRule, ruleWarnings, type Told } from "./rule-words.ts";

const collection = "notification-rules";
const blank = { ...collections[collection].create.parse({ name: "New" }), name: "" };

const kindNames: Readonly<Record<CallKind, string>> = {
  triggered: "First call",
  escalated: "Later calls",
};

interface RuleFormProps {
  /** Null: a new one. */
  readonly ruleSet: Item<"notification-rules"> | null;
  readonly ruleSets: readonly Item<"notification-rules">[];
}

/** Rules for some people: the first that fits a call says how they are told. */
export function RuleForm({ ruleSet, ruleSets }: RuleFormProps): React.JSX.Element {
  const form = useRecordForm(collection, ruleSet, blank);
  const people = useRecords("users").items;
  const teams = useRecords("teams").items;
  const shifts = useRecords("shifts").items;
  const policies = useRecords("escalation-policies").items;
  const [isRemoving, setRemoving] = useState(false);
  const isNew = ruleSet === null;
  const { values } = form;
  const [only] = values.user_ids.map(String);
  const subject = values.user_ids.length === 1 && only !== undefined ? { user_id: only } : {};
  const mayEdit = useMay(isNew ? "notification-rules.create" : "notification-rules.patch", subject);
  const mayRemove = useMay("notification-rules.remove", subject);
  const chosen = values.user_ids.map(String).join();
  const told = useMemo(
    () =>
      people
        .filter(({ id }) => chosen.split(",").includes(id))
        .map(({ id, fields }): Told => ({
          ...fields,
          hasDevice: fields.devices.length > 0,
          layers: callLayersOf(id, { teams, shifts, policies }),
        })),
    [people, chosen, teams, shifts, policies],
  );
  const warnings = ruleWarnings(values.rules, told);
  const layers = told.flatMap((person) => callLayersFor(person));
  const usable = Channel.options.filter((channel) => told.every((person) => addressFor(person, channel) !== null));
  const set = (rules: readonly Rule[]): void => form.set({ rules: [...rules] });

  const save = async (): Promise<void> => {
    const saved = await form.save();
    if (saved === null) return;
    say({ tone: "good", text: t("{{name}} saved", { name: saved.fields.name }) });
    if (isNew) openThing("rules", saved.id);
  };
  const takeBack = (): void => {
    form.takeBack();
    if (isNew) openThing("rules", null);
  };

  return (
    <div className="record-form">
      <header className="record-heading">
        <div className="record-heading-row">
          <h2>{values.name || (isNew ? t("New rules") : t("Without a name"))}</h2>
          {ruleSet !== null && <span className="mute num">#{ruleSet.number}</span>}
          {!values.enabled && <span className="record-tag">{t("off")}</span>}
          {ruleSet !== null && mayRemove && <ActionButton label={t("Delete")} onPress={() => setRemoving(true)} />}
        </div>
        <p className="mute">
          {t("The first rule that fits says how these people are told. None fits: their own preferences count.")}
        </p>
      </header>
      <fieldset className="record-fieldset" disabled={!mayEdit}>
        <div className="record-section">
          <div className="record-fields">
            <TextInput
              label={t("Name")}
              aria-required
              value={values.name}
              error={form.errorAt("name")}
              {...(isNew ? { autoFocus: true } : {})}
              onChange={({ currentTarget: { value } }) => form.set({ name: value })}
            />
            <MultiSelect
              label={t("For whom")}
              placeholder={values.user_ids.length === 0 ? t("Nobody yet") : ""}
              searchable
              clearable
              limit={60}
              data={people.map(({ id, fields }) => ({ value: id, label: fields.name }))}
              value={values.user_ids.map(String)}
              error={form.errorAt("user_ids", true)}
              onChange={(user_ids) => form.set({ user_ids })}
            />
          </div>
          {values.user_ids.length === 0 && (
            <p className="record-warning">{t("It is for nobody, so it does nothing.")}</p>
          )}
        </div>
        <div className="record-section">
          <h3>{t("Rules, the first that fits counts")}</h3>
          {values.rules.length > 0 && (
            <SortableRows
              label={t("Rules, in order")}
              names={values.rules.map((_, place) => t("Rule {{place}}", { place: place + 1 }))}
              isDisabled={!mayEdit}
              onMove={(from, to) => set(move(values.rules, from, to))}
              renderRow={(place) => {
                const rule = values.rules[place];
                if (rule === undefined) return null;
                const name = t("Rule {{place}}", { place: place + 1 });
                const edit = (patch: Partial<Rule>): void => set(values.rules.with(place, { ...rule, ...patch }));
                return (
                  <div className="rule" role="group" aria-label={name}>
                    <div className="record-section-head">
                      <b>{name}</b>
                      <KindChoice
                        name={name}
                        types={rule.types}
                        mayEdit={mayEdit}
                        onChange={(types) => edit({ types })}
                      />
                      <span className="records-gap" />
                      <button
                        type="button"
                        className="icon-button"
                        aria-label={t("Take {{name}} away", { name })}
                        title={t("Take away")}
                        disabled={!mayEdit}
                        onClick={() => set(values.rules.toSpliced(place, 1))}
                      >
                        ×
                      </button>
                    </div>
                    <p className="field-label">{t("When all of these hold")}</p>
                    <ConditionRows
                      name={name}
                      conditions={rule.conditions}
                      errorAt={(at) => form.errorAt(`rules.${place}.conditions.${at}`, true)}
                      mayEdit={mayEdit}
                      onChange={(conditions) => edit({ conditions })}
                    />
                    <p className="field-label">{t("They are told")}</p>
                    <StepsLine steps={rule.steps} layers={layers} />
                    <StepsEditor
                      name={name}
                      steps={rule.steps}
                      usable={usable.length === 0 ? Channel.options : usable}
                      onChange={(steps) => edit({ steps: [...steps] })}
                    />
                    {form.errorAt(`rules.${place}.steps`, true) !== undefined && (
                      <p className="field-error">{form.errorAt(`rules.${place}.steps`, true)}</p>
                    )}
                    <Warnings of={warnings} at={`rules.${place}`} />
                  </div>
                );
              }}
            />
          )}
          {mayEdit && (
            <div>
              <ActionButton label={t("Add a rule")} onPress={() => set([...values.rules, blankRule])} />
            </div>
          )}
        </div>
      </fieldset>
      {ruleSet !== null && (
        <HistorySection
          collection={collection}
          id={ruleSet.id}
          version={ruleSet.updated_at}
          form={form}
          mayEdit={mayEdit}
        />
      )}
      {mayEdit && (
        <SaveBar
          isNew={isNew}
          isEdited={form.isEdited}
          isSaving={form.isSaving}
          error={form.generalError}
          saveLabel={isNew ? t("Add rules") : t("Save")}
          onSave={() => void save()}
          onTakeBack={takeBack}
        />
      )}
      {isRemoving && ruleSet !== null && (
        <RemoveDialog
          collection={collection}
          id={ruleSet.id}
          name={ruleSet.fields.name}
          consequence={t("These people are then told by their own preferences.")}
          heirs={ruleSets.map((one) => ({ value: one.id, label: one.fields.name }))}
          onClose={() => setRemoving(false)}
          onRemoved={() => openThing("rules", null)}
        />
      )}
    </div>
  );
}

const callLayersFor = ({ layers }: Told) => layers.map(({ seconds, layer }) => ({ seconds, layer, words: layer }));

function move(rules: readonly Rule[], from: number, to: number): readonly Rule[] {
  const [rule] = rules.slice(from, from + 1);
  return rule === undefined ? rules : rules.toSpliced(from, 1).toSpliced(to, 0, rule);
}

interface KindChoiceProps {
  readonly name: string;
  readonly types: readonly CallKind[];
  readonly mayEdit: boolean;
  readonly onChange: (types: CallKind[]) => void;
}

/** At least one is always chosen. */
function KindChoice({ name, types, mayEdit, onChange }: KindChoiceProps): React.JSX.Element {
  const kinds = Object.keys(kindNames) as CallKind[];
  return (
    <div className="steps-channels" role="group" aria-label={t("{{name}}: which calls", { name })}>
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          className="tab-choice"
          aria-pressed={types.includes(kind)}
          disabled={!mayEdit}
          onClick={() => {
            const next = kinds.filter((one) => (one === kind ? !types.includes(kind) : types.includes(one)));
            if (next.length > 0) onChange(next);
          }}
        >
          {t(kindNames[kind])}
        </button>
      ))}
    </div>
  );
}
