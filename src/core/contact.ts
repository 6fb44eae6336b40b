// The addresses of a person: one primary mail address and phone, and others that count once they have been verified by a code.
import { z } from "zod";

import { Channel, type Severity } from "./alert.ts";
import { RecipientPhone, type Warning } from "./configuration.ts";
import { type NotificationPreferences, cutOff } from "./notification-rule.ts";
import { type Refusal, conflict, invalid } from "./refusal.ts";

/** What the owner of the address has read back to us, and when. */
export interface Verification {
  readonly address: string;
  /** Epoch ms. */
  readonly verified_at: number;
}

/** Absent in what was kept before there were several: none. */
export interface Contacts {
  readonly email: string | null;
  readonly phone: string | null;
  readonly other_emails?: readonly string[] | undefined;
  readonly other_phones?: readonly string[] | undefined;
  readonly verifications?: readonly Verification[] | undefined;
}

const isFreeOfRepeats = (values: readonly string[]): boolean => new Set(values.map(sameness)).size === values.length;

/** What may be said of a person's further addresses, beside `email` and `phone`. */
export const furtherContacts = {
  other_emails: z
    .array(z.email("must be an email address").max(254))
    .max(10)
    .refine(isFreeOfRepeats, "must not name an address twice"),
  other_phones: z.array(RecipientPhone).max(10).refine(isFreeOfRepeats, "must not name a number twice"),
} as const;

export interface Contact {
  readonly kind: "email" | "phone";
  readonly address: string;
  readonly is_primary: boolean;
  readonly verified_at: number | null;
  /** Whether a call for help may go there. */
  readonly is_usable: boolean;
}

/** Mail addresses are the same in any case. */
function sameness(address: string): string {
  return address.toLowerCase();
}

const isSame = (one: string, other: string): boolean => sameness(one) === sameness(other);

/** Primary first. A primary address is used as it stands: whoever keeps people's data vouches for it. */
export function contactsOf(person: Contacts): readonly Contact[] {
  const { verifications = [] } = person;
  const of = (kind: Contact["kind"], primary: string | null, others: readonly string[] = []): readonly Contact[] =>
    [...(primary === null ? [] : [primary]), ...others.filter((one) => primary === null || !isSame(one, primary))].map(
      (address) => {
        const verified_at = verifications.find((one) => isSame(one.address, address))?.verified_at ?? null;
        const is_primary = primary !== null && isSame(address, primary);
        return { kind, address, is_primary, verified_at, is_usable: is_primary || verified_at !== null };
      },
    );
  return [...of("email", person.email, person.other_emails), ...of("phone", person.phone, person.other_phones)];
}

export const kindOn = (channel: Channel): Contact["kind"] =>
  channel === "EMAIL" || channel === "PUSH" ? "email" : "phone";

/** Where a call on this channel goes: the primary address, else the first other that has been verified. */
export function addressFor(person: Contacts, channel: Channel): string | null {
  const kind = kindOn(channel);
  return contactsOf(person).find((contact) => contact.kind === kind && contact.is_usable)?.address ?? null;
}

/** Whether the edit makes an address primary that is new here and that nobody has verified: somebody has to vouch for it. */
export function needsVouching(person: Contacts, edit: Partial<Contacts>): boolean {
  return [
    [edit.email, person.email],
    [edit.phone, person.phone],
  ].some(
    ([next, before]) =>
      typeof next === "string" &&
      !(typeof before === "string" && isSame(next, before)) &&
      !(person.verifications ?? []).some(({ address }) => isSame(address, next)),
  );
}

/** What was verified and still stands among the addresses. */
export const standingVerifications = (person: Contacts): readonly Verification[] =>
  (person.verifications ?? []).filter(({ address }) =>
    contactsOf(person).some((contact) => isSame(contact.address, address)),
  );

/** A code that was sent and not yet read back. */
export interface PendingCode {
  readonly address: string;
  /** Scrypt text of the six digits. */
  readonly hash: string;
  readonly sent_at: number;
  readonly expires_at: number;
  readonly tries_left: number;
}

const goodForMs = 10 * 60_000;
const sendAgainAfterMs = 30_000;
const mostTries = 5;

export const Code = z
  .string()
  .transform((text) => text.replaceAll(/[\s-]/gu, ""))
  .pipe(z.string().regex(/^\d{6}$/u, "must be the six digits of the message"));

export const pendingCode = (address: string, hash: string, now: number): PendingCode => ({
  address,
  hash,
  sent_at: now,
  expires_at: now + goodForMs,
  tries_left: mostTries,
});

/** Why no code may be sent there now; null: it may. */
export function sendingTrouble(
  person: Contacts,
  address: string,
  pending: PendingCode | null,
  now: number,
): Refusal | null {
  const contact = contactsOf(person).find((one) => isSame(one.address, address));
  if (contact === undefined) return invalid("address", "is not among this person's addresses");
  if (contact.verified_at !== null) return conflict(`${contact.address} is verified already`);
  const wait = pending === null ? 0 : Math.ceil((pending.sent_at + sendAgainAfterMs - now) / 1000);
  return wait > 0 ? conflict(`A code was sent just now; try again in ${wait} s`) : null;
}

/** Why this code can't be read back any more; null: it can. */
export function answeringTrouble(pending: PendingCode | null, now: number): Refusal | null {
  if (pending === null) return conflict("No code was sent to this address");
  if (now >= pending.expires_at) return conflict("The code has expired; send another");
  return pending.tries_left > 0 ? null : conflict("The code was mistyped too often; send another");
}

export const afterWrongCode = (pending: PendingCode): PendingCode => ({
  ...pending,
  tries_left: pending.tries_left - 1,
});

const severities: readonly Severity[] = ["CRITICAL", "HIGH", "MEDIUM", "LOW"];

/**
 * What of a person's preferences will not work although it is accepted. `timeouts`: the lengths in seconds of the layers
 * that the person may be called on, with what each is called.
 */
export function preferenceWarnings(
  preferences: NotificationPreferences | null,
  person: Contacts & { readonly hasDevice: boolean },
  timeouts: readonly { readonly seconds: number; readonly layer: string }[],
): readonly Warning[] {
  if (preferences === null) return [];
  return severities.flatMap((severity) => {
    const steps = preferences[severity];
    if (steps === undefined) return [];
    const path = `notification_preferences.${severity}`;
    if (steps.length === 0) return [{ path, message: `is told nothing of ${severity} alerts` }];
    return steps.flatMap((step, index) => {
      const place = `${path}.${index}`;
      const cutting = timeouts.filter(({ seconds }) => cutOff([step], seconds).length > 0);
      return [
        ...cutting.map(({ seconds, layer }) => ({
          path: `${place}.delay_seconds`,
          message: `is never reached on ${layer}, which ends after ${seconds} s`,
        })),
        ...(addressFor(person, step.channel) === null
          ? [{ path: `${place}.channel`, message: `there is no usable address for ${step.channel}` }]
          : step.channel === "PUSH" && !person.hasDevice
            ? [{ path: `${place}.channel`, message: "no device is registered for PUSH" }]
            : []),
      ];
    });
  });
}
