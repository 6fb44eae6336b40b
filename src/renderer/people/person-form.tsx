import { Select, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";

import { collections, type Item } from "../../core/collection.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { HistorySection } from "../records/history-section.tsx";
import { RemoveDialog } from "../records/remove-dialog.tsx";
import { SaveBar } from "../records/save-bar.tsx";
import { useRecordForm } from "../state/record-form.ts";
import { useRecords } from "../state/records.ts";
import { useMay } from "../state/sign-in.ts";
import { say } from "../state/toast.ts";
import { openThing } from "../state/view.ts";
import { callLayersOf } from "./call-layers.ts";
import { ContactFields } from "./contact-fields.tsx";
import { languages, timeZones } from "./choices.ts";
import { OnCallSection } from "./on-call-section.tsx";
import { contactTrouble } from "./person-words.ts";
import { PreferencesSection } from "./preferences-section.tsx";
import { RolesSection } from "./roles-section.tsx";
import { VerifyContacts } from "./verify-contacts.tsx";

const blank = { ...collections.users.create.parse({ name: "New person" }), name: "" };

interface PersonFormProps {
  /** Null: somebody new. */
  readonly person: Item<"users"> | null;
  readonly teams: readonly Item<"teams">[];
  readonly people: readonly Item<"users">[];
}

export function PersonForm({ person, teams, people }: PersonFormProps): React.JSX.Element {
  const form = useRecordForm("users", person, blank);
  const shifts = useRecords("shifts").items;
  const policies = useRecords("escalation-policies").items;
  const [isRemoving, setRemoving] = useState(false);
  const subject = person === null ? {} : { user_id: person.id };
  const mayEdit = useMay(person === null ? "users.create" : "users.patch", subject);
  const mayAssign = useMay("users.assign", subject);
  const mayVerify = useMay("users.verify", subject);
  const mayRemove = useMay("users.remove", subject) && person !== null;
  const id = person?.id ?? null;
  const layers = useMemo(
    () => (id === null ? [] : callLayersOf(id, { teams, shifts, policies })),
    [id, teams, shifts, policies],
  );
  const { values } = form;
  const trouble = contactTrouble(values);

  const save = async (): Promise<void> => {
    const saved = await form.save();
    if (saved === null) return;
    say({ tone: "good", text: t("{{name}} saved", { name: saved.fields.name }) });
    if (person === null) openThing("people", saved.id);
  };
  const takeBack = (): void => {
    form.takeBack();
    if (person === null) openThing("people", null);
  };

  return (
    <div className="record-form">
      <header className="record-heading">
        <div className="record-heading-row">
          <h2>{values.name || (person === null ? t("New person") : t("Without a name"))}</h2>
          {person !== null && <span className="mute num">#{person.number}</span>}
          {mayRemove && <ActionButton label={t("Delete")} onPress={() => setRemoving(true)} />}
        </div>
        {trouble !== null && <p className="record-warning">{trouble}</p>}
      </header>
      <fieldset className="record-section" disabled={!mayEdit}>
        <legend className="unseen">{t("Who")}</legend>
        <div className="record-fields">
          <TextInput
            label={t("Name")}
            aria-required
            value={values.name}
            error={form.errorAt("name")}
            {...(person === null ? { autoFocus: true } : {})}
            onChange={({ currentTarget: { value } }) => form.set({ name: value })}
          />
          <Select
            label={t("Team")}
            placeholder={t("No team")}
            clearable
            searchable
            disabled={!mayAssign}
            data={teams.map((team) => ({ value: team.id, label: team.fields.name }))}
            value={values.team_id === null ? null : String(values.team_id)}
            error={form.errorAt("team_id")}
            onChange={(team_id) => form.set({ team_id })}
          />
          <Select
            label={t("Language")}
            placeholder={t("As the account")}
            clearable
            searchable
            data={languages(values.language)}
            value={values.language}
            error={form.errorAt("language")}
            onChange={(language) => form.set({ language })}
          />
          <Select
            label={t("Time zone")}
            placeholder={t("As the account")}
            clearable
            searchable
            limit={60}
            data={timeZones(values.time_zone)}
            value={values.time_zone}
            error={form.errorAt("time_zone")}
            onChange={(time_zone) => form.set({ time_zone })}
          />
        </div>
      </fieldset>
      <fieldset className="record-section" disabled={!mayEdit}>
        <legend className="unseen">{t("Contacts")}</legend>
        <ContactFields form={form} />
        {person !== null && mayVerify && <VerifyContacts person={person} />}
      </fieldset>
      <fieldset className="record-fieldset" disabled={!mayEdit}>
        <PreferencesSection form={form} layers={layers} />
        <OnCallSection form={form} userId={id} teams={teams} />
      </fieldset>
      {person !== null && <RolesSection userId={person.id} name={person.fields.name} />}
      {person !== null && (
        <HistorySection collection="users" id={person.id} version={person.updated_at} form={form} mayEdit={mayEdit} />
      )}
      {mayEdit && (
        <SaveBar
          isNew={person === null}
          isEdited={form.isEdited}
          isSaving={form.isSaving}
          error={form.generalError}
          saveLabel={person === null ? t("Add person") : t("Save")}
          onSave={() => void save()}
          onTakeBack={takeBack}
        />
      )}
      {isRemoving && person !== null && (
        <RemoveDialog
          collection="users"
          id={person.id}
          name={person.fields.name}
          consequence={t("Alerts and timelines keep the name; nobody can be reached under it any more.")}
          heirs={people.map((one) => ({ value: one.id, label: one.fields.name }))}
          onClose={() => setRemoving(false)}
          onRemoved={() => openThing("people", null)}
        />
      )}
    </div>
  );
}
