import { Button } from "@mantine/core";

import type { SettingName } from "../../core/settings.ts";
import { t } from "../language/language.ts";
import { say } from "../state/toast.ts";
import { dropEdits, isEdited, saveSettings, useSettings } from "./settings-state.ts";

/** Appears with the first edit of a section and stays until it is saved or taken back. */
export function SaveBar({ names }: { readonly names: readonly SettingName[] }): React.JSX.Element | null {
  const edited = useSettings((state) => isEdited(state, names));
  const isSaving = useSettings(({ savingNames }) => savingNames.length > 0);
  if (!edited) return null;
  const save = async (): Promise<void> => {
    if (await saveSettings(names)) say({ tone: "good", text: t("Settings saved, in force at once") });
  };
  return (
    <div className="save-bar">
      <span className="setting-unsaved">{t("Edited, not saved yet")}</span>
      <Button size="xs" aria-disabled={isSaving} onClick={() => void save()}>
        {isSaving ? t("Saving") : t("Save this section")}
      </Button>
      <Button size="xs" variant="default" onClick={() => dropEdits(names)}>
        {t("Take back")}
      </Button>
    </div>
  );
}
