// One notification's state in a few words. Pure.
import type { Notification } from "../../../core/alert.ts";
import { reasonToWords } from "../../../core/timeline.ts";
import { t } from "../../language/language.ts";
import { formatClock } from "../../parts/time.ts";

/** Asks somebody to come; everything else only tells. */
export const isCall = ({ kind }: Notification): boolean =>
  kind === "triggered" || kind === "escalated" || kind === "unconfigured";

interface Round {
  readonly title: string;
  readonly notifications: readonly Notification[];
}

/** What was queued together, the newest first: the calls at the trigger, then those of each escalation. */
export function roundsOf(calls: readonly Notification[]): readonly Round[] {
  const byMoment = new Map<string, Notification[]>();
  for (const call of calls) {
    const moment = `${call.kind} ${call.queued_at}`;
    byMoment.set(moment, [...(byMoment.get(moment) ?? []), call]);
  }
  return [...byMoment.values()].toReversed().map((notifications) => {
    const [first] = notifications;
    const verb = first?.kind === "escalated" ? t("Escalated") : t("At once");
    return { title: `${verb} ${formatClock(first?.queued_at ?? 0)}`, notifications };
  });
}

interface Asked {
  readonly name: string;
  readonly notifications: readonly Notification[];
}

/** In the order in which people were first asked. */
export function peopleOf(notifications: readonly Notification[]): readonly Asked[] {
  const byName = new Map<string, Notification[]>();
  for (const notification of notifications) {
    const { recipient_name: name } = notification;
    byName.set(name, [...(byName.get(name) ?? []), notification]);
  }
  return [...byName].map(([name, asked]) => ({ name, notifications: asked }));
}

interface Words {
  readonly text: string;
  readonly tone: "normal" | "good" | "bad";
}

export function stateOf(notification: Notification): Words {
  const { status, sent_at, delivered_at, next_attempt_at, error } = notification;
  switch (status) {
    case "queued":
      return { text: t("waiting to be sent"), tone: "normal" };
    case "sending":
      return { text: t("being sent"), tone: "normal" };
    case "sent":
      return {
        text: sent_at === null ? t("sent") : t("sent {{clock}}", { clock: formatClock(sent_at) }),
        tone: "normal",
      };
    case "delivered":
      return {
        text: delivered_at === null ? t("delivered") : t("delivered {{clock}}", { clock: formatClock(delivered_at) }),
        tone: "good",
      };
    case "retrying":
      return {
        text: `${t(reasonToWords(error))}${next_attempt_at === null ? "" : t(", again {{clock}}", { clock: formatClock(next_attempt_at) })}`,
        tone: "bad",
      };
    case "failed":
      return { text: t(reasonToWords(error)), tone: "bad" };
    case "cancelled":
      return { text: t("called off"), tone: "normal" };
  }
}
