// Edits that did not know of each other, until somebody has settled them. Read again whenever anything but an alert changed.
import { create } from "zustand";

import type { ConflictView } from "../../contract/conflicts.ts";
import { type Refusal, conflict } from "../../core/refusal.ts";
import { on } from "../bridge.ts";
import { t } from "../language/language.ts";
import { ask, toCallFailed } from "./connection.ts";

interface Conflicts {
  readonly conflicts: readonly ConflictView[];
}

export const useConflicts = create<Conflicts>(() => ({ conflicts: [] }));

const settleMs = 150;
const retryMs = 5000;

/** Until the returned function is called. */
export function startConflicts(): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const readIn = (wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void read(), wait);
  };
  const read = async (): Promise<void> => {
    try {
      useConflicts.setState({ conflicts: await ask("conflicts.read", undefined) });
    } catch {
      readIn(retryMs);
    }
  };
  const stop = on("room.changed", () => readIn(settleMs));
  readIn(0);
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/** `winner`: it stays as it is. `loser`: the other value, or the deleted thing with its edits, comes back. Null: done. */
export async function settleConflict(id: string, keep: "winner" | "loser"): Promise<Refusal | null> {
  try {
    const result = await ask("conflicts.settle", { id, keep });
    if (!result.ok) return result.refusal;
    useConflicts.setState({ conflicts: result.value });
    return null;
  } catch (error) {
    return conflict(t("The station did not answer: {{message}}", { message: toCallFailed(error).failure.message }));
  }
}

/** How many a record has. */
export const useConflictsOf = (recordId: string): number =>
  useConflicts(({ conflicts }) => conflicts.filter(({ record_id }) => record_id === recordId).length);
