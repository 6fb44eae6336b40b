import { useState } from "react";

import type { ImportEntry } from "../../contract/editors.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";

interface ImportResultProps {
  readonly entry: ImportEntry;
  readonly place: number;
  readonly lockReason: string | null;
  /** By the id of what it takes the place of; null: a new one. */
  readonly onKeep: (replaces: string | null) => Promise<void>;
}

/** One configuration of the text: what is wrong, what will not work, and the keeping of it. */
export function ImportResult({ entry, place, lockReason, onKeep }: ImportResultProps): React.JSX.Element {
  const { config_name, errors, warnings, namesakes } = entry;
  const [isBusy, setBusy] = useState(false);
  const name = config_name || t("Configuration {{place}}", { place: place + 1 });
  const press = async (replaces: string | null): Promise<void> => {
    setBusy(true);
    await onKeep(replaces);
    setBusy(false);
  };
  const reason =
    errors.length > 0 ? t("Correct what is wrong in the text first; it is read again as you type") : lockReason;
  return (
    <li className="import-result">
      <div className="record-section-head">
        <b>{name}</b>
        <span className={errors.length > 0 ? "crit" : "mute"}>
          {errors.length > 0
            ? t("{{count}} mistakes", { count: errors.length })
            : warnings.length > 0
              ? t("{{count}} warnings", { count: warnings.length })
              : t("in order")}
        </span>
        <span className="records-gap" />
        {namesakes.map(({ id, number }) => (
          <ActionButton
            key={id}
            label={t("Replace #{{number}}", { number })}
            hint={t("Its history keeps what it was")}
            reason={reason}
            isBusy={isBusy}
            onPress={() => void press(id)}
          />
        ))}
        <ActionButton
          label={namesakes.length > 0 ? t("Add another") : t("Add")}
          look={namesakes.length > 0 ? "plain" : "primary"}
          reason={reason}
          isBusy={isBusy}
          onPress={() => void press(null)}
        />
      </div>
      {errors.length + warnings.length > 0 && (
        <ul className="import-lines">
          {errors.map(({ path, message }) => (
            <li key={`${path} ${message}`} className="field-error">
              {path !== "" && <code>{path}</code>} {message}
            </li>
          ))}
          {warnings.map(({ path, message }) => (
            <li key={`${path} ${message}`} className="record-warning">
              <span>
                <code>{path}</code> {message}
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
