import { Select, TextInput } from "@mantine/core";

import { type EmergencyContact, ServiceType } from "../../core/configuration.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { SortableRows } from "../records/sortable.tsx";
import type { RecordForm } from "../state/record-form.ts";
import { blankContact, edited, moved, orNull } from "./lists.ts";

const serviceNames: Readonly<Record<EmergencyContact["service_type"], string>> = {
  POLICE: "Police",
  MEDICAL: "Ambulance, medical",
  FIRE: "Fire",
  WOMEN_SAFETY: "Women's safety",
  CORPORATE_SECURITY: "Own security",
  ROADSIDE_ASSISTANCE: "Roadside assistance",
  OTHER: "Other",
};

interface ContactListProps {
  readonly form: RecordForm<"alert-configurations">;
  readonly mayEdit: boolean;
}

/** Whom an operator, or the person in danger, can ring. */
export function ContactList({ form, mayEdit }: ContactListProps): React.JSX.Element {
  const contacts = form.values.emergency_contacts ?? [];
  const set = (next: EmergencyContact[]): void => form.set({ emergency_contacts: next.length === 0 ? null : next });
  return (
    <section className="record-section" aria-labelledby="contacts-title">
      <h3 id="contacts-title">{t("Emergency contacts")}</h3>
      <p className="mute">
        {t("Shown with the alert, and to whoever raised it. Anything that can be dialled, as 100 or 108.")}
      </p>
      {contacts.length > 0 && (
        <SortableRows
          label={t("Emergency contacts, in order")}
          names={contacts.map(({ name }) => name)}
          isDisabled={!mayEdit}
          onMove={(from, to) => set(moved(contacts, from, to))}
          renderRow={(place) => {
            const contact = contacts[place];
            if (contact === undefined) return null;
            const label = t("Emergency contact {{place}}", { place: place + 1 });
            const path = `emergency_contacts.${place}`;
            const change = (patch: Partial<EmergencyContact>): void => set(edited(contacts, place, patch));
            return (
              <div className="listed" role="group" aria-label={label}>
                <div className="listed-fields">
                  <TextInput
                    label={t("Name")}
                    aria-label={`${label}: ${t("Name")}`}
                    value={contact.name}
                    error={form.errorAt(`${path}.name`)}
                    onChange={({ currentTarget: { value } }) => change({ name: value })}
                  />
                  <Select
                    label={t("Service")}
                    aria-label={`${label}: ${t("Service")}`}
                    allowDeselect={false}
                    data={ServiceType.options.map((value) => ({ value, label: t(serviceNames[value]) }))}
                    value={contact.service_type}
                    error={form.errorAt(`${path}.service_type`)}
                    onChange={(value) => change({ service_type: ServiceType.safeParse(value).data ?? "OTHER" })}
                  />
                  <TextInput
                    label={t("Email")}
                    aria-label={`${label}: ${t("Email")}`}
                    value={contact.email ?? ""}
                    error={form.errorAt(`${path}.email`)}
                    onChange={({ currentTarget: { value } }) => change({ email: orNull(value) })}
                  />
                  <TextInput
                    label={t("Phone")}
                    aria-label={`${label}: ${t("Phone")}`}
                    value={contact.phone}
                    error={form.errorAt(`${path}.phone`)}
                    onChange={({ currentTarget: { value } }) => change({ phone: value })}
                  />
                  <button
                    type="button"
                    className="icon-button listed-remove"
                    aria-label={t("Take {{name}} away", { name: contact.name || label })}
                    title={t("Take away")}
                    disabled={!mayEdit}
                    onClick={() => set(contacts.toSpliced(place, 1))}
                  >
                    ×
                  </button>
                </div>
              </div>
            );
          }}
        />
      )}
      {mayEdit && (
        <div>
          <ActionButton label={t("Add an emergency contact")} onPress={() => set([...contacts, blankContact])} />
        </div>
      )}
    </section>
  );
}
