import { Modal } from "@mantine/core";
import { useState } from "react";

import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { useLockReason } from "../state/sign-in.ts";

interface DrillQuestionProps {
  readonly title: string;
  readonly confirm: string;
  readonly look: "danger" | "primary";
  readonly children: React.ReactNode;
  /** Answers why it was not done; null: it was. */
  readonly onConfirm: () => Promise<string | null>;
  readonly onClose: () => void;
}

/** Asks before people are called, or told that it is over. */
export function DrillQuestion(props: DrillQuestionProps): React.JSX.Element {
  const { title, confirm, look, children, onConfirm, onClose } = props;
  const locked = useLockReason();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const press = async (): Promise<void> => {
    setBusy(true);
    const why = await onConfirm();
    setBusy(false);
    setRefusal(why);
    if (why === null) onClose();
  };
  return (
    <Modal opened onClose={onClose} size="md" title={<span className="dialog-title">{title}</span>}>
      {children}
      {refusal !== null && (
        <p className="field-error" role="alert">
          {refusal}
        </p>
      )}
      <div className="dialog-actions">
        <ActionButton label={t("Back")} keys="Esc" onPress={onClose} />
        <ActionButton
          label={confirm}
          keys="↵"
          look={look}
          isBusy={isBusy}
          reason={locked}
          takesFocus
          onPress={() => void press()}
        />
      </div>
    </Modal>
  );
}
