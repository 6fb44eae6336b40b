import { Modal, SegmentedControl } from "@mantine/core";
import { useEffect, useId, useState } from "react";

import type { PairingCodeView } from "../../contract/consoles.ts";
import { ConsoleRole } from "../../core/console.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { formatAge } from "../parts/time.ts";
import { useClock } from "../state/clock.ts";
import { hideCode, showCode, useConsoles } from "../state/consoles.ts";
import { othersOf } from "../state/duty.ts";
import { useLockReason } from "../state/sign-in.ts";
import { roleNames } from "./console-words.ts";
import { spoken } from "./spoken.ts";

/** Another console enters the group of this one. Closing the dialog ends the code. */
export function ShowCodeDialog({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  const [role, setRole] = useState<ConsoleRole>("full");
  const [code, setCode] = useState<PairingCodeView | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const lockReason = useLockReason();
  const roleId = useId();
  const [known, setKnown] = useState(othersNow);
  const joined = useJoined(code, known);

  const show = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    setKnown(othersNow());
    const shown = await showCode(role);
    setBusy(false);
    if (shown.ok) setCode(shown.code);
    else setError(shown.refusal.detail);
  };
  const close = (): void => {
    if (code !== null && joined === null) void hideCode();
    onClose();
  };

  return (
    <Modal opened onClose={close} size="lg" title={<b>{t("Show a code")}</b>} className="pairing">
      {joined !== null ? (
        <Joined name={joined} onDone={close} />
      ) : code === null ? (
        <>
          <p className="dialog-explanation">
            {t("Another console joins with the code, and shares everything with this one from then on.")}
          </p>
          <p className="settings-label" id={roleId}>
            {t("What the other console becomes")}
          </p>
          <SegmentedControl
            aria-labelledby={roleId}
            size="sm"
            value={role}
            data={Object.entries(roleNames).map(([value, label]) => ({ value, label: t(label) }))}
            onChange={(value) => setRole(ConsoleRole.parse(value))}
          />
          <p className="dialog-explanation pairing-role">
            {role === "full"
              ? t("It may take duty: it notifies and escalates when no other console does.")
              : t("It shows the board and can be worked at; it never takes duty.")}
          </p>
          {error !== null && (
            <p className="field-error" role="alert">
              {error}
            </p>
          )}
          <div className="dialog-actions">
            <ActionButton label={t("Back")} keys="Esc" onPress={close} />
            <ActionButton
              label={t("Show the code")}
              keys="↵"
              look="primary"
              isBusy={isBusy}
              reason={lockReason}
              takesFocus
              onPress={() => void show()}
            />
          </div>
        </>
      ) : (
        <Code code={code} onNew={() => void show()} onStop={close} />
      )}
    </Modal>
  );
}

/** The dialog gives the focus only to what it opened with. */
function focusMain(): void {
  document.querySelector<HTMLElement>(".pairing [data-autofocus]")?.focus();
}

function Joined({ name, onDone }: { readonly name: string; readonly onDone: () => void }): React.JSX.Element {
  useEffect(focusMain, []);
  return (
    <>
      <p className="dialog-subject" role="status">
        {t("{{name}} has joined.", { name })}
      </p>
      <p className="dialog-explanation">{t("What each of them lacks is on its way. The code is used up.")}</p>
      <div className="dialog-actions">
        <ActionButton label={t("Done")} keys="↵" look="primary" takesFocus onPress={onDone} />
      </div>
    </>
  );
}

/** The name of the console that came in since the code is shown. */
function useJoined(code: PairingCodeView | null, known: ReadonlySet<string>): string | null {
  const view = useConsoles((consoles) => consoles.view);
  if (code === null || view === null || view.code_expires_at !== null) return null;
  return othersOf(view).find(({ id }) => !known.has(id))?.name ?? null;
}

const othersNow = (): ReadonlySet<string> => {
  const { view } = useConsoles.getState();
  return new Set(view === null ? [] : othersOf(view).map(({ id }) => id));
};

interface CodeProps {
  readonly code: PairingCodeView;
  readonly onNew: () => void;
  readonly onStop: () => void;
}

function Code({ code: { code, fingerprint, expires_at, addresses }, onNew, onStop }: CodeProps): React.JSX.Element {
  const left = useClock(({ now }) => Math.max(0, expires_at - now));
  const isUsedUp = useConsoles(({ view }) => view !== null && view.code_expires_at === null);
  const isOver = left === 0 || isUsedUp;
  useEffect(focusMain, []);
  return (
    <>
      <ol className="pairing-code" aria-label={t("The code: {{code}}", { code })} data-over={isOver || undefined}>
        {code.split("-").map((group, place) => (
          <li key={`${place} ${group}`}>
            <b className="num">{group}</b>
            <span>{spoken(group)}</span>
          </li>
        ))}
      </ol>
      <dl className="pairing-facts">
        <div>
          <dt>{t("Address")}</dt>
          <dd className="num">
            {addresses.map((address) => (
              <CopyButton key={address} value={address} label={t("Copy the address {{address}}", { address })}>
                {address}
              </CopyButton>
            ))}
          </dd>
        </div>
        <div>
          <dt>{t("Fingerprint")}</dt>
          <dd className="fingerprint">{fingerprint}</dd>
        </div>
        <div>
          <dt>{t("Time left")}</dt>
          <dd className="num">
            <span role="timer">
              {isOver ? <b className="warn">{t("This code can't be used any more")}</b> : formatAge(left)}
            </span>
          </dd>
        </div>
      </dl>
      <p className="dialog-explanation">
        {t(
          "At the other console: Consoles, Enter a code. A new one offers it on its first page. The code is used once.",
        )}
      </p>
      <div className="dialog-actions">
        {isOver && <ActionButton label={t("Show a new code")} look="primary" onPress={onNew} />}
        <ActionButton label={isOver ? t("Back") : t("Stop showing it")} keys="Esc" takesFocus onPress={onStop} />
      </div>
    </>
  );
}
