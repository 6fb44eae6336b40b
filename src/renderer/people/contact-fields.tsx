import { TextInput } from "@mantine/core";

import { contactsOf } from "../../core/contact.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import type { RecordForm } from "../state/record-form.ts";

interface ContactFieldsProps {
  readonly form: RecordForm<"users">;
}

/** One primary address of each kind, others beneath, and the devices that pushes go to. */
export function ContactFields({ form }: ContactFieldsProps): React.JSX.Element {
  const { values } = form;
  return (
    <>
      <h3>{t("Contacts")}</h3>
      <div className="record-fields">
        <div className="contact-kind">
          <TextInput
            label={t("Email")}
            type="email"
            autoComplete="off"
            value={values.email ?? ""}
            error={form.errorAt("email")}
            onChange={({ currentTarget: { value } }) => form.set({ email: emptyToNull(value) })}
          />
          <OtherAddresses form={form} kind="email" field="other_emails" noun="email" />
        </div>
        <div className="contact-kind">
          <TextInput
            label={t("Phone")}
            type="tel"
            autoComplete="off"
            placeholder="+919845012345"
            value={values.phone ?? ""}
            error={form.errorAt("phone")}
            onChange={({ currentTarget: { value } }) => form.set({ phone: emptyToNull(value) })}
          />
          <OtherAddresses form={form} kind="phone" field="other_phones" noun="phone" />
        </div>
      </div>
      <Devices form={form} />
    </>
  );
}

const emptyToNull = (value: string): string | null => (value.trim() === "" ? null : value);

interface OtherAddressesProps {
  readonly form: RecordForm<"users">;
  readonly kind: "email" | "phone";
  readonly field: "other_emails" | "other_phones";
  readonly noun: string;
}

function OtherAddresses({ form, kind, field, noun }: OtherAddressesProps): React.JSX.Element {
  const addresses = form.values[field] ?? [];
  const usable = new Set(contactsOf(form.values).flatMap((one) => (one.is_usable ? [one.address] : [])));
  const set = (next: readonly string[]): void => form.set({ [field]: [...next] });
  return (
    <>
      {addresses.map((address, place) => (
        // Typed over in place: only the place tells one from another.
        <div key={place} className="contact-other">
          <TextInput
            aria-label={t("Further {{noun}} {{place}}", { noun: t(noun), place: place + 1 })}
            type={kind === "email" ? "email" : "tel"}
            autoComplete="off"
            value={address}
            error={form.errorAt(`${field}.${place}`)}
            description={address === "" || usable.has(address) ? null : t("Not verified: nothing is sent there yet")}
            inputWrapperOrder={["input", "description", "error"]}
            onChange={({ currentTarget: { value } }) =>
              set(addresses.map((one, index) => (index === place ? value : one)))
            }
          />
          <button
            type="button"
            className="icon-button"
            aria-label={t("Take away further {{noun}} {{place}}", { noun: t(noun), place: place + 1 })}
            title={t("Take away")}
            onClick={() => set(addresses.filter((_, index) => index !== place))}
          >
            ×
          </button>
        </div>
      ))}
      {form.errorAt(field) !== undefined && <p className="field-error">{form.errorAt(field)}</p>}
      {addresses.length < 10 && (
        <div>
          <ActionButton label={t("Add another {{noun}}", { noun: t(noun) })} onPress={() => set([...addresses, ""])} />
        </div>
      )}
    </>
  );
}

function Devices({ form }: ContactFieldsProps): React.JSX.Element {
  const { devices } = form.values;
  return (
    <div>
      <p className="field-label">{t("Devices for push")}</p>
      {devices.length === 0 ? (
        <p className="mute">{t("None. A phone registers itself when its owner signs in there.")}</p>
      ) : (
        <ul className="contact-devices">
          {devices.map(({ token, name }) => (
            <li key={token}>
              <span className="clip">{name}</span>
              <span className="mute num">{t("ends in {{token}}", { token: token.slice(-6) })}</span>
              <button
                type="button"
                className="icon-button"
                aria-label={t("Take away the device {{name}}", { name })}
                title={t("Nothing is pushed there any more")}
                onClick={() => form.set({ devices: devices.filter((device) => device.token !== token) })}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
