// Who is signed in at this console, and what they may do. Main decides and refuses; this only keeps the controls honest.
import { create } from "zustand";

import type { Input } from "../../contract/calls.ts";
import type { SignInView } from "../../contract/sign-in.ts";
import { type Command, permit, type Subject } from "../../core/permission.ts";
import { type Refusal, conflict } from "../../core/refusal.ts";
import { on } from "../bridge.ts";
import { t } from "../language/language.ts";
import { ask, toCallFailed } from "./connection.ts";
import { useSession } from "./session.ts";
import { unsay, useToasts } from "./toast.ts";

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
export const useLockReason = (): string | null => useSignIn(({ view }) => (isLocked(view) ? t(lockedReason) : null));
export const lockReason = (): string | null => (isLocked(useSignIn.getState().view) ? t(lockedReason) : null);

const nameIn = (view: SignInView | null, usual: string): string => view?.operator?.name ?? usual;

/** Who acts here: whoever is signed in, or the name that the console was given. */
export function useOperatorName(): string {
  const usual = useSession(({ preferences }) => preferences.operator_name);
  return useSignIn(({ view }) => nameIn(view, usual));
}
export const operatorName = (): string =>
  nameIn(useSignIn.getState().view, useSession.getState().preferences.operator_name);

/** Main hears of somebody at the keyboard this often at most. */
const touchMs = 15_000;
const settleMs = 200;
const pulseMs = 30_000;

/** Until the returned function is called. */
export function startSignIn(): () => void {
  let timer: ReturnType<typeof setTimeout>;
  let touchedAt = 0;
  const readIn = (wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void read(), wait);
  };
  const read = async (): Promise<void> => {
    await readSignIn();
    const locksAt = useSignIn.getState().view?.locks_at ?? Infinity;
    readIn(Math.max(settleMs, Math.min(pulseMs, locksAt - Date.now() + 100)));
  };
  const touch = (): void => {
    const { view } = useSignIn.getState();
    if (view === null || !view.is_required || view.is_locked || Date.now() - touchedAt < touchMs) return;
    touchedAt = Date.now();
    void take("sign_in.touch");
  };
  const stop = on("room.changed", () => readIn(settleMs));
  globalThis.addEventListener("keydown", touch, { capture: true });
  globalThis.addEventListener("pointerdown", touch, { capture: true });
  void read();
  return () => {
    stop();
    clearTimeout(timer);
    globalThis.removeEventListener("keydown", touch, { capture: true });
    globalThis.removeEventListener("pointerdown", touch, { capture: true });
  };
}

async function take(name: "sign_in.read" | "sign_in.lock" | "sign_in.touch"): Promise<boolean> {
  try {
    useSignIn.setState({ view: await ask(name, undefined) });
    return true;
  } catch {
    // `ask` has noted that main is silent; what is shown stays.
    return false;
  }
}

const readSignIn = (): Promise<boolean> => take("sign_in.read");

/** False: main did not answer, so the console may not be locked. */
export const lockConsole = (): Promise<boolean> => take("sign_in.lock");

/** What the locked console refused is no longer so. */
function takeBackRefusals(): void {
  for (const { id, text } of useToasts.getState().toasts)
    if (text.toLowerCase().includes(lockedReason.toLowerCase())) unsay(id);
}

type Changing = "sign_in.begin" | "sign_in.set_secret" | "sign_in.set_lock_after";

/** Null: done. Hashing a secret takes its time. */
export async function changeSignIn<C extends Changing>(name: C, input: Input<C>): Promise<Refusal | null> {
  try {
    const result = await ask(name, input, 20_000);
    if (!result.ok) return result.refusal;
    useSignIn.setState({ view: result.value });
    if (!isLocked(result.value)) takeBackRefusals();
    return null;
  } catch (error) {
    return conflict(t("The station did not answer: {{message}}", { message: toCallFailed(error).failure.message }));
  }
}
