import { Modal, PasswordInput, Select } from "@mantine/core";
import { useState } from "react";

import { Secret } from "../../core/sign-in.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { useRecords } from "../state/records.ts";
import { changeSignIn, useMay, useSignIn } from "../state/sign-in.ts";
import { say } from "../state/toast.ts";

/** A PIN or password for oneself, or for somebody else where one may; or to take it away. */
export function SecretDialog({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  const people = useRecords("users");
  const operator = useSignIn(({ view }) => view?.operator ?? null);
  const withSecret = useSignIn(({ view }) => view?.people ?? []);
  const maySetOthers = useMay("sign_in.set_secret");
  const [chosen, setChosen] = useState<string | null>(operator?.id ?? null);
  const [current, setCurrent] = useState("");
  const [secret, setSecret] = useState("");
  const [again, setAgain] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const isOwn = operator !== null && chosen === operator.id;
  const has = withSecret.some(({ id }) => id === chosen);
  const parsed = Secret.safeParse(secret);
  const trouble = secret === "" || parsed.success ? null : (parsed.error.issues[0]?.message ?? t("is not right"));
  const isSame = again === "" || again === secret;

  const set = async (next: string | null): Promise<void> => {
    if (chosen === null) {
      setError(t("Choose whose it is"));
      return;
    }
    if (next !== null && (!parsed.success || again !== secret)) {
      setError(
        parsed.success
          ? t("The two do not match")
          : t("The PIN or password {{trouble}}", { trouble: trouble ?? t("must not be empty") }),
      );
      return;
    }
    setBusy(true);
    const refusal = await changeSignIn("sign_in.set_secret", {
      user_id: chosen,
      secret: next,
      current: isOwn ? current : null,
    });
    setBusy(false);
    if (refusal !== null) {
      setError(refusal.detail);
      return;
    }
    say({ tone: "good", text: next === null ? t("PIN or password taken away") : t("PIN or password set") });
    onClose();
  };

  return (
    <Modal opened onClose={onClose} size="sm" title={<b>{t("PIN or password")}</b>}>
      <form
        className="secret-form"
        onSubmit={(event) => {
          event.preventDefault();
          void set(secret);
        }}
      >
        {withSecret.length === 0 && (
          <p className="dialog-explanation">
            {t("With the first PIN everybody has to sign in at this console. The owner or an admin gets theirs first.")}
          </p>
        )}
        <Select
          label={t("Whose")}
          searchable
          limit={50}
          allowDeselect={false}
          readOnly={!maySetOthers}
          data={people.items.map(({ id, fields }) => ({ value: id, label: fields.name }))}
          value={chosen}
          onChange={(id) => {
            setChosen(id);
            setError(null);
          }}
        />
        {isOwn && has && (
          <PasswordInput
            label={t("Your present PIN or password")}
            autoComplete="off"
            value={current}
            onChange={({ currentTarget: { value } }) => setCurrent(value)}
          />
        )}
        <PasswordInput
          label={t("New PIN or password")}
          description={t("4 to 12 digits, or 8 characters and more")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          autoComplete="off"
          error={trouble === null ? undefined : t("It {{trouble}}", { trouble })}
          value={secret}
          onChange={({ currentTarget: { value } }) => {
            setSecret(value);
            setError(null);
          }}
        />
        <PasswordInput
          label={t("The same again")}
          autoComplete="off"
          error={isSame ? undefined : t("It is not the same")}
          value={again}
          onChange={({ currentTarget: { value } }) => setAgain(value)}
        />
        {error !== null && (
          <p className="field-error" role="alert">
            {error}
          </p>
        )}
        <div className="dialog-actions">
          {has && <ActionButton label={t("Take it away")} isBusy={isBusy} onPress={() => void set(null)} />}
          <ActionButton label={t("Back")} keys="Esc" onPress={onClose} />
          <ActionButton label={t("Set")} keys="↵" look="primary" isBusy={isBusy} onPress={() => void set(secret)} />
        </div>
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Modal>
  );
}
