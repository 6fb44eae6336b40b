import { TextInput } from "@mantine/core";
import { useState } from "react";

import type { Item } from "../../core/collection.ts";
import { type Contact, contactsOf } from "../../core/contact.ts";
import type { Refusal } from "../../core/refusal.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { formatInstant } from "../parts/time.ts";
import { useClock } from "../state/clock.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { readRecords } from "../state/records.ts";
import { useLockReason } from "../state/sign-in.ts";
import { say } from "../state/toast.ts";

/** Addresses as they are kept: which were verified by a code, and the code for those that were not. */
export function VerifyContacts({ person }: { readonly person: Item<"users"> }): React.JSX.Element | null {
  const contacts = contactsOf(person.fields);
  if (contacts.length === 0) return null;
  return (
    <ul className="verify-list" aria-label={t("Verified addresses")}>
      {contacts.map((contact) => (
        <li key={contact.address}>
          <ContactLine userId={person.id} contact={contact} />
        </li>
      ))}
    </ul>
  );
}

interface ContactLineProps {
  readonly userId: string;
  readonly contact: Contact;
}

function ContactLine({ userId, contact }: ContactLineProps): React.JSX.Element {
  const { address, kind, is_primary, verified_at } = contact;
  const [expiresAt, setExpiresAt] = useState<number | null>(null);
  const [code, setCode] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const lockReason = useLockReason();
  const verified = useClock(({ now }) => (verified_at === null ? null : formatInstant(verified_at, now)));
  const goodUntil = useClock(({ now }) => (expiresAt === null ? null : formatInstant(expiresAt, now)));

  const carryOut = async (work: () => Promise<Refusal | null>): Promise<void> => {
    setBusy(true);
    try {
      setError((await work())?.detail ?? null);
    } catch (failed) {
      setError(toCallFailed(failed).failure.message);
    }
    setBusy(false);
  };
  const send = (channel: "VOICE" | null): Promise<void> =>
    carryOut(async () => {
      const result = await ask("contact.send_code", { user_id: userId, address, channel }, 30_000);
      if (!result.ok) return result.refusal;
      setExpiresAt(result.value.expires_at);
      return null;
    });
  const confirm = (): Promise<void> =>
    carryOut(async () => {
      const result = await ask("contact.confirm_code", { user_id: userId, address, code });
      if (!result.ok) return result.refusal;
      setExpiresAt(null);
      say({ tone: "good", text: t("{{address}} verified", { address }) });
      void readRecords("users");
      return null;
    });

  return (
    <>
      <div className="verify-line">
        <span className="clip num">{address}</span>
        <span className="mute">
          {is_primary ? t("primary") : t("further")}
          {verified === null ? t(", not verified") : t(", verified {{verified}}", { verified })}
        </span>
        {verified === null && (
          <>
            <ActionButton
              label={expiresAt === null ? t("Send a code") : t("Send another code")}
              hint={kind === "email" ? t("By mail") : t("By text message")}
              reason={lockReason}
              isBusy={isBusy}
              onPress={() => void send(null)}
            />
            {kind === "phone" && (
              <ActionButton
                label={t("Call instead")}
                reason={lockReason}
                isBusy={isBusy}
                onPress={() => void send("VOICE")}
              />
            )}
          </>
        )}
      </div>
      {expiresAt !== null && verified === null && (
        <div className="verify-line">
          <TextInput
            aria-label={t("Code sent to {{address}}", { address })}
            placeholder={t("Six digits")}
            inputMode="numeric"
            autoComplete="off"
            value={code}
            onChange={({ currentTarget: { value } }) => setCode(value)}
            onKeyDown={({ key, ctrlKey }) => {
              if (key === "Enter" && !ctrlKey) void confirm();
            }}
          />
          <ActionButton
            label={t("Verify")}
            keys="↵"
            isBusy={isBusy}
            reason={lockReason}
            onPress={() => void confirm()}
          />
          <span className="mute num">{t("good until {{goodUntil}}", { goodUntil: goodUntil ?? "" })}</span>
        </div>
      )}
      {error !== null && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </>
  );
}
