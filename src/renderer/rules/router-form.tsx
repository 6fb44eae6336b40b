import { MultiSelect, TextInput } from "@mantine/core";
import { useState } from "react";

import { collections, type Item } from "../../core/collection.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { HistorySection } from "../records/history-section.tsx";
import { RemoveDialog } from "../records/remove-dialog.tsx";
import { SaveBar } from "../records/save-bar.tsx";
import { SortableRows } from "../records/sortable.tsx";
import { useRecordForm } from "../state/record-form.ts";
import { useRecords } from "../state/records.ts";
import { useMay } from "../state/sign-in.ts";
import { say } from "../state/toast.ts";
import { openThing } from "../state/view.ts";
import { destinationGroups } from "./destination-groups.ts";
import { blankRouterRule, type RouterRule, RouterRuleFields } from "./router-rule.tsx";

const collection = "routers";
const blank = { ...collections[collection].create.parse({ name: "New" }), name: "" };

interface RouterFormProps {
  /** Null: a new one. */
  readonly router: Item<"routers"> | null;
  readonly routers: readonly Item<"routers">[];
}

export function RouterForm({ router, routers }: RouterFormProps): React.JSX.Element {
  const form = useRecordForm(collection, router, blank);
  const teams = useRecords("teams").items;
  const people = useRecords("users").items;
  const [isRemoving, setRemoving] = useState(false);
  const isNew = router === null;
  const mayEdit = useMay(isNew ? "routers.create" : "routers.patch");
  const mayRemove = useMay("routers.remove");
  const { values } = form;
  const { rules } = values;
  const destinations = destinationGroups(
    teams,
    people,
    routers.filter(({ id }) => id !== router?.id),
  );
  const set = (next: readonly RouterRule[]): void => form.set({ rules: [...next] });
  const move = (from: number, to: number): void => {
    const rule = rules[from];
    if (rule !== undefined) set(rules.toSpliced(from, 1).toSpliced(to, 0, rule));
  };

  const save = async (): Promise<void> => {
    const saved = await form.save();
    if (saved === null) return;
    say({ tone: "good", text: t("{{name}} saved", { name: saved.fields.name }) });
    if (isNew) openThing("routers", saved.id);
  };
  const takeBack = (): void => {
    form.takeBack();
    if (isNew) openThing("routers", null);
  };

  return (
    <div className="record-form">
      <header className="record-heading">
        <div className="record-heading-row">
          <h2>{values.name || (isNew ? t("New router") : t("Without a name"))}</h2>
          {router !== null && <span className="mute num">#{router.number}</span>}
          {!values.enabled && <span className="record-tag">{t("off")}</span>}
          {router !== null && mayRemove && <ActionButton label={t("Delete")} onPress={() => setRemoving(true)} />}
        </div>
        <p className="mute">
          {values.enabled
            ? t("An alert that is sent to it goes through its rules, one after another.")
            : t("It is off: every alert that is sent to it goes where no rule fits.")}
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
            <TextInput
              label={t("Description")}
              value={values.description ?? ""}
              error={form.errorAt("description")}
              onChange={({ currentTarget: { value } }) => form.set({ description: value === "" ? null : value })}
            />
          </div>
        </div>
        <div className="record-section">
          <h3>{t("Rules, looked at in this order")}</h3>
          {rules.length > 0 && (
            <SortableRows
              label={t("Rules, in order")}
              names={rules.map((_, place) => t("Rule {{place}}", { place: place + 1 }))}
              isDisabled={!mayEdit}
              onMove={move}
              renderRow={(place) => {
                const rule = rules[place];
                return rule === undefined ? null : (
                  <RouterRuleFields
                    form={form}
                    place={place}
                    rule={rule}
                    destinations={destinations}
                    mayEdit={mayEdit}
                    onChange={(patch) => set(rules.with(place, { ...rule, ...patch }))}
                    onRemove={() => set(rules.toSpliced(place, 1))}
                  />
                );
              }}
            />
          )}
          {mayEdit && (
            <div>
              <ActionButton label={t("Add a rule")} onPress={() => set([...rules, blankRouterRule])} />
            </div>
          )}
        </div>
        <div className="record-section">
          <MultiSelect
            label={t("Where no rule sends it")}
            placeholder={values.catch_all.length === 0 ? t("Nobody") : ""}
            searchable
            clearable
            limit={60}
            data={[...destinations]}
            value={values.catch_all.map(String)}
            error={form.errorAt("catch_all", true)}
            onChange={(catch_all) => form.set({ catch_all })}
          />
          {values.catch_all.length === 0 && (
            <p className="record-warning">
              {t(
                "An alert that no rule sends anywhere is asked of nobody here; only its configuration tells somebody.",
              )}
            </p>
          )}
        </div>
      </fieldset>
      {router !== null && (
        <HistorySection
          collection={collection}
          id={router.id}
          version={router.updated_at}
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
          saveLabel={isNew ? t("Add router") : t("Save")}
          onSave={() => void save()}
          onTakeBack={takeBack}
        />
      )}
      {isRemoving && router !== null && (
        <RemoveDialog
          collection={collection}
          id={router.id}
          name={router.fields.name}
          consequence={t("Alerts that it has sent on stay where they are.")}
          heirs={routers.map((one) => ({ value: one.id, label: one.fields.name }))}
          onClose={() => setRemoving(false)}
          onRemoved={() => openThing("routers", null)}
        />
      )}
    </div>
  );
}
