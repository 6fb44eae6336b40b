// Everybody's roles in the account, read whenever they are shown and after each change.
import { create } from "zustand";

import type { Member } from "../../contract/person.ts";
import { ask, toCallFailed } from "../state/connection.ts";

interface Members {
  /** Null until they were read once. */
  readonly members: readonly Member[] | null;
  readonly failure: string | null;
}

export const useMembers = create<Members>(() => ({ members: null, failure: null }));

export async function readMembers(): Promise<void> {
  try {
    useMembers.setState({ members: await ask("member.list", undefined), failure: null });
  } catch (error) {
    useMembers.setState({ failure: toCallFailed(error).failure.message });
  }
}
