import { TextInput } from "@mantine/core";
import { useState } from "react";

import { JoinGroup } from "../../core/console.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { joinGroup, useConsoles } from "../state/consoles.ts";
import { useLockReason } from "../state/sign-in.ts";
import { withPort } from "./console-words.ts";
import "./consoles.css";

interface JoinFormProps {
  readonly onBack: () => void;
  readonly onJoined: () => void;
}

/** The address and the code that another console shows. */
export function JoinForm({ onBack, onJoined }: JoinFormProps): React.JSX.Element {
  const found = useConsoles(({ view }) => view?.found) ?? [];
  const lockReason = useLockReason();
  const [address, setAddress] = useState("");
  const [code, setCode] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [errorByField, setErrors] = useState<Readonly<Partial<Record<"address" | "code" | "all", string>>>>({});

  const submit = async (): Promise<void> => {
    if (isBusy || lockReason !== null) return;
    const parsed = JoinGroup.safeParse({ address: withPort(address), code });
    if (!parsed.success) {
      const messages = parsed.error.issues.map(({ path, message }) => [
        path[0],
        t("It {{trouble}}", { trouble: message }),
      ]);
      setErrors(Object.fromEntries(messages));
      return;
    }
    setBusy(true);
    setErrors({});
    const refusal = await joinGroup(parsed.data);
    setBusy(false);
    if (refusal === null) onJoined();
    else if (refusal.kind === "invalid")
      setErrors(
        Object.fromEntries(
          refusal.errors.map(({ path, message }) => [path, t("It {{trouble}}", { trouble: message })]),
        ),
      );
    else setErrors({ all: refusal.detail });
  };

  return (
    <form
      className="join-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        label={t("Address of the other console")}
        description={t("As it stands beside the code there")}
        placeholder="10.0.0.5:4781"
        value={address}
        error={errorByField.address}
        data-autofocus
        onChange={({ currentTarget: { value } }) => setAddress(value)}
      />
      {found.length > 0 && (
        <div className="join-found" role="group" aria-label={t("Found on this network")}>
          <span className="mute">{t("Found on this network:")}</span>
          {found.map((one) => (
            <button key={one.address} type="button" className="link-button num" onClick={() => setAddress(one.address)}>
              {one.address}
            </button>
          ))}
        </div>
      )}
      <TextInput
        label={t("Code")}
        description={t("16 letters and digits; spaces, dashes and case do not matter")}
        placeholder="K7QF-2MPD-9XTR-40HV"
        value={code}
        error={errorByField.code}
        autoComplete="off"
        spellCheck={false}
        onChange={({ currentTarget: { value } }) => setCode(value)}
      />
      {errorByField.all !== undefined && (
        <p className="field-error" role="alert">
          {t("Not joined: {{detail}}.", { detail: errorByField.all })}{" "}
          {t("After three wrong tries the code ends; show a new one there.")}
        </p>
      )}
      <div className="dialog-actions">
        <ActionButton label={t("Back")} keys="Esc" onPress={onBack} />
        <ActionButton
          label={isBusy ? t("Joining") : t("Join")}
          keys="↵"
          look="primary"
          isBusy={isBusy}
          reason={lockReason}
          onPress={() => void submit()}
        />
      </div>
      <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
    </form>
  );
}
