// Proves that an address is a person's own: a code goes there, and comes back.
import { randomInt } from "node:crypto";
import { z } from "zod";

import type { Channel } from "../core/alert.ts";
import type { Item } from "../core/collection.ts";
import {
  afterWrongCode,
  answeringTrouble,
  contactsOf,
  kindOn,
  pendingCode,
  type PendingCode,
  sendingTrouble,
  standingVerifications,
} from "../core/contact.ts";
import type { Message } from "../core/message.ts";
import { accepted, conflict, invalid, type Refusal, refused, type Result } from "../core/refusal.ts";
import { reasonToWords } from "../core/timeline.ts";
import { type Cost, hashSecret, isSecret } from "./password.ts";
import type { PermittedDesk } from "./permitted-desk.ts";
import type { Caller, ContactDesk, Desk, Notifier, Now } from "./ports.ts";
import type { ConsoleValues } from "./store/console-values.ts";
import type { Store } from "./store/store.ts";

const Pending = z.record(
  z.string(),
  z.object({
    address: z.string(),
    hash: z.string(),
    sent_at: z.number(),
    expires_at: z.number(),
    tries_left: z.int(),
  }),
);

const patienceMs = 20_000;

export function createContactDesk(setup: {
  readonly records: Pick<Store["records"], "users">;
  readonly desk: Pick<Desk, "patch">;
  readonly refusalOf: PermittedDesk["refusalOf"];
  readonly notifiers: ReadonlyMap<Channel, Notifier>;
  readonly values: ConsoleValues;
  readonly now: Now;
  /** Six digits; tests know them. */
  readonly newCode?: (() => string) | undefined;
  readonly cost?: Cost | undefined;
}): ContactDesk {
  const { records, desk, refusalOf, notifiers, values, now } = setup;
  const newCode = setup.newCode ?? (() => String(randomInt(1_000_000)).padStart(6, "0"));
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other, so that tries made together are all counted. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work, work);
    last = result.catch(() => undefined);
    return result;
  }

  const keyOf = (userId: string, address: string): string => `${userId} ${address.toLowerCase()}`;
  const all = (): Readonly<Record<string, PendingCode>> => Pending.catch({}).parse(values.read("contact_codes"));
  function keep(key: string, pending: PendingCode | null): void {
    const { [key]: _, ...others } = all();
    const alive = Object.entries(others).filter(([, one]) => one.expires_at > now());
    values.write("contact_codes", Object.fromEntries(pending === null ? alive : [...alive, [key, pending]]));
  }

  function find(userId: string, caller: Caller): Result<Item<"users">> {
    const user = records.users.find(caller.account_id, userId);
    if (user === null) return refused({ kind: "not_found", detail: `There is no user ${userId}` });
    const refusal = refusalOf("users.verify", caller, { user_id: user.id });
    return refusal === null ? accepted(user) : refused(refusal);
  }

  const send: ContactDesk["send"] = async ({ user_id, address, channel }, caller) => {
    const found = find(user_id, caller);
    if (!found.ok) return found;
    const user = found.value;
    const key = keyOf(user.id, address);
    const refusal = sendingTrouble(user.fields, address, all()[key] ?? null, now());
    if (refusal !== null) return refused(refusal);
    const kind = contactsOf(user.fields).find((one) => one.address.toLowerCase() === address.toLowerCase())?.kind;
    const chosen = channel ?? (kind === "email" ? "EMAIL" : "SMS");
    if (kindOn(chosen) !== kind || chosen === "PUSH") return refused(invalid("channel", "does not reach this address"));
    const code = newCode();
    const trouble = await deliver(notifiers.get(chosen), address, user.fields.name, code, now());
    if (trouble !== null) return refused(trouble);
    const pending = pendingCode(address, await hashSecret(code, setup.cost), now());
    keep(key, pending);
    return accepted({ expires_at: pending.expires_at });
  };

  const confirm: ContactDesk["confirm"] = async ({ user_id, address, code }, caller) => {
    const found = find(user_id, caller);
    if (!found.ok) return found;
    const user = found.value;
    const key = keyOf(user.id, address);
    const pending = all()[key] ?? null;
    const refusal = answeringTrouble(pending, now());
    if (refusal !== null || pending === null) return refused(refusal ?? conflict("No code was sent to this address"));
    if (!(await isSecret(code, pending.hash))) {
      const left = afterWrongCode(pending);
      keep(key, left);
      return refused(
        invalid("code", "is not the one that was sent", `Not the code that was sent; ${left.tries_left} tries left`),
      );
    }
    keep(key, null);
    // What changed while the code was checked counts.
    const present = records.users.get(user.id)?.fields ?? user.fields;
    const verifications = [
      ...standingVerifications(present).filter((one) => one.address.toLowerCase() !== address.toLowerCase()),
      { address, verified_at: now() },
    ];
    const edited = await desk.patch("users", user.id, { verifications }, caller);
    return edited === null ? refused({ kind: "not_found", detail: "This person was deleted" }) : accepted(edited);
  };

  return {
    send: (asked, caller) => inTurn(() => send(asked, caller)),
    confirm: (asked, caller) => inTurn(() => confirm(asked, caller)),
  };
}

/** Null: the provider has it. */
async function deliver(
  notifier: Notifier | undefined,
  address: string,
  name: string,
  code: string,
  at: number,
): Promise<Refusal | null> {
  if (notifier === undefined) return conflict("This channel does not exist");
  const outcome = await notifier.send(
    {
      notification_id: `code.${at}`,
      alert_id: "code",
      kind: "triggered",
      severity: "LOW",
      recipient_name: name,
      address,
      devices: [],
      message: codeMessage(code),
    },
    AbortSignal.timeout(patienceMs),
  );
  switch (outcome.kind) {
    case "sent":
      return null;
    case "retry":
      return conflict(`The code could not be sent: ${outcome.reason}`);
    case "refused":
      return conflict(`The code could not be sent: ${reasonToWords(outcome.reason)}`);
  }
}

function codeMessage(code: string): Message {
  const text = `Your Watchdesk code is ${code}. It is good for ten minutes. Nobody from the control room will ask you for it.`;
  return {
    subject: "Your Watchdesk code",
    lead: "Your Watchdesk code",
    short: text,
    spoken: `Your Watchdesk code is ${code.split("").join(", ")}. Again: ${code.split("").join(", ")}.`,
    facts: [
      ["Code", code],
      ["Good for", "10 minutes"],
    ],
    link: null,
    emergency_contacts: [],
  };
}
