// The time of a real console.
import type { Timers } from "./ports.ts";

/**
 * The monotonic clock may stand still while the machine sleeps; the wall clock does not, but people set it. Whichever moved
 * further counts: a clock that is set forward makes a console on duty ask the others once too often, which does no harm.
 */
export function createTimers(wall: () => number = Date.now, steady: () => number = () => performance.now()): Timers {
  let at = 0;
  let wallAt = wall();
  let steadyAt = steady();
  const now = (): number => {
    const [wallNow, steadyNow] = [wall(), steady()];
    at += Math.max(0, wallNow - wallAt, steadyNow - steadyAt);
    wallAt = wallNow;
    steadyAt = steadyNow;
    return at;
  };
  return {
    now,
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}
