import { useState } from "react";

import { collections, type Item } from "../../core/collection.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { HistorySection } from "../records/history-section.tsx";
import { RemoveDialog } from "../records/remove-dialog.tsx";
import { SaveBar } from "../records/save-bar.tsx";
import { formKey, hasDraft, startDraft, useRecordForm } from "../state/record-form.ts";
import { useMay } from "../state/sign-in.ts";
import { say } from "../state/toast.ts";
import { newId, openThing } from "../state/view.ts";
import { ContactList } from "./contact-list.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import { blankRecipient } from "./lists.ts";
import { ScopeSection } from "./scope-section.tsx";
import { AfterwardsSection, EscalationSection, PrimarySection } from "./telling-sections.tsx";
import { TestSection } from "./test-section.tsx";
import { TimeLine } from "./time-line.tsx";
import { useWarnings } from "./use-warnings.ts";

const collection = "alert-configurations";
const somebody = { ...blankRecipient(["EMAIL"]), name: "Somebody" };
const blank = {
  ...collections[collection].create.parse({
    config_name: "New",
    notification_channels: ["EMAIL", "SMS", "PUSH"],
    primary_recipients: [somebody],
  }),
  config_name: "",
  primary_recipients: [blankRecipient(["EMAIL", "SMS"])],
};

interface ConfigurationFormProps {
  /** Null: a new one. */
  readonly configuration: Item<"alert-configurations"> | null;
  readonly configurations: readonly Item<"alert-configurations">[];
  readonly teams: readonly Item<"teams">[];
}

export function ConfigurationForm(props: ConfigurationFormProps): React.JSX.Element {
  const { configuration, configurations, teams } = props;
  const form = useRecordForm(collection, configuration, blank);
  const [dialog, setDialog] = useState<"remove" | "export" | null>(null);
  const isNew = configuration === null;
  const mayEdit = useMay(isNew ? "alert-configurations.create" : "alert-configurations.patch");
  const mayCreate = useMay("alert-configurations.create");
  const mayRemove = useMay("alert-configurations.remove");
  const { values } = form;
  const warnings = useWarnings(values);

  const save = async (): Promise<void> => {
    const saved = await form.save();
    if (saved === null) return;
    const name = saved.fields.config_name;
    say({
      tone: "good",
      text: t("{{name}} saved; alerts that are running keep the configuration they began with", { name }),
    });
    if (isNew) openThing("configurations", saved.id);
  };
  const takeBack = (): void => {
    form.takeBack();
    if (isNew) openThing("configurations", null);
  };
  const sections = { form, warnings, mayEdit };

  return (
    <div className="record-form">
      <header className="record-heading">
        <div className="record-heading-row">
          <h2>{values.config_name || (isNew ? t("New configuration") : t("Without a name"))}</h2>
          {configuration !== null && <span className="mute num">#{configuration.number}</span>}
          {!values.enabled && <span className="record-tag">{t("off")}</span>}
          {mayEdit && (
            <ActionButton
              label={values.enabled ? t("Switch off") : t("Switch on")}
              hint={t("Counts once it is saved")}
              onPress={() => form.set({ enabled: !values.enabled })}
            />
          )}
          {configuration !== null && <ActionButton label={t("Export")} onPress={() => setDialog("export")} />}
          {configuration !== null && mayCreate && (
            <ActionButton label={t("Duplicate")} onPress={() => duplicate(configuration)} />
          )}
          {configuration !== null && mayRemove && (
            <ActionButton label={t("Delete")} onPress={() => setDialog("remove")} />
          )}
        </div>
        {warnings.length > 0 && (
          <p className="record-warning">{t("{{count}} warnings, each beside its field", { count: warnings.length })}</p>
        )}
      </header>
      <fieldset className="record-fieldset" disabled={!mayEdit}>
        <ScopeSection {...sections} teams={teams} isNew={isNew} />
        <PrimarySection {...sections} />
        <EscalationSection {...sections} />
        <AfterwardsSection {...sections} />
        <ContactList form={form} mayEdit={mayEdit} />
      </fieldset>
      <TimeLine values={values} />
      {configuration !== null && (
        <>
          <TestSection configuration={configuration} isEdited={form.isEdited} />
          <HistorySection
            collection={collection}
            id={configuration.id}
            version={configuration.updated_at}
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
          saveLabel={isNew ? t("Add configuration") : t("Save")}
          onSave={() => void save()}
          onTakeBack={takeBack}
        />
      )}
      {dialog === "export" && configuration !== null && (
        <ExportDialog configurations={[configuration]} onClose={() => setDialog(null)} />
      )}
      {dialog === "remove" && configuration !== null && (
        <RemoveDialog
          collection={collection}
          id={configuration.id}
          name={configuration.fields.config_name}
          consequence={t("Alerts that are running keep it until they end; new ones get the next that fits.")}
          heirs={configurations.map((one) => ({ value: one.id, label: one.fields.config_name }))}
          onClose={() => setDialog(null)}
          onRemoved={() => openThing("configurations", null)}
        />
      )}
    </div>
  );
}

/** A draft of a new one; a draft that is there already is not written over. */
function duplicate({ fields }: Item<"alert-configurations">): void {
  const key = formKey(collection, null);
  if (hasDraft(key)) {
    say({ tone: "bad", text: t("A new configuration is not saved yet: add or discard it first") });
  } else {
    startDraft(key, { ...fields, config_name: t("Copy of {{name}}", { name: fields.config_name }).slice(0, 200) });
  }
  openThing("configurations", newId);
}
