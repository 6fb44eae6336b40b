// Which actions an alert takes now and, in words, why not the others. Main decides; this only keeps the buttons honest.
import type { AlertAction } from "../../contract/calls.ts";
import type { Alert, AlertStatus } from "../../core/alert.ts";
import type { Plan } from "../../core/plan.ts";
import { t } from "../language/language.ts";
import type { AskingAction } from "./view.ts";

export type OfferKind = AlertAction["kind"];

export interface Offer {
  readonly kind: OfferKind;
  readonly label: string;
  readonly key: string;
  /** Why it is not possible now; null when it is. */
  readonly reason: string | null;
  /** What it does, for the tooltip. */
  readonly hint: string;
}

interface Words {
  readonly label: string;
  readonly key: string;
  readonly hint: string;
}

const words: Readonly<Record<OfferKind, Words>> = {
  acknowledge: {
    label: "Acknowledge",
    key: "A",
    hint: "You take it: the alarm and the escalation stop. With Shift: with a note",
  },
  start: { label: "In progress", key: "P", hint: "It is being worked" },
  resolve: { label: "Resolve", key: "R", hint: "It is over; closing follows" },
  close: { label: "Close", key: "L", hint: "Final, with closure notes" },
  escalate: { label: "Escalate now", key: "E", hint: "Do not wait for the countdown" },
  hand_off: { label: "Hand off", key: "H", hint: "To a team or a person: they are called from now on" },
  comment: { label: "Comment", key: "C", hint: "Write into the record" },
  unacknowledge: { label: "Hand back", key: "U", hint: "Un-acknowledge: it is open again and people are notified" },
  reopen: { label: "Reopen", key: "O", hint: "It is not over" },
};

/** What was kept quiet is not handed back but let loud. */
const callOut: Words = { label: "Call people", key: "U", hint: "It was kept quiet: open it, and people are notified" };

export interface ActionLine {
  readonly what: string;
  readonly hint?: string;
  readonly keys: Readonly<Record<string, { readonly kind: OfferKind; readonly withNote: boolean }>>;
  readonly shift?: true;
}

/** Their keys, as `parts/key-line.ts` reads them, in the order of the buttons. */
export const actionLines: readonly ActionLine[] = (Object.entries(words) as [OfferKind, Words][]).flatMap(
  ([kind, { label, key }]): readonly ActionLine[] => {
    const line = { what: label, keys: { [key.toLowerCase()]: { kind, withNote: false } } };
    if (kind !== "acknowledge") return [line];
    const noted = { what: "Acknowledge with a note", keys: { [key.toLowerCase()]: { kind, withNote: true } } };
    return [
      { ...line, hint: "acknowledge" },
      { ...noted, shift: true },
    ];
  },
);

const wordsFor = (kind: OfferKind, { status }: Pick<Alert, "status">): Words =>
  kind === "unacknowledge" && status === "SUPPRESSED" ? callOut : words[kind];

/** Opens a dialog first, at least for a note. */
export const isAsking = (kind: OfferKind): kind is AskingAction => kind !== "start" && kind !== "comment";

/** In the order of the buttons. The plan is not known until the detail was read. */
export function offersFor(alert: Alert, operator: string, plan: Plan | null): readonly Offer[] {
  const last: OfferKind = alert.status === "RESOLVED" ? "reopen" : "unacknowledge";
  const kinds: readonly OfferKind[] = [
    "acknowledge",
    "start",
    "resolve",
    "close",
    "escalate",
    "hand_off",
    "comment",
    last,
  ];
  return kinds.map((kind) => {
    const { label, key, hint } = wordsFor(kind, alert);
    return { kind, label: t(label), key, hint: t(hint), reason: reasonAgainst(kind, alert, operator, plan) };
  });
}

/** The step that the alert's life expects next. */
export function expectedStep(status: AlertStatus): OfferKind {
  switch (status) {
    case "ACKNOWLEDGED":
      return "start";
    case "IN_PROGRESS":
      return "resolve";
    case "RESOLVED":
      return "close";
    case "QUEUED":
    case "TRIGGERED":
    case "DROPPED":
    case "SUPPRESSED":
    case "CLOSED":
      return "acknowledge";
  }
}

export function reasonAgainst(kind: OfferKind, alert: Alert, operator: string, plan: Plan | null): string | null {
  const { status } = alert;
  if (kind === "comment") return null;
  if (status === "CLOSED") return t("It is closed; closed is final");
  switch (kind) {
    case "acknowledge":
      if (status === "ACKNOWLEDGED")
        return alert.acknowledged_by === operator ? t("You have acknowledged it already") : null;
      if (status === "IN_PROGRESS") return t("It is being worked already");
      return status === "RESOLVED" ? t("It is resolved already") : null;
    case "start":
      if (status === "ACKNOWLEDGED") return null;
      if (status === "IN_PROGRESS") return t("It is in progress already");
      return status === "RESOLVED" ? t("It is resolved; reopen it first") : t("Acknowledge it first");
    case "resolve":
      if (status === "QUEUED" || status === "SUPPRESSED") return t("Acknowledge it first");
      return status === "RESOLVED" ? t("It is resolved already") : null;
    case "close":
      return null;
    case "escalate":
      if (status === "QUEUED" || status === "SUPPRESSED") return t("Acknowledge it first");
      if (status === "RESOLVED") return t("It is resolved; reopen it first");
      return escalationGap(alert, plan);
    case "hand_off":
      if (status === "QUEUED" || status === "SUPPRESSED") return t("Acknowledge it first");
      return status === "RESOLVED" ? t("It is resolved; reopen it first") : null;
    case "unacknowledge":
      return status === "ACKNOWLEDGED" || status === "IN_PROGRESS" || status === "SUPPRESSED"
        ? null
        : t("Nobody has acknowledged it");
    case "reopen":
      return status === "RESOLVED" ? null : t("It is not resolved");
  }
}

function escalationGap({ tracks }: Alert, plan: Plan | null): string | null {
  if (tracks.some(({ kind, status }) => kind !== "configuration" && status !== "exhausted")) return null;
  if (plan === null) return null;
  if (plan.configuration === null) return t("No configuration applies, so nobody is named to escalate to");
  const named = plan.configuration.escalation_recipients ?? [];
  return named.length === 0
    ? t('"{{config_name}}" names nobody to escalate to', { config_name: plan.configuration.config_name })
    : null;
}
