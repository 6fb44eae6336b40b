// Whether the main process answers. Every question of the window goes through `ask`, so that silence is noticed.
import { create } from "zustand";

import type { Call, Failure, Input, Output } from "../../contract/calls.ts";
import { call, CallFailed } from "../bridge.ts";
import { t } from "../language/language.ts";

interface Connection {
  readonly last_answer_at: number | null;
  /** Why the latest question got no answer; null once one did. */
  readonly failure: Failure | null;
  readonly failing_since: number | null;
}

export const useConnection = create<Connection>(() => ({ last_answer_at: null, failure: null, failing_since: null }));

/** A question to the main process takes milliseconds; after this it counts as silent. */
const patienceMs = 8000;

/** Like `call`, but gives up on a silent main process and keeps the connection's state. Throws `CallFailed` only. */
export async function ask<C extends Call>(name: C, input: Input<C>, patience = patienceMs): Promise<Output<C>> {
  try {
    const answer = await Promise.race([call(name, input), silence(name, patience)]);
    useConnection.setState({ last_answer_at: Date.now(), failure: null, failing_since: null });
    return answer;
  } catch (error) {
    const failed = toCallFailed(error);
    // An input that was refused is an answer: main is there.
    if (failed.failure.code !== "invalid")
      useConnection.setState((state) => ({
        failure: failed.failure,
        failing_since: state.failing_since ?? Date.now(),
      }));
    throw failed;
  }
}

async function silence(name: string, patience: number): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, patience));
  throw new CallFailed({
    code: "unavailable",
    message: t("no answer to {{name}} within {{round}} s", { name, round: Math.round(patience / 1000) }),
  });
}

/** The bridge itself can fail, for example while the main process is going down. */
export function toCallFailed(error: unknown): CallFailed {
  if (error instanceof CallFailed) return error;
  return new CallFailed({ code: "unavailable", message: error instanceof Error ? error.message : String(error) });
}
