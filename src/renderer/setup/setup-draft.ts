// The answers of the first run so far. Kept until they are handed in, so that going back or reloading loses nothing.
import { create } from "zustand";
import { z } from "zod";

import { Channel } from "../../core/alert.ts";
import { t } from "../language/language.ts";
import { keep, recall } from "../state/storage.ts";

const RecipientDraft = z.object({
  /** Tells recipients apart while they are edited. */
  key: z.number(),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  role: z.string(),
  /** Null: whatever the addresses allow. */
  channels: z.array(Channel).nullable(),
});
export type RecipientDraft = z.infer<typeof RecipientDraft>;

export const SetupDraft = z.object({
  step: z.int().min(0).max(3),
  /** Steps up to this one may be gone to directly. */
  furthest: z.int().min(0).max(3),
  account_name: z.string(),
  operator_name: z.string(),
  operator_email: z.string(),
  is_skipped: z.boolean(),
  config_name: z.string(),
  primary: z.array(RecipientDraft),
  escalation: z.array(RecipientDraft),
  enable_escalation: z.boolean(),
  /** Seconds, as typed. */
  threshold: z.string(),
  allowed: z.array(Channel),
});
export type SetupDraft = z.infer<typeof SetupDraft>;

let lastKey = Date.now();
export const newRecipient = (): RecipientDraft => ({
  key: ++lastKey,
  name: "",
  email: "",
  phone: "",
  role: "",
  channels: null,
});

export const emptySetup = (): SetupDraft => ({
  step: 0,
  furthest: 0,
  account_name: "",
  operator_name: "",
  operator_email: "",
  is_skipped: false,
  config_name: t("Emergency response"),
  primary: [newRecipient()],
  escalation: [newRecipient()],
  enable_escalation: true,
  threshold: "300",
  allowed: ["EMAIL", "SMS", "VOICE"],
});

export const useSetup = create<SetupDraft>(() => recall("setup", SetupDraft, emptySetup()));

export function editSetup(change: Partial<SetupDraft>): void {
  useSetup.setState(change);
  keep("setup", useSetup.getState());
}

export function goToStep(step: number): void {
  editSetup({ step, furthest: Math.max(step, useSetup.getState().furthest) });
}

export function editRecipient(list: "primary" | "escalation", key: number, change: Partial<RecipientDraft>): void {
  editSetup({ [list]: useSetup.getState()[list].map((one) => (one.key === key ? { ...one, ...change } : one)) });
}

export const isBlank = ({ name, email, phone, role }: RecipientDraft): boolean =>
  [name, email, phone, role].every((text) => text.trim() === "");

/** As chosen, or what the addresses allow: a person with a phone is texted and called. */
export function channelsOf({
  channels,
  email,
  phone,
}: Pick<RecipientDraft, "channels" | "email" | "phone">): readonly Channel[] {
  if (channels !== null) return channels;
  return [
    ...(email.trim() === "" ? [] : (["EMAIL"] as const)),
    ...(phone.trim() === "" ? [] : (["SMS", "VOICE"] as const)),
  ];
}
