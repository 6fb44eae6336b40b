import { Modal, Textarea } from "@mantine/core";
import { useEffect, useRef, useState } from "react";

import type { ImportEntry } from "../../contract/editors.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { ask, toCallFailed } from "../state/connection.ts";
import { takeItem } from "../state/records.ts";
import { useLockReason } from "../state/sign-in.ts";
import { say } from "../state/toast.ts";
import { openThing } from "../state/view.ts";
import { ImportResult } from "./import-result.tsx";
import { setText, useTextDraft } from "./text-draft.ts";

type Reading =
  | { readonly kind: "empty" }
  | { readonly kind: "bad"; readonly message: string }
  | { readonly kind: "read"; readonly entries: readonly ImportEntry[] };

const pauseMs = 250;

/** Configurations as JSON, pasted or from a file, each judged before anything is kept. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  const { text } = useTextDraft();
  const [reading, setReading] = useState<Reading>({ kind: "empty" });
  const file = useRef<HTMLInputElement>(null);
  const lockReason = useLockReason();

  useEffect(() => {
    let isStale = false;
    const read = async (): Promise<void> => {
      const next = await readText(text);
      if (!isStale) setReading(next);
    };
    const timer = setTimeout(() => void read(), pauseMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [text]);

  const openFile = async (chosen: File | undefined): Promise<void> => {
    if (chosen !== undefined) setText(await chosen.text());
  };
  const keep = async (entry: ImportEntry, replaces: string | null): Promise<void> => {
    const { fields } = entry;
    if (fields === null) return;
    try {
      const result =
        replaces === null
          ? await ask("record.create", { collection: "alert-configurations", fields: { ...fields } }, 20_000)
          : await ask(
              "record.patch",
              { collection: "alert-configurations", id: replaces, fields: { ...fields } },
              20_000,
            );
      if (!result.ok) {
        say({
          tone: "bad",
          text: t("{{name}} was not kept: {{trouble}}", { name: fields.config_name, trouble: result.refusal.detail }),
        });
        return;
      }
      takeItem("alert-configurations", result.value);
      say({ tone: "good", text: t("{{name}} saved", { name: fields.config_name }) });
      openThing("configurations", result.value.id);
      // It has a namesake now.
      setReading(await readText(text));
    } catch (error) {
      const trouble = toCallFailed(error).failure.message;
      say({ tone: "bad", text: t("{{name}} was not kept: {{trouble}}", { name: fields.config_name, trouble }) });
    }
  };

  return (
    <Modal opened onClose={onClose} size="xl" title={<b>{t("Import configurations")}</b>}>
      <p className="dialog-explanation">
        {t("Paste one configuration or a list of them as JSON, or open a file. Nothing is kept until you press Add.")}
      </p>
      <Textarea
        aria-label={t("Configurations as JSON")}
        className="import-text"
        autosize
        minRows={6}
        maxRows={14}
        spellCheck={false}
        data-autofocus
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
        onDrop={(event) => {
          const [dropped] = event.dataTransfer.files;
          if (dropped === undefined) return;
          event.preventDefault();
          void openFile(dropped);
        }}
      />
      <div className="record-save-row import-files">
        <input
          ref={file}
          type="file"
          accept=".json,application/json,text/plain"
          hidden
          aria-label={t("File with configurations")}
          onChange={({ currentTarget }) => {
            void openFile(currentTarget.files?.[0]);
            // The same file can be opened again after it was mended.
            currentTarget.value = "";
          }}
        />
        <ActionButton label={t("Open a file")} onPress={() => file.current?.click()} />
        {text !== "" && <ActionButton label={t("Empty the field")} onPress={() => setText("")} />}
      </div>
      {reading.kind === "bad" && (
        <p className="field-error" role="alert">
          {reading.message}
        </p>
      )}
      {reading.kind === "read" && (
        <ol className="import-results" aria-label={t("What was read")}>
          {reading.entries.map((entry, place) => (
            <ImportResult
              // The text has no other order than its own.
              key={place}
              entry={entry}
              place={place}
              lockReason={lockReason}
              onKeep={(replaces) => keep(entry, replaces)}
            />
          ))}
        </ol>
      )}
      <div className="dialog-actions">
        <ActionButton label={t("Close")} keys="Esc" onPress={onClose} />
      </div>
    </Modal>
  );
}

async function readText(text: string): Promise<Reading> {
  if (text.trim() === "") return { kind: "empty" };
  try {
    const read = await ask("configuration.read_text", { text });
    return read.ok ? { kind: "read", entries: read.value } : { kind: "bad", message: read.refusal.detail };
  } catch (error) {
    return {
      kind: "bad",
      message: t("It cannot be read now: {{message}}", { message: toCallFailed(error).failure.message }),
    };
  }
}
