import { MultiSelect, Select, TextInput } from "@mantine/core";
import { useState } from "react";

import { AlertType, Severity, severityByType } from "../../core/alert.ts";
import { collections, IntegrationType, type Item } from "../../core/collection.ts";
import { severityNames, typeNames } from "../../core/message.ts";
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
import { AddressSection } from "./address-section.tsx";
import { DeliveriesSection } from "./deliveries-section.tsx";
import { integrationTypes } from "./integration-words.ts";

const collection = "integrations";
/** Main makes the key. */
const blank = { ...collections[collection].create.parse({ name: "New", type: "generic_webhook" }), name: "", key: "" };

interface IntegrationFormProps {
  /** Null: a new one. */
  readonly integration: Item<"integrations"> | null;
  readonly integrations: readonly Item<"integrations">[];
  readonly teams: readonly Item<"teams">[];
  readonly people: readonly Item<"users">[];
}

export function IntegrationForm(props: IntegrationFormProps): React.JSX.Element {
  const { integration, integrations, teams, people } = props;
  const form = useRecordForm(collection, integration, blank);
  const routers = useRecords("routers").items;
  const [isRemoving, setRemoving] = useState(false);
  const isNew = integration === null;
  const mayEdit = useMay(isNew ? "integrations.create" : "integrations.patch");
  const mayRemove = useMay("integrations.remove");
  const { values } = form;

  const save = async (): Promise<void> => {
    const saved = await form.save();
    if (saved === null) return;
    say({ tone: "good", text: t("{{name}} saved", { name: saved.fields.name }) });
    if (isNew) openThing("integrations", saved.id);
  };
  const takeBack = (): void => {
    form.takeBack();
    if (isNew) openThing("integrations", null);
  };

  return (
    <div className="record-form">
      <header className="record-heading">
        <div className="record-heading-row">
          <h2>{values.name || (isNew ? t("New integration") : t("Without a name"))}</h2>
          {integration !== null && <span className="mute num">#{integration.number}</span>}
          {!values.enabled && <span className="record-tag">{t("off")}</span>}
          {integration !== null && mayRemove && <ActionButton label={t("Delete")} onPress={() => setRemoving(true)} />}
        </div>
        {integration !== null && !values.enabled && (
          <p className="record-warning">{t("It is switched off: what is sent to it is refused.")}</p>
        )}
      </header>
      <fieldset className="record-section" disabled={!mayEdit}>
        <legend className="unseen">{t("What it is")}</legend>
        <div className="record-fields">
          <TextInput
            label={t("Name")}
            aria-required
            value={values.name}
            error={form.errorAt("name")}
            {...(isNew ? { autoFocus: true } : {})}
            onChange={({ currentTarget: { value } }) => form.set({ name: value })}
          />
          <Select
            label={t("What sends to it")}
            allowDeselect={false}
            disabled={!isNew || !mayEdit}
            description={isNew ? t("It stays what it is") : null}
            inputWrapperOrder={["label", "input", "description", "error"]}
            data={IntegrationType.options.map((value) => ({ value, label: t(integrationTypes[value]) }))}
            value={values.type}
            onChange={(value) => form.set({ type: IntegrationType.safeParse(value).data ?? values.type })}
          />
          <Select
            label={t("Type of its alerts")}
            allowDeselect={false}
            data={AlertType.options.map((value) => ({ value, label: t(typeNames[value]) }))}
            value={values.alert_type}
            error={form.errorAt("alert_type")}
            onChange={(value) => form.set({ alert_type: AlertType.safeParse(value).data ?? values.alert_type })}
          />
          <Select
            label={t("Severity, where the payload names none")}
            placeholder={t("As usual for the type: {{severity}}", {
              severity: t(severityNames[severityByType[values.alert_type]]),
            })}
            clearable
            data={Severity.options.map((value) => ({ value, label: t(severityNames[value]) }))}
            value={values.severity}
            error={form.errorAt("severity")}
            onChange={(value) => form.set({ severity: Severity.safeParse(value).data ?? null })}
          />
        </div>
        <MultiSelect
          label={t("Teams, people and routers that are asked, beside the configuration that applies")}
          placeholder={values.destinations.length === 0 ? t("Nobody beside it") : ""}
          searchable
          clearable
          limit={60}
          data={[
            { group: t("Teams"), items: teams.map(({ id, fields }) => ({ value: id, label: fields.name })) },
            { group: t("People"), items: people.map(({ id, fields }) => ({ value: id, label: fields.name })) },
            { group: t("Routers"), items: routers.map(({ id, fields }) => ({ value: id, label: fields.name })) },
          ]}
          value={values.destinations.map(String)}
          error={form.errorAt("destinations", true)}
          onChange={(destinations) => form.set({ destinations })}
        />
      </fieldset>
      {integration === null ? (
        <p className="record-section mute">{t("Its address, and a secret to sign with, are made when it is added.")}</p>
      ) : (
        <>
          <AddressSection integration={integration} mayEdit={mayEdit} />
          <DeliveriesSection integration={integration} mayEdit={mayEdit} />
          <HistorySection
            collection={collection}
            id={integration.id}
            version={integration.updated_at}
            form={form}
            mayEdit={mayEdit}
          />
        </>
      )}
      {mayEdit && (
        <SaveBar
          isNew={isNew}
          isEdited={form.isEdited}
          isSaving={form.isSaving}
          error={form.generalError}
          saveLabel={isNew ? t("Add integration") : t("Save")}
          onSave={() => void save()}
          onTakeBack={takeBack}
        />
      )}
      {isRemoving && integration !== null && (
        <RemoveDialog
          collection={collection}
          id={integration.id}
          name={integration.fields.name}
          consequence={t("Whatever is sent to its address from then on is refused; the sender has to be told.")}
          heirs={integrations.map((one) => ({ value: one.id, label: one.fields.name }))}
          onClose={() => setRemoving(false)}
          onRemoved={() => openThing("integrations", null)}
        />
      )}
    </div>
  );
}
