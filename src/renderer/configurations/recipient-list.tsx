import { TextInput } from "@mantine/core";

import { Channel } from "../../core/alert.ts";
import { addressOn, type Recipient, type Warning } from "../../core/configuration.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { channelNames } from "../parts/channel-name.ts";
import { SortableRows } from "../records/sortable.tsx";
import { Warnings } from "../records/warnings.tsx";
import type { RecordForm } from "../state/record-form.ts";
import { Chips } from "./chips.tsx";
import { blankRecipient, edited, moved, orNull } from "./lists.ts";

interface RecipientListProps {
  readonly form: RecordForm<"alert-configurations">;
  readonly field: "primary_recipients" | "escalation_recipients";
  /** What each is called, translated, for example "Primary recipient". */
  readonly noun: string;
  readonly warnings: readonly Warning[];
  readonly mayEdit: boolean;
}

/** People by name, their addresses and channels, in the order in which they are named. */
export function RecipientList({ form, field, noun, warnings, mayEdit }: RecipientListProps): React.JSX.Element {
  const recipients = form.values[field] ?? [];
  const set = (next: Recipient[]): void =>
    field === "primary_recipients"
      ? form.set({ primary_recipients: next })
      : form.set({ escalation_recipients: next.length === 0 ? null : next });
  return (
    <>
      {recipients.length > 0 && (
        <SortableRows
          label={
            field === "primary_recipients" ? t("Primary recipients, in order") : t("Escalation recipients, in order")
          }
          names={recipients.map(({ name }) => name)}
          isDisabled={!mayEdit}
          onMove={(from, to) => set(moved(recipients, from, to))}
          renderRow={(place) => {
            const recipient = recipients[place];
            return recipient === undefined ? null : (
              <RecipientRow
                recipient={recipient}
                label={`${noun} ${place + 1}`}
                allowed={form.values.notification_channels}
                path={`${field}.${place}`}
                form={form}
                warnings={warnings}
                mayEdit={mayEdit}
                onChange={(patch) => set(edited(recipients, place, patch))}
                onRemove={() => set(recipients.toSpliced(place, 1))}
              />
            );
          }}
        />
      )}
      {form.errorAt(field) !== undefined && <p className="field-error">{form.errorAt(field)}</p>}
      {mayEdit && (
        <div>
          <ActionButton
            label={field === "primary_recipients" ? t("Add a primary recipient") : t("Add an escalation recipient")}
            onPress={() => set([...recipients, blankRecipient(form.values.notification_channels)])}
          />
        </div>
      )}
    </>
  );
}

interface RecipientRowProps {
  readonly recipient: Recipient;
  readonly label: string;
  readonly allowed: readonly Channel[];
  readonly path: string;
  readonly form: RecordForm<"alert-configurations">;
  readonly warnings: readonly Warning[];
  readonly mayEdit: boolean;
  readonly onChange: (patch: Partial<Recipient>) => void;
  readonly onRemove: () => void;
}

function RecipientRow(props: RecipientRowProps): React.JSX.Element {
  const { recipient, label, allowed, path, form, warnings, mayEdit, onChange, onRemove } = props;
  const text = (name: "name" | "role" | "email" | "phone", words: string): React.JSX.Element => (
    <TextInput
      label={words}
      aria-label={`${label}: ${words}`}
      autoComplete="off"
      value={recipient[name] ?? ""}
      error={form.errorAt(`${path}.${name}`)}
      onChange={({ currentTarget: { value } }) => onChange({ [name]: name === "name" ? value : orNull(value) })}
    />
  );
  return (
    <div className="listed" role="group" aria-label={label}>
      <div className="listed-fields">
        {text("name", t("Name"))}
        {text("role", t("Role"))}
        {text("email", t("Email"))}
        {text("phone", t("Phone"))}
        <button
          type="button"
          className="icon-button listed-remove"
          aria-label={t("Take {{name}} away", { name: recipient.name || label })}
          title={t("Take away")}
          disabled={!mayEdit}
          onClick={onRemove}
        >
          ×
        </button>
      </div>
      <Chips
        label={`${label}: ${t("channels")}`}
        options={Channel.options}
        names={channelNames}
        chosen={recipient.channels}
        unusable={(channel) => !allowed.includes(channel) || addressOn(recipient, channel) === null}
        isDisabled={!mayEdit}
        onChange={(channels) => onChange({ channels })}
      />
      {form.errorAt(`${path}.channels`) !== undefined && (
        <p className="field-error">{form.errorAt(`${path}.channels`)}</p>
      )}
      <Warnings of={warnings} at={path} />
    </div>
  );
}
