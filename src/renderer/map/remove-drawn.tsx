import { Modal } from "@mantine/core";
import { useState } from "react";

import type { Item } from "../../core/collection.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { ask, toCallFailed } from "../state/connection.ts";
import { forgetEdits, formKey } from "../state/record-form.ts";
import { dropItem } from "../state/records.ts";
import { stopEditing } from "./editing.ts";
import { remember } from "./removed.ts";
import { type DrawnCollection } from "./shapes.ts";

interface RemoveDrawnProps {
  readonly collection: DrawnCollection;
  readonly item: Item<DrawnCollection>;
  readonly onClose: () => void;
}

export function RemoveDrawn({ collection, item, onClose }: RemoveDrawnProps): React.JSX.Element {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const { id, fields } = item;
  const remove = async (): Promise<void> => {
    setBusy(true);
    try {
      const result = await ask("record.remove", { collection, id, reassign_to: null }, 20_000);
      if (result.ok) {
        forgetEdits(formKey(collection, id));
        dropItem(collection, id);
        remember({ collection, fields });
        stopEditing();
        return;
      }
      setError(result.refusal.detail);
    } catch (failed) {
      setError(
        t("Not deleted as far as this window knows: {{message}}", { message: toCallFailed(failed).failure.message }),
      );
    }
    setBusy(false);
  };
  return (
    <Modal opened onClose={onClose} size="sm" title={<b>{t("Delete {{name}}", { name: fields.name })}</b>}>
      <p className="dialog-explanation">
        {t("It disappears from every map of the account. It can be put back while this window is open.")}
      </p>
      {error !== null && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <div className="dialog-actions">
        <ActionButton label={t("Keep")} keys="Esc" onPress={onClose} />
        <ActionButton label={t("Delete")} look="danger" takesFocus isBusy={isBusy} onPress={() => void remove()} />
      </div>
    </Modal>
  );
}
