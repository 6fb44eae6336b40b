// Time that the demonstration moves through its past, and then lets go.
import type { Now } from "../ports.ts";

export interface DemoClock {
  readonly now: Now;
  /** Stands still at this instant from now on. */
  readonly goTo: (at: number) => void;
  /** Goes by itself from now on. */
  readonly goLive: () => void;
}

export function createDemoClock(live: Now, startAt: number): DemoClock {
  let held: number | null = startAt;
  return {
    now: () => held ?? live(),
    goTo: (at) => {
      held = at;
    },
    goLive: () => {
      held = null;
    },
  };
}
