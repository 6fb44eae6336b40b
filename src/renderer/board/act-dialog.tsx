import { Checkbox, Modal, Textarea } from "@mantine/core";
import { useState } from "react";

import type { AlertAction } from "../../contract/calls.ts";
import type { Alert } from "../../core/alert.ts";
import type { Plan } from "../../core/plan.ts";
import type { Refusal } from "../../core/refusal.ts";
import { t } from "../language/language.ts";
import { isSendKey } from "../parts/key-line.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { SeverityMark } from "../parts/severity-mark.tsx";
import { act } from "../state/act.ts";
import { useAlerts } from "../state/alerts.ts";
import { useClock } from "../state/clock.ts";
import { useDetail } from "../state/detail.ts";
import { draftKey, readDraft, useDrafts, writeDraft } from "../state/drafts.ts";
import { type AskingAction, closeDialog } from "../state/view.ts";
import { askingWords } from "./asking-words.ts";
import { LayerChoice } from "./layer-choice.tsx";
import { hasLayers, nextLayer, whereOf } from "./layer-choices.ts";
import { Destination } from "./destination.tsx";

interface ActDialogProps {
  readonly alertId: string;
  readonly action: AskingAction;
}

/** Asks before what can't be taken back lightly, and takes the note that goes with it. Half-typed notes are kept. */
export function ActDialog({ alertId, action }: ActDialogProps): React.JSX.Element | null {
  const alert = useAlerts(({ alertById }) => alertById.get(alertId));
  const detail = useDetail(({ id, detail: read }) => (id === alertId ? read : null));
  const known = alert ?? detail?.alert;
  if (known === undefined) return null;
  return <Question alert={known} plan={detail?.plan ?? null} action={action} />;
}

interface QuestionProps {
  readonly alert: Alert;
  readonly plan: Plan | null;
  readonly action: AskingAction;
}

function Question({ alert, plan, action }: QuestionProps): React.JSX.Element {
  const notes = useDrafts(({ textByKey }) => textByKey[draftKey(alert.id, action)] ?? "");
  const [isFalseAlarm, setFalseAlarm] = useState(alert.is_false_alarm);
  const [destination, setDestination] = useState<string | null>(null);
  const [layer, setLayer] = useState(nextLayer);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const now = useClock((clock) => clock.now);
  const { title, explanation, confirm, look, noteLabel, needsNotes } = askingWords(
    action,
    alert,
    plan,
    now,
    whereOf(layer),
  );
  const wantsNote = action === "close" || action === "acknowledge";

  const extras = { is_false_alarm: isFalseAlarm, destination: destination ?? "", where: whereOf(layer) };
  const missing = action === "hand_off" && destination === null ? t("Choose a team or a person") : null;

  const submit = async (): Promise<void> => {
    if (isBusy || missing !== null) return;
    setBusy(true);
    setRefusal(null);
    const refused = await act(alert.id, toAction(action, readDraft(alert.id, action), extras));
    setBusy(false);
    if (refused !== null) {
      setRefusal(refused);
      return;
    }
    writeDraft(alert.id, action, "");
    closeDialog();
  };

  const isAboutNotes = refusal?.kind === "invalid" && refusal.errors.some(({ path }) => path.endsWith("notes"));
  return (
    <Modal
      opened
      onClose={closeDialog}
      size="md"
      title={
        <span className="dialog-title">
          <SeverityMark severity={alert.severity} /> {title}
        </span>
      }
    >
      <div
        onKeyDown={(event) => {
          if (isSendKey(event)) void submit();
        }}
      >
        <p className="dialog-subject">{alert.title}</p>
        {explanation.map((line) => (
          <p key={line} className="dialog-explanation">
            {line}
          </p>
        ))}
        {action === "hand_off" && <Destination value={destination} onChoose={setDestination} />}
        {action === "escalate" && hasLayers(alert) && <LayerChoice alert={alert} value={layer} onChoose={setLayer} />}
        <Textarea
          label={noteLabel}
          description={needsNotes ? t("Required by the configuration of this alert") : t("Optional")}
          {...(wantsNote ? { "data-autofocus": true } : {})}
          error={isAboutNotes ? refusal.detail : null}
          aria-required={needsNotes}
          autosize
          minRows={action === "close" ? 3 : 2}
          maxRows={8}
          maxLength={4000}
          value={notes}
          onChange={(event) => {
            writeDraft(alert.id, action, event.currentTarget.value);
            setRefusal(null);
          }}
        />
        {action === "close" && (
          <Checkbox
            mt="sm"
            label={t("It was a false alarm")}
            checked={isFalseAlarm}
            onChange={(event) => setFalseAlarm(event.currentTarget.checked)}
          />
        )}
        {refusal !== null && !isAboutNotes && (
          <p className="field-error" role="alert">
            {refusal.detail}
          </p>
        )}
        <div className="dialog-actions">
          <ActionButton label={t("Back")} keys="Esc" onPress={closeDialog} />
          <ActionButton
            label={confirm}
            keys={wantsNote || action === "hand_off" ? "Ctrl ↵" : "↵"}
            look={look}
            isBusy={isBusy}
            reason={missing}
            takesFocus={!wantsNote && action !== "hand_off"}
            onPress={() => void submit()}
          />
        </div>
      </div>
    </Modal>
  );
}

interface Extras {
  readonly is_false_alarm: boolean;
  readonly destination: string;
  readonly where: ReturnType<typeof whereOf>;
}

function toAction(kind: AskingAction, text: string, { is_false_alarm, destination, where }: Extras): AlertAction {
  const notes = text.trim() === "" ? null : text.trim();
  if (kind === "escalate") return { kind, notes, ...where };
  if (kind === "hand_off") return { kind, notes, destination };
  return kind === "close" ? { kind, notes, is_false_alarm } : { kind, notes };
}
