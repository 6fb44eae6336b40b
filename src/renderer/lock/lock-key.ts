// Ctrl L locks the console at once; at a locked one it leads to the PIN.
import { useEffect } from "react";

import { t } from "../language/language.ts";

import { actFor, type KeyLine } from "../parts/key-line.ts";
import { isLocked, lockConsole, useSignIn } from "../state/sign-in.ts";
import { say } from "../state/toast.ts";

export const secretFieldId = "sign-in-secret";

export const lockLines: readonly KeyLine<"lock">[] = [
  { what: "lock this console, or sign in", keys: { l: "lock" }, ctrl: true },
];

export function useLockKey(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (actFor(lockLines, event) === undefined || event.altKey || event.shiftKey) return;
      event.preventDefault();
      if (event.repeat) return;
      void lockOrLead();
    };
    globalThis.addEventListener("keydown", press, { capture: true });
    return () => globalThis.removeEventListener("keydown", press, { capture: true });
  }, []);
}

export async function lockOrLead(): Promise<void> {
  if (isLocked(useSignIn.getState().view)) {
    leadToSecret();
    return;
  }
  if (!(await lockConsole()))
    say({ tone: "bad", text: t("The station did not answer: this console may not be locked.") });
  else if (!isLocked(useSignIn.getState().view))
    say({ tone: "bad", text: t("Nobody has a PIN yet, so this console cannot be locked. Set one behind Operator.") });
}

export function leadToSecret(): void {
  document.querySelector<HTMLInputElement>(`#${secretFieldId}`)?.focus();
}
