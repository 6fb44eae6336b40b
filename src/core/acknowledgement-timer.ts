// Somebody took an alert and then went quiet: they are reminded, and when they do not confirm, others are called again.
import { personKey } from "./configuration-track.ts";
import { z } from "zod";

import type { AlertState } from "./alert.ts";
import type { Page } from "./alert-event.ts";
import type { Circumstances, Decision } from "./decision.ts";
import { callAgain } from "./track-decide.ts";

const Timer = z.strictObject({
  /** After it was taken or last confirmed. */
  remind_after_seconds: z.int().min(60, "must be 60 to 86400 seconds").max(86_400, "must be 60 to 86400 seconds"),
  /** After the reminder; null: it is only reminded of. */
  hand_back_after_seconds: z
    .int()
    .min(30, "must be 30 to 86400 seconds, or null")
    .max(86_400, "must be 30 to 86400 seconds, or null")
    .nullable()
    .default(null),
});

/** By severity; one that is left out is off. */
export const AcknowledgementTimers = z
  .strictObject({ CRITICAL: Timer, HIGH: Timer, MEDIUM: Timer, LOW: Timer })
  .partial();
export type AcknowledgementTimers = z.output<typeof AcknowledgementTimers>;

export function confirm(state: AlertState, circumstances: Circumstances): Decision {
  const { alert } = state;
  const { now, roster } = circumstances;
  const timer = circumstances.acknowledgementTimers?.[alert.severity];
  if (alert.status !== "ACKNOWLEDGED" || alert.held_since === null || timer === undefined) return [];
  if (alert.reminded_at === null) {
    if (now < alert.held_since + timer.remind_after_seconds * 1000) return [];
    const holder = alert.acknowledged_by_id === null ? [] : roster.people([alert.acknowledged_by_id]);
    const about = { status: "ACKNOWLEDGED", by: alert.acknowledged_by ?? "", notes: null, to_employee: false } as const;
    const pages = holder.flatMap(({ user_id, name, email, phone, steps }) =>
      steps.map(({ channel }): Page => ({
        id: `${alert.id}.confirm.${alert.held_since}.${user_id}.${channel}`,
        kind: "confirm",
        name,
        person: personKey({ name, email, phone }),
        role: "Has the alert",
        channel,
        address: channel === "EMAIL" || channel === "PUSH" ? email : phone,
        about,
      })),
    );
    return [{ type: "alert.reminded", payload: { of: alert.acknowledged_by ?? "", pages } }];
  }
  const { hand_back_after_seconds } = timer;
  if (hand_back_after_seconds === null || now < alert.reminded_at + hand_back_after_seconds * 1000) return [];
  const notes = `${alert.acknowledged_by ?? "whoever had it"} did not confirm in ${hand_back_after_seconds} s`;
  const newId = `back-${alert.reminded_at}`;
  return callAgain(state, { by: "Watchdesk", by_id: null, notes }, { ...circumstances, newId });
}
