import { Modal } from "@mantine/core";
import { useState } from "react";

import type { Refusal } from "../../core/refusal.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { useLockReason } from "../state/sign-in.ts";

interface AskDialogProps {
  readonly title: string;
  /** What it means, line by line. */
  readonly lines: readonly string[];
  readonly confirm: string;
  readonly look: "primary" | "danger";
  readonly isWrong?: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => Promise<Refusal | null>;
  readonly children?: React.ReactNode;
}

/** Asks before something that all consoles feel; a refusal is shown where it was asked. */
export function AskDialog(props: AskDialogProps): React.JSX.Element {
  const { title, lines, confirm, look, isWrong = false, onClose, onConfirm, children } = props;
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const lockReason = useLockReason();
  const submit = async (): Promise<void> => {
    if (isBusy || isWrong || lockReason !== null) return;
    setBusy(true);
    setError(null);
    const refusal = await onConfirm();
    setBusy(false);
    if (refusal === null) onClose();
    else setError(refusal.detail);
  };
  return (
    <Modal opened onClose={onClose} size="md" title={<b>{title}</b>}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {lines.map((line) => (
          <p key={line} className="dialog-explanation">
            {line}
          </p>
        ))}
        {children}
        {error !== null && (
          <p className="field-error" role="alert">
            {error}
          </p>
        )}
        <div className="dialog-actions">
          <ActionButton label={t("Back")} keys="Esc" onPress={onClose} />
          <ActionButton
            label={confirm}
            keys="↵"
            look={look}
            isBusy={isBusy}
            reason={lockReason}
            takesFocus={children === undefined}
            onPress={() => void submit()}
          />
        </div>
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Modal>
  );
}
