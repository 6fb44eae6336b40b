import { MultiSelect, SegmentedControl, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";

import type { Item } from "../../core/collection.ts";
import { defaultPolicy } from "../../core/escalation-policy.ts";
import { t } from "../language/language.ts";
import { Unsaved } from "../../core/unsaved.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { HistorySection } from "../records/history-section.tsx";
import { RemoveDialog } from "../records/remove-dialog.tsx";
import { SaveBar } from "../records/save-bar.tsx";
import { useRecordForm } from "../state/record-form.ts";
import { readRoster } from "../state/roster.ts";
import { useMay } from "../state/sign-in.ts";
import { say } from "../state/toast.ts";
import { openThing } from "../state/view.ts";
import { DryRunSection } from "./dry-run-section.tsx";
import { LayerRows } from "./layer-rows.tsx";
import { PolicyLine } from "./policy-line.tsx";

/** Null: nothing was edited, or what was cannot be kept as it is. */
const unsavedOf = (id: string | null, edited: string | null): Unsaved | null =>
  edited === null
    ? null
    : (Unsaved.safeParse({ collection: "escalation-policies", id, fields: JSON.parse(edited) }).data ?? null);

const blank = { ...defaultPolicy("New"), name: "" };

interface PolicyFormProps {
  /** Null: a new one. */
  readonly policy: Item<"escalation-policies"> | null;
  readonly policies: readonly Item<"escalation-policies">[];
  readonly teams: readonly Item<"teams">[];
  readonly people: readonly Item<"users">[];
}

export function PolicyForm({ policy, policies, teams, people }: PolicyFormProps): React.JSX.Element {
  const form = useRecordForm("escalation-policies", policy, blank);
  const [isRemoving, setRemoving] = useState(false);
  const users = teams.filter(({ fields }) => policy !== null && fields.escalation_policy_id === policy.id);
  const subject = { team_ids: users.map(({ id }) => id) };
  const mayEdit = useMay(policy === null ? "escalation-policies.create" : "escalation-policies.patch", subject);
  const mayRemove = useMay("escalation-policies.remove", subject) && policy !== null;
  const { values } = form;
  const edited = form.isEdited ? JSON.stringify(values) : null;
  const unsaved = useMemo(() => unsavedOf(policy?.id ?? null, edited), [policy?.id, edited]);
  const heirs = [...nameAll(values.reassign_team_ids, teams), ...nameAll(values.reassign_user_ids, people)];

  const save = async (): Promise<void> => {
    const saved = await form.save();
    if (saved === null) return;
    say({
      tone: "good",
      text: t("{{name}} saved; alerts that are running keep the policy they began with", { name: saved.fields.name }),
    });
    void readRoster();
    if (policy === null) openThing("policies", saved.id);
  };
  const takeBack = (): void => {
    form.takeBack();
    if (policy === null) openThing("policies", null);
  };

  return (
    <div className="record-form">
      <header className="record-heading">
        <div className="record-heading-row">
          <h2>{values.name || (policy === null ? t("New policy") : t("Without a name"))}</h2>
          {policy !== null && <span className="mute num">#{policy.number}</span>}
          {mayRemove && <ActionButton label={t("Delete")} onPress={() => setRemoving(true)} />}
        </div>
        {policy !== null && (
          <p className="mute">
            {users.length === 0
              ? t("No team uses it")
              : t("Used by {{teams}}", { teams: users.map(({ fields }) => fields.name).join(", ") })}
          </p>
        )}
        <PolicyLine policy={values} heirs={heirs} />
      </header>
      <fieldset className="record-fieldset" disabled={!mayEdit}>
        <div className="record-section">
          <TextInput
            label={t("Name")}
            aria-required
            maw={460}
            value={values.name}
            error={form.errorAt("name")}
            {...(policy === null ? { autoFocus: true } : {})}
            onChange={({ currentTarget: { value } }) => form.set({ name: value })}
          />
          <LayerRows form={form} />
        </div>
        <div className="record-section">
          <div>
            <p className="field-label" id="policy-repeat">
              {t("Go through all layers again")}
            </p>
            <SegmentedControl
              aria-labelledby="policy-repeat"
              disabled={!mayEdit}
              data={[
                { value: "0", label: t("Not again") },
                { value: "1", label: t("Once") },
                { value: "2", label: t("Twice") },
                { value: "3", label: "3 times" },
              ]}
              value={String(values.repeat)}
              onChange={(value) => form.set({ repeat: Number(value) })}
            />
          </div>
          <div className="record-fields">
            <MultiSelect
              label={t("Then hand it to teams")}
              placeholder={values.reassign_team_ids.length === 0 ? t("Nobody") : ""}
              searchable
              clearable
              data={teams.map(({ id, fields }) => ({ value: id, label: fields.name }))}
              value={values.reassign_team_ids.map(String)}
              error={form.errorAt("reassign_team_ids", true)}
              onChange={(reassign_team_ids) => form.set({ reassign_team_ids })}
            />
            <MultiSelect
              label={t("And to people")}
              placeholder={values.reassign_user_ids.length === 0 ? t("Nobody") : ""}
              searchable
              clearable
              limit={50}
              data={people.map(({ id, fields }) => ({ value: id, label: fields.name }))}
              value={values.reassign_user_ids.map(String)}
              error={form.errorAt("reassign_user_ids", true)}
              onChange={(reassign_user_ids) => form.set({ reassign_user_ids })}
            />
          </div>
        </div>
      </fieldset>
      {policy !== null && (
        <DryRunSection teams={users} unsaved={unsaved} isEdited={form.isEdited} version={policy.updated_at} />
      )}
      {policy !== null && (
        <HistorySection
          collection="escalation-policies"
          id={policy.id}
          version={policy.updated_at}
          form={form}
          mayEdit={mayEdit}
        />
      )}
      {mayEdit && (
        <SaveBar
          isNew={policy === null}
          isEdited={form.isEdited}
          isSaving={form.isSaving}
          error={form.generalError}
          saveLabel={policy === null ? t("Add policy") : t("Save")}
          onSave={() => void save()}
          onTakeBack={takeBack}
        />
      )}
      {isRemoving && policy !== null && (
        <RemoveDialog
          collection="escalation-policies"
          id={policy.id}
          name={policy.fields.name}
          consequence={t("Alerts that are running keep it until they end.")}
          heirs={policies.map((one) => ({ value: one.id, label: one.fields.name }))}
          onClose={() => setRemoving(false)}
          onRemoved={() => openThing("policies", null)}
        />
      )}
    </div>
  );
}

const nameAll = (
  ids: readonly (string | number)[],
  things: readonly { readonly id: string; readonly fields: { readonly name: string } }[],
): readonly string[] =>
  ids.map(
    (id) => things.find((thing) => thing.id === String(id))?.fields.name ?? t("somebody who is not there any more"),
  );
