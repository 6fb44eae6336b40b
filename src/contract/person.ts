// The people of the account: their roles, the owner, their addresses.
import { z } from "zod";

import { GlobalRole, type Standing } from "../core/account-user.ts";
import { Channel } from "../core/alert.ts";
import { Code, type Contact } from "../core/contact.ts";
import type { Result } from "../core/refusal.ts";

/** Everybody of the account, with a membership or without. */
export interface Member extends Standing {
  readonly can_sign_in: boolean;
}

/** A phone number by its country's numbering plan. */
export type PhoneCheck =
  | {
      readonly ok: true;
      /** E.164: a plus and digits. */
      readonly phone: string;
      readonly country: string | null;
      /** Whether a text message can arrive; null where its country's plan does not tell. */
      readonly takes_texts: boolean | null;
    }
  | { readonly ok: false; readonly reason: string };

const id = z.string().min(1).max(100);
const address = z.string().trim().min(1).max(254);

export const personCalls = {
  /** In the order of their numbers. */
  "member.list": { input: z.void(), output: z.custom<readonly Member[]>() },
  "member.set_roles": {
    input: z.strictObject({ user_id: id, roles: z.array(GlobalRole).max(4) }),
    output: z.custom<Result<Member>>(),
  },
  /** Hands the account to somebody else, at once. */
  "account.transfer": { input: z.strictObject({ user_id: id }), output: z.custom<Result<readonly Member[]>>() },
  "contact.list": { input: z.strictObject({ user_id: id }), output: z.custom<readonly Contact[]>() },
  /** A mail address gets a mail, a phone a text, or a call with `VOICE`. Answers until when the code can be read back, epoch ms. */
  "contact.send_code": {
    input: z.strictObject({ user_id: id, address, channel: Channel.nullable() }),
    output: z.custom<Result<{ readonly expires_at: number }>>(),
  },
  "contact.confirm_code": {
    input: z.strictObject({ user_id: id, address, code: Code }),
    output: z.custom<Result<readonly Contact[]>>(),
  },
  /** `country` (ISO 3166, two letters) is for numbers without a country code. */
  "contact.check_phone": {
    input: z.strictObject({ phone: z.string().max(40), country: z.string().length(2).nullable() }),
    output: z.custom<PhoneCheck>(),
  },
};
