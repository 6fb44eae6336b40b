// Carries out what a webhook signals, on behalf of its integration.
import { hash } from "node:crypto";

import type { Trigger } from "../../../core/alert-command.ts";
import type { Item } from "../../../core/collection.ts";
import type { Refusal } from "../../../core/refusal.ts";
import type { Caller } from "../../ports.ts";
import type { Intake } from "../intake.ts";
import type { Answer, Raise, Signal } from "./source.ts";

export interface SignalResult {
  readonly event: Signal["kind"];
  readonly outcome: "created" | "repeated" | "acknowledged" | "resolved" | "nothing_matched" | "refused";
  readonly alert_id: string | null;
  readonly number: number | null;
  /** Why, where the outcome does not say it. */
  readonly detail: string | null;
}

type Working = Pick<Intake, "desk" | "reader" | "metrics">;

/** Signals about the same thing in their order, all others together, so that they share commits. */
export function applySignals(
  signals: readonly Signal[],
  integration: Item<"integrations">,
  working: Working,
  replayedBy?: string,
): Promise<SignalResult[]> {
  const lastById = new Map<string, Promise<unknown>>();
  return Promise.all(
    signals.map((signal) => {
      const before = signal.external_id === null ? undefined : lastById.get(signal.external_id);
      const result = (before ?? Promise.resolve()).then(() => apply(signal, integration, working, replayedBy));
      if (signal.external_id !== null) lastById.set(signal.external_id, result);
      return result;
    }),
  );
}

function apply(
  signal: Signal,
  integration: Item<"integrations">,
  working: Working,
  replayedBy: string | undefined,
): Promise<SignalResult> {
  const { name } = integration.fields;
  const caller: Caller = {
    account_id: integration.account_id,
    actor: {
      kind: "integration",
      name: replayedBy === undefined ? name : `${name}, replayed by ${replayedBy}`,
      id: integration.id,
    },
  };
  return signal.kind === "create"
    ? raise(signal, integration, caller, working)
    : answer(signal, integration, caller, working);
}

async function raise(
  signal: Raise,
  integration: Item<"integrations">,
  caller: Caller,
  { desk, metrics }: Working,
): Promise<SignalResult> {
  const { fields } = integration;
  const trigger: Trigger = {
    alert_type: fields.alert_type,
    severity: signal.severity ?? fields.severity,
    title: signal.title ?? fields.name,
    description: signal.description,
    source_id: signal.external_id === null ? null : sourceIdOf(integration.id, signal.external_id),
    metadata: signal.metadata,
    destinations: fields.destinations.length === 0 ? null : fields.destinations,
  };
  let result = await desk.trigger(trigger, caller);
  let detail: string | null = null;
  // A team that was deleted since must not swallow the alarm.
  if (!result.ok && isAboutDestinations(result.refusal)) {
    detail = `raised without its destinations: ${result.refusal.detail}`;
    result = await desk.trigger({ ...trigger, destinations: null }, caller);
  }
  if (!result.ok) return refusedBecause(signal, result.refusal);
  const { alert, isNew } = result.value;
  metrics.alertAccepted(isNew);
  if (alert.status === "SUPPRESSED") detail = "suppressed: it is kept and nobody is called";
  return { event: "create", outcome: isNew ? "created" : "repeated", alert_id: alert.id, number: alert.number, detail };
}

async function answer(
  signal: Answer,
  integration: Item<"integrations">,
  caller: Caller,
  { desk, reader }: Working,
): Promise<SignalResult> {
  const alert = reader.alertBySource(integration.account_id, sourceIdOf(integration.id, signal.external_id));
  if (alert === null)
    return { event: signal.kind, outcome: "nothing_matched", alert_id: null, number: null, detail: null };
  const result = await desk.act(alert.id, { kind: signal.kind, by: caller.actor.name, notes: signal.notes }, caller);
  if (!result.ok) return { ...refusedBecause(signal, result.refusal), alert_id: alert.id, number: alert.number };
  const outcome = signal.kind === "resolve" ? "resolved" : "acknowledged";
  return { event: signal.kind, outcome, alert_id: alert.id, number: alert.number, detail: null };
}

/** Two integrations never collide. Core takes no longer source ids than 512 characters. */
const sourceIdOf = (integrationId: string, externalId: string): string =>
  `${integrationId}:${externalId.length <= 400 ? externalId : hash("sha256", externalId, "hex")}`;

const isAboutDestinations = (refusal: Refusal): boolean =>
  refusal.kind === "invalid" && refusal.errors.some(({ path }) => path.startsWith("destinations"));

const refusedBecause = (signal: Signal, refusal: Refusal): SignalResult => ({
  event: signal.kind,
  outcome: "refused",
  alert_id: null,
  number: null,
  detail: refusal.detail,
});
