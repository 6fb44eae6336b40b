// Who sits at this console, and what the window shows and hides by it.
import { z } from "zod";

import type { Principal } from "../core/permission.ts";
import type { Result } from "../core/refusal.ts";

export interface SignInView {
  /** False while nobody at all has a PIN or password: then everybody may act, under the console's operator name. */
  readonly is_required: boolean;
  /** Nobody has signed in, or the console has locked since. It still sounds and shows everything; it only refuses to act. */
  readonly is_locked: boolean;
  /** Who is signed in, also while it is locked. */
  readonly operator: { readonly id: string; readonly name: string } | null;
  /** When it locks if nobody touches it, epoch ms; null: not by itself. */
  readonly locks_at: number | null;
  /** 0: never by itself. */
  readonly lock_after_seconds: number;
  /** For core's `permit`: what this operator may do now. Null while it is locked. */
  readonly principal: Principal | null;
  readonly people: readonly SignInPerson[];
}

/** Somebody who may sign in here. */
export interface SignInPerson {
  readonly id: string;
  readonly name: string;
  /** After mistakes: when the next attempt is taken, epoch ms; null: now. */
  readonly waits_until: number | null;
}

const id = z.string().min(1).max(100);
const secret = z.string().min(1).max(200);

export const signInCalls = {
  "sign_in.read": { input: z.void(), output: z.custom<SignInView>() },
  /** `who` is an id, a name or an email. Takes the place of whoever sat here: the quick switch at shift change. */
  "sign_in.begin": {
    input: z.strictObject({ who: z.string().trim().min(1).max(320), secret }),
    output: z.custom<Result<SignInView>>(),
  },
  "sign_in.lock": { input: z.void(), output: z.custom<SignInView>() },
  /** Somebody is at the keyboard; a few times a minute is enough. Does not unlock. */
  "sign_in.touch": { input: z.void(), output: z.custom<SignInView>() },
  /** Null takes it away. `current` is asked of whoever changes their own. Secret and wrong fields come back by path. */
  "sign_in.set_secret": {
    input: z.strictObject({ user_id: id, secret: secret.nullable(), current: secret.nullable() }),
    output: z.custom<Result<SignInView>>(),
  },
  /** 0: never by itself. */
  "sign_in.set_lock_after": {
    input: z.strictObject({ seconds: z.number() }),
    output: z.custom<Result<SignInView>>(),
  },
};
