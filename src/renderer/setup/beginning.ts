// Handing the answers in.
import { create } from "zustand";

import type { Channel } from "../../core/alert.ts";
import { t } from "../language/language.ts";
import { toCallFailed } from "../state/connection.ts";
import { beginSession } from "../state/session.ts";
import { editSetup, emptySetup, goToStep, useSetup } from "./setup-draft.ts";
import { refusalAtFields, stepOf, toFirstRun } from "./to-first-run.ts";

interface Beginning {
  readonly isBusy: boolean;
  /** Somebody tried to go on: from now on every error of the step is told, also at fields not yet touched. */
  readonly areErrorsShown: boolean;
  readonly refusal: string | null;
  readonly refusedByField: Readonly<Record<string, string>>;
  /** What came of the latest test of each. */
  readonly testByName: Readonly<Partial<Record<Channel | "DESKTOP" | "SOUND", boolean>>>;
}

export const useBeginning = create<Beginning>(() => ({
  isBusy: false,
  areErrorsShown: false,
  refusal: null,
  refusedByField: {},
  testByName: {},
}));

export function noteTest(name: Channel | "DESKTOP" | "SOUND", ok: boolean): void {
  useBeginning.setState(({ testByName }) => ({ testByName: { ...testByName, [name]: ok } }));
}

/** On success the session has an account, and the window shows the board. */
export async function beginConsole(): Promise<void> {
  if (useBeginning.getState().isBusy) return;
  const draft = useSetup.getState();
  const { answers, errorByField } = toFirstRun(draft);
  if (answers === null) {
    goToStep(Math.min(...Object.keys(errorByField).map(stepOf)));
    useBeginning.setState({ areErrorsShown: true });
    return;
  }
  useBeginning.setState({ isBusy: true, refusal: null, refusedByField: {} });
  try {
    const result = await beginSession(answers);
    if (result.ok) {
      editSetup(emptySetup());
      return;
    }
    const { refusal } = result;
    const refusedByField = refusal.kind === "invalid" ? refusalAtFields(refusal.errors, draft) : {};
    const [first] = Object.keys(refusedByField);
    useBeginning.setState({ refusal: t("Not begun: {{detail}}", { detail: refusal.detail }), refusedByField });
    if (first !== undefined) goToStep(stepOf(first));
  } catch (error) {
    useBeginning.setState({
      refusal: t("No answer: {{message}}. Everything you wrote is kept; begin again", {
        message: toCallFailed(error).failure.message,
      }),
    });
  } finally {
    useBeginning.setState({ isBusy: false });
  }
}
