// Who is signed in at this console, and what they may do. Main decides and refuses; this only keeps the controls honest.
import { create } from "zustand";

import type { SignInView } from "../../contract/sign-in.ts";
import { type Command, permit, type Subject } from "../../core/permission.ts";

interface SignInState {
  /** Null until main has answered. */
  readonly view: SignInView | null;
}

export const useSignIn = create<SignInState>(() => ({ view: null }));

export const isLocked = (view: SignInView | null): boolean => view !== null && view.is_required && view.is_locked;

/** False: this operator's role does not allow it, so the control is not shown. While locked the controls stay, and refuse. */
export function useMay(command: Command, subject?: Subject): boolean {
  return useSignIn(({ view }) => {
    const principal = view?.principal ?? null;
    return principal === null || permit(principal, command, subject) === null;
  });
}

const lockedReason = "This console is locked: sign in to act (Ctrl L)";

/** Why nothing can be done at this console now; null: it can. */
export const useLockReason = (): string | null => useSignIn(({ view }) => (isLocked(view) ? lockedReason : null));
export const lockReason = (): string | null => (isLocked(useSignIn.getState().view) ? lockedReason : null);
