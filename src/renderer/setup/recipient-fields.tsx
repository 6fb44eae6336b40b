import { Chip, CloseButton, TextInput } from "@mantine/core";

import { Channel } from "../../core/alert.ts";
import { t } from "../language/language.ts";
import { channelNames, wordChannels } from "../parts/channel-name.ts";
import { useField } from "./field-state.ts";
import { channelsOf, editRecipient, editSetup, isBlank, type RecipientDraft, useSetup } from "./setup-draft.ts";
import { toFirstRun } from "./to-first-run.ts";

const examples = {
  primary: { name: "Asha Rao", email: "asha@northgate.example", phone: "+91 98450 12345", role: "Security" },
  escalation: { name: "Vikram Shah", email: "vikram@northgate.example", phone: "+91 98450 54321", role: "Director" },
};

interface RecipientFieldsProps {
  readonly list: "primary" | "escalation";
  readonly recipient: RecipientDraft;
  readonly index: number;
  readonly isRemovable: boolean;
}

export function RecipientFields({ list, recipient, index, isRemovable }: RecipientFieldsProps): React.JSX.Element {
  const { key } = recipient;
  const example = examples[list];
  const who =
    recipient.name.trim() || `${list === "primary" ? t("recipient") : t("escalation recipient")} ${index + 1}`;
  const remove = (): void => editSetup({ [list]: useSetup.getState()[list].filter((one) => one.key !== key) });
  return (
    <div className="setup-recipient" role="group" aria-label={who}>
      <div className="setup-recipient-fields">
        <Part list={list} recipient={recipient} part="name" label={t("Name")} placeholder={example.name} />
        <Part list={list} recipient={recipient} part="email" label={t("Email")} placeholder={example.email} />
        <Part list={list} recipient={recipient} part="phone" label={t("Phone")} placeholder={example.phone} />
        <Part list={list} recipient={recipient} part="role" label={t("Role")} placeholder={example.role} />
        <CloseButton
          className="setup-remove"
          aria-label={t("Remove {{who}}", { who })}
          disabled={!isRemovable}
          onClick={remove}
        />
      </div>
      {!isBlank(recipient) && <RecipientChannels list={list} recipient={recipient} who={who} />}
    </div>
  );
}

interface PartProps {
  readonly list: "primary" | "escalation";
  readonly recipient: RecipientDraft;
  readonly part: "name" | "email" | "phone" | "role";
  readonly label: string;
  readonly placeholder: string;
}

function Part({ list, recipient, part, label, placeholder }: PartProps): React.JSX.Element {
  const { error, onBlur } = useField(`${list}.${recipient.key}.${part}`);
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      spellCheck={false}
      error={error}
      onBlur={onBlur}
      value={recipient[part]}
      onChange={({ currentTarget }) => editRecipient(list, recipient.key, { [part]: currentTarget.value })}
    />
  );
}

function RecipientChannels({
  list,
  recipient,
  who,
}: Pick<PartProps, "list" | "recipient"> & { readonly who: string }): React.JSX.Element {
  const allowed = useSetup((draft) => draft.allowed);
  const field = `${list}.${recipient.key}`;
  const { error } = useField(`${field}.channels`);
  const told = useSetup((draft) =>
    toFirstRun(draft)
      .warnings.filter(({ path }) => path.startsWith(`${field}.`))
      .map(({ message }) => message)
      .join("\n"),
  );
  const chosen = channelsOf(recipient);
  return (
    <>
      <div className="setup-chips" role="group" aria-label={t("Channels for {{who}}", { who })}>
        <span className="mute">{t("by")}</span>
        {Channel.options
          .filter((channel) => allowed.includes(channel) || chosen.includes(channel))
          .map((channel) => (
            <Chip
              key={channel}
              size="xs"
              checked={chosen.includes(channel)}
              onChange={(checked) =>
                editRecipient(list, recipient.key, {
                  channels: Channel.options.filter((one) => (one === channel ? checked : chosen.includes(one))),
                })
              }
            >
              {t(channelNames[channel])}
            </Chip>
          ))}
        {recipient.channels === null && chosen.length > 0 && (
          <span className="mute small">{t("as the addresses allow")}</span>
        )}
      </div>
      {error !== undefined && <p className="field-error">{error}</p>}
      {told !== "" &&
        told.split("\n").map((message) => (
          <p key={message} className="setup-warning">
            {wordChannels(message)}
          </p>
        ))}
    </>
  );
}
