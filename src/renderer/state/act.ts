// What an operator does to alerts. Main decides; a refusal comes back in its words.
import { create } from "zustand";

import type { AlertAction, Output } from "../../contract/calls.ts";
import type { Refusal } from "../../core/refusal.ts";
import { t } from "../language/language.ts";
import { takeRows, useAlerts } from "./alerts.ts";
import { ask, toCallFailed } from "./connection.ts";
import { say } from "./toast.ts";

interface Acting {
  /** The action that main is deciding, by alert. */
  readonly kindById: ReadonlyMap<string, AlertAction["kind"]>;
}

export const useActing = create<Acting>(() => ({ kindById: new Map() }));

const done: Readonly<Record<AlertAction["kind"], string>> = {
  acknowledge: "acknowledged",
  start: "in progress",
  resolve: "resolved",
  close: "closed",
  escalate: "escalated",
  hand_off: "handed off; they are being called",
  reopen: "reopened",
  unacknowledge: "handed back; people are being notified again",
  comment: "comment added",
};

/** Null when it was done; otherwise why not, already in words. A dialog shows it at the field, else a toast says it. */
export async function act(id: string, action: AlertAction): Promise<Refusal | null> {
  if (useActing.getState().kindById.has(id))
    return { kind: "conflict", detail: t("The last action on this alert is still being carried out") };
  setActing(id, action.kind);
  try {
    const result = await ask("alert.act", { id, action });
    if (!result.ok) return result.refusal;
    takeRows([result.value]);
    say({ tone: "good", text: `#${result.value.number} ${t(done[action.kind])}` });
    return null;
  } catch (error) {
    return {
      kind: "conflict",
      detail: t("Nothing was changed as far as this window knows: {{message}}", {
        message: toCallFailed(error).failure.message,
      }),
    };
  } finally {
    setActing(id, null);
  }
}

/** For single keys, where no dialog is open that could show a refusal. */
export async function actAtOnce(id: string, action: AlertAction): Promise<void> {
  const refusal = await act(id, action);
  if (refusal === null) return;
  const number = useAlerts.getState().alertById.get(id)?.number;
  const about = number === undefined || refusal.detail.includes(`#${number}`) ? "" : `#${number}: `;
  say({ tone: "bad", text: `${about}${refusal.detail}` });
}

export type BulkAnswer = Output<"alert.acknowledge_many">;

/** Throws `CallFailed`. */
export const acknowledgeMany = (ids: readonly string[], notes: string | null): Promise<BulkAnswer> =>
  ask("alert.acknowledge_many", { ids: [...ids], notes }, 30_000);

function setActing(id: string, kind: AlertAction["kind"] | null): void {
  useActing.setState(({ kindById }) => {
    const next = new Map(kindById);
    if (kind === null) next.delete(id);
    else next.set(id, kind);
    return { kindById: next };
  });
}
