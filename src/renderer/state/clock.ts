// One second hand for the whole window: ages and countdowns of the rows in sight follow it.
import { create } from "zustand";

interface Clock {
  /** Epoch ms at the latest tick. */
  readonly now: number;
}

export const useClock = create<Clock>(() => ({ now: Date.now() }));

/** Ticks just after each full second until the returned function is called. */
export function startClock(): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const tick = (): void => {
    const now = Date.now();
    useClock.setState({ now });
    timer = setTimeout(tick, 1000 - (now % 1000) + 5);
  };
  tick();
  return () => clearTimeout(timer);
}
