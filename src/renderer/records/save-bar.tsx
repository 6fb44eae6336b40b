import { useEffect, useRef } from "react";

import { t } from "../language/language.ts";

import { actFor } from "../parts/key-line.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { useLockReason } from "../state/sign-in.ts";
import { saveLines } from "./key-lines.ts";

interface SaveBarProps {
  readonly isNew: boolean;
  readonly isEdited: boolean;
  readonly isSaving: boolean;
  /** What is wrong and belongs to no field. */
  readonly error: string | undefined;
  readonly saveLabel: string;
  readonly onSave: () => void;
  readonly onTakeBack: () => void;
}

/** Appears with the first edit and stays until it is saved or taken back. */
export function SaveBar(props: SaveBarProps): React.JSX.Element | null {
  const { isNew, isEdited, isSaving, error, saveLabel, onSave, onTakeBack } = props;
  const bar = useRef<HTMLDivElement>(null);
  const reason = useLockReason();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (actFor(saveLines, event) === undefined || event.altKey || event.repeat) return;
      // Of two forms, the one in front of the other is meant.
      const front = document.querySelector("[role=dialog]");
      if (bar.current === null || (front !== null && !front.contains(bar.current))) return;
      event.preventDefault();
      if (reason === null) onSave();
    };
    globalThis.addEventListener("keydown", press);
    return () => globalThis.removeEventListener("keydown", press);
  });
  if (!isEdited && !isNew) return null;
  return (
    <div className="record-save" ref={bar}>
      {error !== undefined && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <div className="record-save-row">
        <ActionButton
          label={saveLabel}
          keys="Ctrl ↵"
          look="primary"
          reason={reason}
          isBusy={isSaving}
          onPress={onSave}
        />
        <ActionButton label={isNew ? t("Discard") : t("Take back")} onPress={onTakeBack} />
        <span className="record-unsaved">{isEdited ? t("Not saved yet") : ""}</span>
      </div>
    </div>
  );
}
