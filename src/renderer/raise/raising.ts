// The sending of the dialog: survives its closing, so that an answer that comes late is not lost.
import { create } from "zustand";

import type { Alert } from "../../core/alert.ts";
import { t } from "../language/language.ts";
import { takeRows } from "../state/alerts.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { say } from "../state/toast.ts";
import { discardDraft, editDraft, type RaiseDraft, useRaiseDraft } from "./raise-draft.ts";
import { atFields, type DraftErrors, type DraftField, toTrigger } from "./to-trigger.ts";

interface Raising {
  readonly isBusy: boolean;
  readonly errors: DraftErrors;
  /** What is said above the button: a refusal that belongs to no field, or that no answer came. */
  readonly refusal: string | null;
  readonly raised: Alert | null;
}

export const useRaising = create<Raising>(() => ({ isBusy: false, errors: {}, refusal: null, raised: null }));

/** What was complained about is taken up: the complaint goes. */
export function editField(change: Partial<RaiseDraft>, field?: DraftField): void {
  editDraft(change);
  const { errors } = useRaising.getState();
  if (field === undefined || errors[field] === undefined) return;
  const { [field]: _, ...others } = errors;
  useRaising.setState({ errors: others });
}

/** A loaded station may take a while; giving up early would only worry. */
const patienceMs = 20_000;

/** True once the alert is on disk. */
export async function raiseAlert(): Promise<boolean> {
  if (useRaising.getState().isBusy) return false;
  const draft = useRaiseDraft.getState();
  const read = toTrigger(draft);
  if (!read.ok) {
    useRaising.setState({ errors: read.errors, refusal: null });
    return false;
  }
  useRaising.setState({ isBusy: true, errors: {}, refusal: null });
  try {
    const result = await ask("alert.trigger", read.trigger, patienceMs);
    if (!result.ok) {
      const errors = result.refusal.kind === "invalid" ? atFields(result.refusal.errors) : {};
      const isAtField = Object.keys(errors).length > 0;
      useRaising.setState({
        errors,
        refusal: isAtField ? null : t("Not raised: {{detail}}", { detail: result.refusal.detail }),
      });
      return false;
    }
    takeRows([result.value]);
    say({ tone: "good", text: t("#{{number}} raised", { number: result.value.number }) });
    if (useRaiseDraft.getState().id === draft.id) discardDraft();
    useRaising.setState({ raised: result.value });
    return true;
  } catch (error) {
    const { message } = toCallFailed(error).failure;
    useRaising.setState({
      refusal: t("No answer, so it may not be raised ({{message}}). Send it again: it will not be raised twice.", {
        message,
      }),
    });
    return false;
  } finally {
    useRaising.setState({ isBusy: false });
  }
}
