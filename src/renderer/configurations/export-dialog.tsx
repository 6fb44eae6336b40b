import { Modal } from "@mantine/core";

import type { Item } from "../../core/collection.ts";
import { writeConfigurations } from "../../core/configuration-text.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { ask, toCallFailed } from "../state/connection.ts";
import { say } from "../state/toast.ts";

/** Somebody looks for a folder meanwhile. */
const untilChosenMs = 10 * 60_000;

interface ExportDialogProps {
  readonly configurations: readonly Item<"alert-configurations">[];
  readonly onClose: () => void;
}

/** What Import reads back as it was. */
export function ExportDialog({ configurations, onClose }: ExportDialogProps): React.JSX.Element {
  const text = writeConfigurations(configurations.map(({ fields }) => fields));
  const [only] = configurations;
  const title =
    configurations.length === 1 && only !== undefined
      ? t("Export {{name}}", { name: only.fields.config_name })
      : t("Export {{count}} configurations", { count: configurations.length });
  return (
    <Modal opened onClose={onClose} size="xl" title={<b>{title}</b>}>
      <pre className="export-text" tabIndex={0} aria-label={t("Configurations as JSON")}>
        {text}
      </pre>
      <div className="dialog-actions">
        <ActionButton label={t("Close")} keys="Esc" onPress={onClose} />
        <ActionButton label={t("Save as a file")} onPress={() => void save(text)} />
        <CopyButton value={text} label={t("Copy")} className="action-button">
          {t("Copy")}
        </CopyButton>
      </div>
    </Modal>
  );
}

/** Main asks where to. */
async function save(text: string): Promise<void> {
  try {
    const file = await ask("file.save", { name: "alert-configurations.json", text }, untilChosenMs);
    if (file !== null) say({ tone: "good", text: t("Saved as {{file}}", { file }) });
  } catch (error) {
    say({ tone: "bad", text: t("Not saved: {{message}}", { message: toCallFailed(error).failure.message }) });
  }
}
