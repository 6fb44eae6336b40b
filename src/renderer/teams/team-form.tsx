import { Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";

import { collections, type Item } from "../../core/collection.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { formatDuration } from "../parts/duration.ts";
import { HistorySection } from "../records/history-section.tsx";
import { RemoveDialog } from "../records/remove-dialog.tsx";
import { SaveBar } from "../records/save-bar.tsx";
import { type RecordForm, useRecordForm } from "../state/record-form.ts";
import { useRecords } from "../state/records.ts";
import { readRoster } from "../state/roster.ts";
import { useMay } from "../state/sign-in.ts";
import { say } from "../state/toast.ts";
import { openThing } from "../state/view.ts";
import { Members } from "./members.tsx";
import { NoticeFields } from "./notice-fields.tsx";
import { OnCallTable } from "./on-call-table.tsx";
import { ShiftsSection } from "./shifts-section.tsx";

const blank = { ...collections.teams.create.parse({ name: "New team" }), name: "" };

interface TeamFormProps {
  /** Null: a new one. */
  readonly team: Item<"teams"> | null;
  readonly teams: readonly Item<"teams">[];
  readonly people: readonly Item<"users">[];
}

export function TeamForm({ team, teams, people }: TeamFormProps): React.JSX.Element {
  const form = useRecordForm("teams", team, blank);
  const [isRemoving, setRemoving] = useState(false);
  const subject = { team_ids: team === null ? [] : [team.id] };
  const mayEdit = useMay(team === null ? "teams.create" : "teams.patch", subject);
  const mayRemove = useMay("teams.remove", subject) && team !== null;
  const { values } = form;
  const schedule_id = team?.fields.schedule_id ?? null;

  const save = async (): Promise<void> => {
    const saved = await form.save();
    if (saved === null) return;
    say({ tone: "good", text: t("{{name}} saved", { name: saved.fields.name }) });
    void readRoster();
    if (team === null) openThing("teams", saved.id);
  };
  const takeBack = (): void => {
    form.takeBack();
    if (team === null) openThing("teams", null);
  };

  return (
    <div className="record-form">
      <header className="record-heading">
        <div className="record-heading-row">
          <h2>{values.name || (team === null ? t("New team") : t("Without a name"))}</h2>
          {team !== null && <span className="mute num">#{team.number}</span>}
          {mayRemove && <ActionButton label={t("Delete")} onPress={() => setRemoving(true)} />}
        </div>
        {values.description !== null && <p className="mute">{values.description}</p>}
      </header>
      <div className="team-columns">
        <div>
          {team !== null && <OnCallTable teamId={team.id} />}
          {team !== null && schedule_id !== null && (
            <ShiftsSection team={team} scheduleId={String(schedule_id)} people={people} />
          )}
          {team === null && (
            <p className="record-section mute">
              {t("A new team is given a schedule and a policy of its own: layers of 5, 10 and 15 minutes.")}
            </p>
          )}
        </div>
        <fieldset className="record-fieldset" disabled={!mayEdit}>
          <div className="record-section">
            <TextInput
              label={t("Name")}
              aria-required
              value={values.name}
              error={form.errorAt("name")}
              {...(team === null ? { autoFocus: true } : {})}
              onChange={({ currentTarget: { value } }) => form.set({ name: value })}
            />
            <Textarea
              label={t("Description")}
              autosize
              minRows={1}
              maxRows={5}
              value={values.description ?? ""}
              error={form.errorAt("description")}
              onChange={({ currentTarget: { value } }) => form.set({ description: value === "" ? null : value })}
            />
          </div>
          <Members form={form} people={people} />
          <PolicyField form={form} />
          <NoticeFields
            form={form}
            field="drop_notice"
            label={t("When nobody answered an alert of this team, tell")}
            people={people}
          />
          <NoticeFields
            form={form}
            field="handoff_notice"
            label={t("When an alert is handed to this team, tell")}
            people={people}
          />
        </fieldset>
      </div>
      {team !== null && (
        <HistorySection collection="teams" id={team.id} version={team.updated_at} form={form} mayEdit={mayEdit} />
      )}
      {mayEdit && (
        <SaveBar
          isNew={team === null}
          isEdited={form.isEdited}
          isSaving={form.isSaving}
          error={form.generalError}
          saveLabel={team === null ? t("Add team") : t("Save")}
          onSave={() => void save()}
          onTakeBack={takeBack}
        />
      )}
      {isRemoving && team !== null && (
        <RemoveDialog
          collection="teams"
          id={team.id}
          name={team.fields.name}
          consequence={t("A schedule with its shifts and a policy that only this team uses go with it.")}
          heirs={teams.map((one) => ({ value: one.id, label: one.fields.name }))}
          onClose={() => setRemoving(false)}
          onRemoved={() => openThing("teams", null)}
        />
      )}
    </div>
  );
}

function PolicyField({ form }: { readonly form: RecordForm<"teams"> }): React.JSX.Element {
  const policies = useRecords("escalation-policies").items;
  const chosen = policies.find(({ id }) => id === form.values.escalation_policy_id);
  return (
    <div className="record-section">
      <Select
        label={t("Escalation policy")}
        placeholder={t("One of its own")}
        searchable
        data={policies.map(({ id, fields }) => ({ value: id, label: fields.name }))}
        value={form.values.escalation_policy_id === null ? null : String(form.values.escalation_policy_id)}
        error={form.errorAt("escalation_policy_id")}
        allowDeselect={false}
        onChange={(escalation_policy_id) => form.set({ escalation_policy_id })}
      />
      {chosen !== undefined && (
        <p className="mute">
          {chosen.fields.layers
            .map(({ timeout_seconds }, place) => `L${place + 1} ${formatDuration(timeout_seconds)}`)
            .join(" → ")}
          {chosen.fields.repeat > 0 && t(", repeated {{repeat}} times", { repeat: chosen.fields.repeat })}{" "}
          <button type="button" className="link-button" onClick={() => openThing("policies", chosen.id)}>
            {t("Open the policy")}
          </button>
        </p>
      )}
    </div>
  );
}
