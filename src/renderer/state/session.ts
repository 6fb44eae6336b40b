// Who sits here, for which organisation, and how they like it.
import { create } from "zustand";

import type { Failure, FirstRun } from "../../contract/calls.ts";
import type { Session } from "../../contract/room.ts";
import { defaultPreferences, type Preferences } from "../../core/preferences.ts";
import type { Result } from "../../core/refusal.ts";
import { t } from "../language/language.ts";
import { ask, toCallFailed } from "./connection.ts";
import { say } from "./toast.ts";

interface SessionState {
  /** Null until main has answered for the first time. */
  readonly session: Session | null;
  readonly preferences: Preferences;
  readonly failure: Failure | null;
}

export const useSession = create<SessionState>(() => ({
  session: null,
  preferences: defaultPreferences,
  failure: null,
}));

const retryMs = 3000;

/** Asks until main has answered once. */
export function startSession(): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const read = async (): Promise<void> => {
    if (useSession.getState().session === null && !(await readSession()))
      timer = setTimeout(() => void read(), retryMs);
  };
  void read();
  return () => clearTimeout(timer);
}

export async function readSession(): Promise<boolean> {
  try {
    took(await ask("session.read", undefined));
    return true;
  } catch (error) {
    useSession.setState({ failure: toCallFailed(error).failure });
    return false;
  }
}

/** Ends the first run. A refusal is for the page to show at its fields. */
export async function beginSession(answers: FirstRun): Promise<Result<Session>> {
  const result = await ask("session.begin", answers, 20_000);
  if (result.ok) took(result.value);
  return result;
}

let writing = 0;

/** Takes effect at once; goes back if main cannot keep it. Of answers that overtake one another only the newest counts. */
export async function writePreferences(patch: Partial<Preferences>): Promise<void> {
  const before = useSession.getState().preferences;
  useSession.setState({ preferences: { ...before, ...patch } });
  writing += 1;
  const own = writing;
  try {
    const preferences = await ask("preferences.write", patch);
    if (own === writing) useSession.setState({ preferences });
  } catch (error) {
    if (own === writing) useSession.setState({ preferences: before });
    say({
      tone: "bad",
      text: t("This preference was not kept: {{message}}.", { message: toCallFailed(error).failure.message }),
    });
  }
}

const took = (session: Session): void =>
  useSession.setState({ session, preferences: session.preferences, failure: null });
