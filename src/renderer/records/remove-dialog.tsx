import { Modal, Select } from "@mantine/core";
import { useState } from "react";

import type { EditedCollection, Reference } from "../../contract/record.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { ask, toCallFailed } from "../state/connection.ts";
import { forgetEdits, formKey } from "../state/record-form.ts";
import { dropItem } from "../state/records.ts";
import { useLockReason } from "../state/sign-in.ts";
import { say } from "../state/toast.ts";
import { countReferences } from "./reference-words.ts";

interface RemoveDialogProps {
  readonly collection: EditedCollection;
  readonly id: string;
  readonly name: string;
  /** What goes with it, said before it is asked for. */
  readonly consequence: string;
  /** Who or what may take its place. */
  readonly heirs: readonly { readonly value: string; readonly label: string }[];
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/** Asks first; where something still refers to it, shows what, and offers to put another in its place. */
export function RemoveDialog(props: RemoveDialogProps): React.JSX.Element {
  const { collection, id, name, consequence, heirs, onClose, onRemoved } = props;
  const [by, setBy] = useState<readonly Reference[]>([]);
  const [heir, setHeir] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const lockReason = useLockReason();
  const isReferred = by.length > 0;

  const remove = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const result = await ask("record.remove", { collection, id, reassign_to: heir }, 20_000);
      if (!result.ok) setError(result.refusal.detail);
      else if (result.value.kind === "referred") setBy(result.value.by);
      else if (result.value.kind === "bad_heir") setError(t("Whoever was to take the place is not there any more"));
      else {
        say({
          tone: "good",
          text:
            result.value.kind === "missing"
              ? t("{{name}} was gone already", { name })
              : t("{{name}} deleted", { name }),
        });
        forgetEdits(formKey(collection, id));
        dropItem(collection, id);
        onRemoved();
        return;
      }
    } catch (failed) {
      setError(
        t("Not deleted as far as this window knows: {{message}}", { message: toCallFailed(failed).failure.message }),
      );
    }
    setBusy(false);
  };

  return (
    <Modal opened onClose={onClose} size="md" title={<b>{t("Delete {{name}}", { name })}</b>}>
      {isReferred ? (
        <>
          <p className="dialog-explanation">{t("Nothing was deleted: this still refers to {{name}}.", { name })}</p>
          <ul className="remove-references" tabIndex={0} aria-label={t("What refers to {{name}}", { name })}>
            {countReferences(by).map(({ key, words, count }) => (
              <li key={key}>
                {words}
                {count > 1 && <span className="mute"> {t("· {{count}} places", { count })}</span>}
              </li>
            ))}
          </ul>
          <Select
            label={t("Put in its place everywhere")}
            placeholder={t("Choose who or what takes over")}
            searchable
            data={heirs.filter(({ value }) => value !== id)}
            value={heir}
            onChange={setHeir}
            data-autofocus
          />
        </>
      ) : (
        <p className="dialog-explanation">{t("{{consequence}} This cannot be undone.", { consequence })}</p>
      )}
      {error !== null && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <div className="dialog-actions">
        <ActionButton label={t("Keep")} keys="Esc" onPress={onClose} />
        <ActionButton
          label={isReferred ? t("Reassign and delete") : t("Delete")}
          look="danger"
          isBusy={isBusy}
          takesFocus={!isReferred}
          reason={lockReason ?? (isReferred && heir === null ? t("Choose who or what takes over") : null)}
          onPress={() => void remove()}
        />
      </div>
    </Modal>
  );
}
