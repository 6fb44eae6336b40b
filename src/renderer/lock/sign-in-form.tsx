import { PasswordInput, Select } from "@mantine/core";
import { useState } from "react";

import { t } from "../language/language.ts";

import { ActionButton } from "../parts/action-button.tsx";
import { formatAge } from "../parts/time.ts";
import { useClock } from "../state/clock.ts";
import { changeSignIn, useSignIn } from "../state/sign-in.ts";
import { say } from "../state/toast.ts";

interface SignInFormProps {
  readonly secretId: string;
  /** Who is meant unless another is chosen. */
  readonly usual: string | null;
  readonly takesFocus?: boolean;
  readonly onDone?: () => void;
}

/** Name and PIN or password. The secret is written nowhere and gone after each attempt. */
export function SignInForm({ secretId, usual, takesFocus = false, onDone }: SignInFormProps): React.JSX.Element {
  const people = useSignIn(({ view }) => view?.people ?? []);
  const [chosen, setChosen] = useState<string | null>(null);
  const [secret, setSecret] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const who = chosen ?? usual ?? (people.length === 1 ? (people[0]?.id ?? null) : null);
  const waitsUntil = people.find(({ id }) => id === who)?.waits_until ?? 0;
  const wait = useClock(({ now }) => Math.max(0, Math.ceil((waitsUntil - now) / 1000)));

  const submit = async (): Promise<void> => {
    if (isBusy || wait > 0) return;
    if (who === null || secret === "") {
      setError(who === null ? t("Choose who you are") : t("Type your PIN or password"));
      return;
    }
    setBusy(true);
    const refusal = await changeSignIn("sign_in.begin", { who, secret });
    setBusy(false);
    setSecret("");
    setError(refusal?.detail ?? null);
    if (refusal === null) {
      say({
        tone: "good",
        text: t("{{name}} signed in", { name: people.find(({ id }) => id === who)?.name ?? t("You") }),
      });
      onDone?.();
    } else document.querySelector<HTMLInputElement>(`#${secretId}`)?.focus();
  };

  return (
    <form
      className="sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Select
        aria-label={t("Who you are")}
        placeholder={t("Who you are")}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t("Nobody of that name has a PIN")}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={who}
        onChange={(id) => {
          setChosen(id);
          setError(null);
          document.querySelector<HTMLInputElement>(`#${secretId}`)?.focus();
        }}
      />
      <PasswordInput
        id={secretId}
        aria-label={t("PIN or password")}
        placeholder={t("PIN or password")}
        autoComplete="off"
        {...(takesFocus ? { "data-autofocus": true } : {})}
        value={secret}
        onChange={({ currentTarget: { value } }) => setSecret(value)}
      />
      <ActionButton
        label={isBusy ? t("Signing in") : t("Sign in")}
        keys="↵"
        look="primary"
        isBusy={isBusy}
        reason={wait > 0 ? t("Too many mistakes: wait {{age}}", { age: formatAge(wait * 1000) }) : null}
        onPress={() => void submit()}
      />
      <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      <span className="field-error sign-in-error" role="alert">
        {wait > 0 ? t("Too many mistakes: again in {{age}}", { age: formatAge(wait * 1000) }) : error}
      </span>
    </form>
  );
}
