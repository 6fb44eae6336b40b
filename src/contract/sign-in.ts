// Who sits at this console, and what the window shows and hides by it.
import type { Principal } from "../core/permission.ts";

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
