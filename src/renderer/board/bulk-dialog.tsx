import { Modal, Textarea } from "@mantine/core";
import { useState } from "react";

import { isUnanswered } from "../../core/alert.ts";
import { t } from "../language/language.ts";
import { isSendKey } from "../parts/key-line.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { SeverityMark } from "../parts/severity-mark.tsx";
import { acknowledgeMany, type BulkAnswer } from "../state/act.ts";
import { useAlerts } from "../state/alerts.ts";
import { toCallFailed } from "../state/connection.ts";
import { say } from "../state/toast.ts";
import { closeDialog, select, useView } from "../state/view.ts";

const shownAtMost = 6;

/** One note for all that are selected and still wait; afterwards what was refused stays selected. */
export function BulkDialog(): React.JSX.Element {
  const [notes, setNotes] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [answer, setAnswer] = useState<BulkAnswer | null>(null);
  // What was chosen when the dialog opened: the list goes on changing behind it.
  const [ids] = useState(waitingIds);

  const confirm = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const result = await acknowledgeMany(ids, notes.trim() === "" ? null : notes.trim());
      select(result.refused.map(({ id }) => id));
      if (result.refused.length > 0) setAnswer(result);
      else {
        say({ tone: "good", text: t("{{done}} acknowledged", { done: result.done }) });
        closeDialog();
      }
    } catch (error) {
      setFailure(
        t("Not known whether they were acknowledged: {{message}}. Look at the list, then try again.", {
          message: toCallFailed(error).failure.message,
        }),
      );
    }
    setBusy(false);
  };

  return (
    <Modal
      opened
      onClose={closeDialog}
      title={
        answer === null ? t("Acknowledge {{length}} alerts", { length: ids.length }) : t("Not all were acknowledged")
      }
      size="md"
    >
      {answer === null ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void confirm();
          }}
          onKeyDown={(event) => {
            if (isSendKey(event)) void confirm();
          }}
        >
          <AlertLines lines={ids.map((id) => ({ id, text: null }))} />
          <Textarea
            label={t("Note for all of them")}
            description={t("Optional")}
            data-autofocus
            autosize
            minRows={2}
            maxRows={6}
            maxLength={4000}
            value={notes}
            onChange={(event) => setNotes(event.currentTarget.value)}
          />
          {failure !== null && (
            <p className="field-error" role="alert">
              {failure}
            </p>
          )}
          <div className="dialog-actions">
            <ActionButton label={t("Back")} keys="Esc" onPress={closeDialog} />
            <ActionButton
              label={t("Acknowledge {{length}}", { length: ids.length })}
              keys="Ctrl ↵"
              look="primary"
              isBusy={isBusy}
              onPress={() => void confirm()}
            />
          </div>
        </form>
      ) : (
        <>
          <p role="status">
            {t("{{done}} acknowledged, {{length}} refused. The refused ones stay selected.", {
              done: answer.done,
              length: answer.refused.length,
            })}
          </p>
          <AlertLines lines={answer.refused.map(({ id, refusal }) => ({ id, text: refusal.detail }))} />
          <div className="dialog-actions">
            <ActionButton label={t("Back to the board")} look="primary" takesFocus onPress={closeDialog} />
          </div>
        </>
      )}
    </Modal>
  );
}

function waitingIds(): readonly string[] {
  const { alertById } = useAlerts.getState();
  return [...useView.getState().selectedIds].filter((id) => isUnanswered(alertById.get(id)?.status ?? "CLOSED"));
}

function AlertLines({
  lines,
}: {
  readonly lines: readonly { readonly id: string; readonly text: string | null }[];
}): React.JSX.Element {
  const alertById = useAlerts((alerts) => alerts.alertById);
  return (
    <ul className="dialog-lines">
      {lines.slice(0, shownAtMost).map(({ id, text }) => {
        const alert = alertById.get(id);
        return (
          <li key={id}>
            {alert !== undefined && <SeverityMark severity={alert.severity} size={12} />}
            {text === null && <span className="num">#{alert?.number}</span>}
            <span className={text === null ? "clip" : undefined}>{text ?? alert?.title}</span>
          </li>
        );
      })}
      {lines.length > shownAtMost && (
        <li className="mute">{t("and {{length}} more", { length: lines.length - shownAtMost })}</li>
      )}
    </ul>
  );
}
