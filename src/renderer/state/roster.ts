// Who is on call now. Read again when anything but an alert changed, when the next turn begins, and on a slow pulse.
import { create } from "zustand";

import type { RosterView } from "../../contract/roster.ts";
import { on } from "../bridge.ts";
import { ask, toCallFailed } from "./connection.ts";

interface RosterState {
  readonly roster: RosterView | null;
  readonly failure: string | null;
}

export const useRoster = create<RosterState>(() => ({ roster: null, failure: null }));

const pulseMs = 60_000;
const settleMs = 200;

/** Until the returned function is called. */
export function startRoster(): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const read = async (): Promise<void> => {
    clearTimeout(timer);
    await readRoster();
    clearTimeout(timer);
    timer = setTimeout(() => void read(), nextReadIn(useRoster.getState().roster, Date.now()));
  };
  const stop = on("room.changed", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void read(), settleMs);
  });
  void read();
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/** Throws nothing: what went wrong stands in the state. */
export async function readRoster(): Promise<void> {
  try {
    useRoster.setState({ roster: await ask("roster.read", {}), failure: null });
  } catch (error) {
    useRoster.setState({ failure: toCallFailed(error).failure.message });
  }
}

/** Milliseconds until somebody's turn begins or ends, at most the pulse. */
export function nextReadIn(roster: RosterView | null, now: number): number {
  const moments = (roster?.teams ?? []).flatMap(({ layers }) =>
    layers.flatMap(({ until, next }) => [until, next?.start ?? null]),
  );
  const waits = moments.flatMap((at) => (at === null || at <= now ? [] : [at - now + 50]));
  return Math.min(pulseMs, ...waits);
}
