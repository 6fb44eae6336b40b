// From a key or a button to an action: at once, after a question, or in the comment field.
import { actAtOnce } from "./act.ts";
import { useAlerts } from "./alerts.ts";
import { useDetail } from "./detail.ts";
import { lockReason, operatorName } from "./sign-in.ts";
import { say } from "./toast.ts";
import { openDialog } from "./view.ts";
import { isAsking, type OfferKind, reasonAgainst } from "./offers.ts";

export const commentFieldId = "comment-field";

export function carryOut(alertId: string, kind: OfferKind, { withNote = false } = {}): void {
  const { id, detail } = useDetail.getState();
  const own = id === alertId ? detail : null;
  const alert = useAlerts.getState().alertById.get(alertId) ?? own?.alert;
  if (alert === undefined) return;
  const reason = lockReason() ?? reasonAgainst(kind, alert, operatorName(), own?.plan ?? null);
  if (reason !== null) {
    say({ tone: "bad", text: `#${alert.number}: ${lowerFirst(reason)}` });
    return;
  }
  if (kind === "comment") document.querySelector<HTMLTextAreaElement>(`#${commentFieldId}`)?.focus();
  else if (kind === "start") void actAtOnce(alertId, { kind, notes: null });
  else if (kind === "acknowledge" && !withNote) void actAtOnce(alertId, { kind, notes: null });
  else if (isAsking(kind)) openDialog({ kind: "act", alertId, action: kind });
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
