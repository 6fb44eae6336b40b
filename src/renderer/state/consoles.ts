// The consoles of the group as main sees them: read again when it says so, and on a pulse, since how far they are behind changes
// without a word.
import { create } from "zustand";

import type { Input, Output } from "../../contract/calls.ts";
import type { ConsolesView, PairingCodeView } from "../../contract/consoles.ts";
import { type Refusal, conflict } from "../../core/refusal.ts";
import { on } from "../bridge.ts";
import { t } from "../language/language.ts";
import { ask, toCallFailed } from "./connection.ts";
import { othersOf } from "./duty.ts";
import { useView } from "./view.ts";

interface ConsolesState {
  /** Null until main has answered. */
  readonly view: ConsolesView | null;
  /** Why the latest reading failed; what is shown stays. */
  readonly failure: string | null;
  /** Where duty was asked to go, until it is there. */
  readonly moving: { readonly to: string; readonly since: number } | null;
  /** The most that each console was behind since it was last in step. */
  readonly mostById: Readonly<Record<string, number>>;
}

export const useConsoles = create<ConsolesState>(() => ({ view: null, failure: null, moving: null, mostById: {} }));

const settleMs = 80;
const watchedMs = 1000;
const groupMs = 2000;
const aloneMs = 10_000;

/** Until the returned function is called. */
export function startConsoles(): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const readIn = (wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void readAndWait(), wait);
  };
  const readAndWait = async (): Promise<void> => {
    await readConsoles();
    const { view } = useConsoles.getState();
    const isGroup = view !== null && othersOf(view).length > 0;
    readIn(isWatched() ? watchedMs : isGroup ? groupMs : aloneMs);
  };
  const stops = [
    on("consoles.changed", () => readIn(settleMs)),
    useView.subscribe(({ page }, before) => {
      if (page !== before.page && page === "consoles") readIn(0);
    }),
    () => clearTimeout(timer),
  ];
  readIn(0);
  return () => {
    for (const stop of stops) stop();
  };
}

const isWatched = (): boolean => useView.getState().page === "consoles";

/** Throws nothing: what went wrong stands in the state. */
async function readConsoles(): Promise<void> {
  try {
    take(await ask("consoles.read", { is_looking: isWatched() }));
  } catch (error) {
    useConsoles.setState({ failure: toCallFailed(error).failure.message });
  }
}

function take(view: ConsolesView): void {
  useConsoles.setState(({ moving, mostById }) => ({
    view,
    failure: null,
    moving: moving?.to === view.duty.console_id ? null : moving,
    mostById: Object.fromEntries(
      othersOf(view).map(({ id, behind, awaited }) => {
        const left = (behind ?? 0) + (awaited ?? 0);
        return [id, left === 0 ? 0 : Math.max(left, mostById[id] ?? 0)];
      }),
    ),
  }));
}

type Changing = "consoles.join" | "consoles.patch" | "consoles.revoke" | "consoles.move_duty";

/** The other console may take its time to answer. */
const patienceMs = 30_000;

const silent = (error: unknown): Refusal =>
  conflict(t("The station did not answer: {{message}}", { message: toCallFailed(error).failure.message }));

/** Null: done. */
async function change<C extends Changing>(name: C, input: Input<C>): Promise<Refusal | null> {
  try {
    const result: Output<Changing> = await ask(name, input, patienceMs);
    if (!result.ok) return result.refusal;
    take(result.value);
    return null;
  } catch (error) {
    return silent(error);
  }
}

export const joinGroup = (asked: Input<"consoles.join">): Promise<Refusal | null> => change("consoles.join", asked);
export const patchConsole = (id: string, fields: Input<"consoles.patch">["fields"]): Promise<Refusal | null> =>
  change("consoles.patch", { id, fields });
export const revokeConsole = (id: string): Promise<Refusal | null> => change("consoles.revoke", { id });

export async function moveDuty(to: string): Promise<Refusal | null> {
  useConsoles.setState({ moving: { to, since: Date.now() } });
  const refusal = await change("consoles.move_duty", { console_id: to });
  if (refusal !== null) useConsoles.setState({ moving: null });
  return refusal;
}
export const forgetMoving = (): void => useConsoles.setState({ moving: null });

type Shown = { readonly ok: true; readonly code: PairingCodeView } | { readonly ok: false; readonly refusal: Refusal };

export async function showCode(role: Input<"consoles.show_code">["role"]): Promise<Shown> {
  try {
    const shown = await ask("consoles.show_code", { role }, patienceMs);
    if (!shown.ok) return shown;
    // The view that is known says that there is none.
    await readConsoles();
    return { ok: true, code: shown.value };
  } catch (error) {
    return { ok: false, refusal: silent(error) };
  }
}

/** Nobody can join with it any more. */
export async function hideCode(): Promise<void> {
  try {
    take(await ask("consoles.hide_code", undefined));
  } catch {
    // It ends by itself within ten minutes.
  }
}
