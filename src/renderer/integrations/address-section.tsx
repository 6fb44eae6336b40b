import { Modal, TextInput } from "@mantine/core";
import { useState } from "react";

import type { IntegrationKey } from "../../contract/editors.ts";
import { collections, type Item } from "../../core/collection.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { ask, toCallFailed } from "../state/connection.ts";
import { patchNow } from "../state/record-patch.ts";
import { useLockReason } from "../state/sign-in.ts";
import { say } from "../state/toast.ts";
import { curlExample } from "./integration-words.ts";

interface AddressSectionProps {
  readonly integration: Item<"integrations">;
  readonly mayEdit: boolean;
}

/** Where it is sent to. The key in it is the secret: it is fetched when somebody asks for it, and forgotten with the screen. */
export function AddressSection({ integration, mayEdit }: AddressSectionProps): React.JSX.Element {
  const { id, fields } = integration;
  const [known, setKnown] = useState<IntegrationKey | null>(null);
  const [isRotating, setRotating] = useState(false);
  const lockReason = useLockReason();
  // Somebody else may have made a new one meanwhile.
  const shown = known !== null && known.key.slice(-4) === fields.key.slice(-4) ? known : null;
  const isSigned = fields.signing_secret !== null;

  const take = async (call: "integration.show_key" | "integration.rotate_key"): Promise<void> => {
    setRotating(false);
    try {
      const result = await ask(call, { id }, 20_000);
      if (result.ok) setKnown(result.value);
      else say({ tone: "bad", text: result.refusal.detail });
    } catch (error) {
      say({
        tone: "bad",
        text: t("It was not answered: {{message}}", { message: toCallFailed(error).failure.message }),
      });
    }
  };

  return (
    <section className="record-section" aria-labelledby="address-title">
      <h3 id="address-title">{t("Address")}</h3>
      {shown === null ? (
        <p>
          <code>…/integrations/{fields.key}</code> <span className="mute">{t("The key in it is a secret.")}</span>
        </p>
      ) : (
        <>
          <p className="address-shown">
            <code>{shown.webhook_url}</code>
            <CopyButton value={shown.webhook_url} label={t("Copy the address")} className="action-button">
              {t("Copy the address")}
            </CopyButton>
          </p>
          <p className="mute">
            {isSigned
              ? t("To try it, with the signing secret in SIGNING_SECRET. This raises a real alert:")
              : t("To try it. This raises a real alert:")}
          </p>
          <div className="address-shown">
            <pre className="payload" tabIndex={0} aria-label={t("Request to try it with")}>
              {curlExample(fields.type, shown.webhook_url, isSigned)}
            </pre>
            <CopyButton
              value={curlExample(fields.type, shown.webhook_url, isSigned)}
              label={t("Copy the request")}
              className="action-button"
            >
              {t("Copy")}
            </CopyButton>
          </div>
        </>
      )}
      {mayEdit && (
        <div className="record-save-row">
          {shown === null ? (
            <ActionButton
              label={t("Show the key")}
              reason={lockReason}
              onPress={() => void take("integration.show_key")}
            />
          ) : (
            <ActionButton label={t("Hide the key")} onPress={() => setKnown(null)} />
          )}
          <ActionButton label={t("Make a new key")} reason={lockReason} onPress={() => setRotating(true)} />
        </div>
      )}
      <SigningSecret id={id} isSet={isSigned} mayEdit={mayEdit} />
      {isRotating && (
        <Modal
          opened
          onClose={() => setRotating(false)}
          size="md"
          title={<b>{t("A new key for {{name}}", { name: fields.name })}</b>}
        >
          <p className="dialog-explanation">
            {t("The old address is refused from then on, until the sender has the new one. This cannot be undone.")}
          </p>
          <div className="dialog-actions">
            <ActionButton label={t("Keep the old one")} keys="Esc" onPress={() => setRotating(false)} />
            <ActionButton
              label={t("Make a new key")}
              look="danger"
              takesFocus
              onPress={() => void take("integration.rotate_key")}
            />
          </div>
        </Modal>
      )}
    </section>
  );
}

interface SigningSecretProps {
  readonly id: string;
  readonly isSet: boolean;
  readonly mayEdit: boolean;
}

/** Written, never read back; not part of the form, so that no draft of it is kept. */
function SigningSecret({ id, isSet, mayEdit }: SigningSecretProps): React.JSX.Element {
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const lockReason = useLockReason();
  const keep = async (secret: string | null): Promise<void> => {
    const parsed = collections.integrations.create.shape.signing_secret.safeParse(secret);
    if (!parsed.success) {
      setError(parsed.error.issues[0]?.message ?? t("This cannot be kept"));
      return;
    }
    setBusy(true);
    const trouble = await patchNow("integrations", id, { signing_secret: secret });
    setBusy(false);
    setError(trouble);
    if (trouble !== null) return;
    setTyped("");
    say({
      tone: "good",
      text: secret === null ? t("Requests need no signature now") : t("Requests have to be signed from now on"),
    });
  };
  return (
    <div>
      <p className="field-label" id="signing-label">
        {t("Signing secret")}
      </p>
      <p className="mute">
        {isSet
          ? t("It is set: requests without a fitting signature are refused.")
          : t("None: whoever knows the address can raise alerts.")}
      </p>
      {mayEdit && (
        <div className="address-secret">
          <TextInput
            type="password"
            aria-labelledby="signing-label"
            autoComplete="off"
            placeholder={isSet ? t("Another in its place") : t("At least 8 characters")}
            value={typed}
            error={error}
            onChange={({ currentTarget: { value } }) => {
              setTyped(value);
              setError(null);
            }}
          />
          <ActionButton
            label={isSet ? t("Replace it") : t("Set it")}
            isBusy={isBusy}
            reason={lockReason ?? (typed === "" ? t("Type a secret first") : null)}
            onPress={() => void keep(typed)}
          />
          {isSet && (
            <ActionButton
              label={t("Ask for no signature")}
              reason={lockReason}
              isBusy={isBusy}
              onPress={() => void keep(null)}
            />
          )}
        </div>
      )}
    </div>
  );
}
