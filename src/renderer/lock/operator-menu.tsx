import { Popover, Select } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useState } from "react";

import { t } from "../language/language.ts";
import { Sentence } from "../language/sentence.tsx";

import { ActionButton } from "../parts/action-button.tsx";
import { formatDuration } from "../parts/duration.ts";
import { changeSignIn, isLocked, useMay, useOperatorName, useSignIn } from "../state/sign-in.ts";
import { say } from "../state/toast.ts";
import { openPage } from "../state/view.ts";
import { lockOrLead } from "./lock-key.ts";
import "./lock.css";
import { SecretDialog } from "./secret-dialog.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/** Who acts at this console; behind it switching, locking and PINs. */
export function OperatorMenu(): React.JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const [isSetting, setSetting] = useState(false);
  const view = useSignIn((state) => state.view);
  const name = useOperatorName();
  const locked = isLocked(view);
  return (
    <>
      <Popover
        opened={isOpen}
        onChange={setOpen}
        position="bottom-end"
        width={380}
        trapFocus
        returnFocus
        withinPortal
        shadow="md"
        transitionProps={{ duration: 0 }}
      >
        <Popover.Target>
          <button
            type="button"
            className="operator-chip"
            data-locked={locked || undefined}
            onClick={() => setOpen(!isOpen)}
          >
            {locked && <IconLock size={14} stroke={2} aria-hidden="true" />}
            <span className="header-label">{t("Operator")} </span>
            {locked ? (
              <i>{t("locked")}</i>
            ) : name === "" ? (
              <i className="warn">{t("nobody named")}</i>
            ) : (
              <i className="clip">{name}</i>
            )}
          </button>
        </Popover.Target>
        <Popover.Dropdown
          className="operator-menu"
          aria-label={t("Operator")}
          onKeyDown={(event) => event.stopPropagation()}
        >
          {view === null ? (
            <p className="mute">{t("The station has not said yet who sits here.")}</p>
          ) : view.is_required ? (
            <Signed locked={locked} onDone={() => setOpen(false)} />
          ) : (
            <>
              <p>
                <Sentence
                  of="Nobody has to sign in here: no one has a PIN or password yet. What is done stands under the name {{name}}."
                  parts={{ name: <b>{name || t("Operator")}</b> }}
                />
              </p>
              <ActionButton
                label={t("Change the name")}
                onPress={() => {
                  setOpen(false);
                  openPage("settings");
                }}
              />
            </>
          )}
          {view !== null && !locked && (
            <ActionButton
              label={view.is_required ? t("Set a PIN or password") : t("Set the first PIN")}
              hint={
                view.is_required
                  ? t("Yours, or somebody else's where you may")
                  : t("From then on everybody signs in here")
              }
              onPress={() => {
                setOpen(false);
                setSetting(true);
              }}
            />
          )}
          {view !== null && view.is_required && !locked && <LockAfter seconds={view.lock_after_seconds} />}
        </Popover.Dropdown>
      </Popover>
      {isSetting && <SecretDialog onClose={() => setSetting(false)} />}
    </>
  );
}

interface SignedProps {
  readonly locked: boolean;
  readonly onDone: () => void;
}

function Signed({ locked, onDone }: SignedProps): React.JSX.Element {
  const operator = useSignIn(({ view }) => view?.operator ?? null);
  return (
    <>
      <p>
        {locked
          ? t("Locked. Sign in to act.")
          : operator === null
            ? t("Nobody is signed in.")
            : t("{{name}} is signed in.", { name: operator.name })}
      </p>
      <p className="operator-label">{locked ? t("Sign in") : t("Switch to somebody else")}</p>
      <SignInForm secretId="sign-in-switch" usual={locked ? (operator?.id ?? null) : null} takesFocus onDone={onDone} />
      {!locked && (
        <ActionButton
          label={t("Lock now")}
          keys="Ctrl L"
          onPress={() => {
            onDone();
            void lockOrLead();
          }}
        />
      )}
    </>
  );
}

const choices = [0, 60, 300, 900, 1800, 3600];

function LockAfter({ seconds }: { readonly seconds: number }): React.JSX.Element | null {
  const may = useMay("sign_in.set_lock");
  const words = (value: number): string =>
    value === 0 ? t("Never by itself") : t("After {{duration}} untouched", { duration: formatDuration(value) });
  if (!may) return <p className="mute">{t("Locks: {{words}}.", { words: words(seconds).toLowerCase() })}</p>;
  const set = async (value: string | null): Promise<void> => {
    const refusal = await changeSignIn("sign_in.set_lock_after", { seconds: Number(value ?? 0) });
    if (refusal !== null) say({ tone: "bad", text: refusal.detail });
  };
  return (
    <Select
      label={t("Lock this console")}
      allowDeselect={false}
      comboboxProps={{ withinPortal: false }}
      data={[...new Set([...choices, seconds])]
        .toSorted((one, other) => one - other)
        .map((value) => ({ value: String(value), label: words(value) }))}
      value={String(seconds)}
      onChange={(value) => void set(value)}
    />
  );
}
