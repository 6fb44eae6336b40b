// The time of a real console.
import type { Timers } from "./ports.ts";

/** By how much the wall clock must leap ahead of the monotonic one to count as sleep: less is the one being slewed. */
const leapMs = 500;
const driftMs = 10_000;

/**
 * The monotonic clock may stand still while the machine sleeps; the wall clock does not, but people set it. Its leaps forward
 * count as time: a clock that is set forward makes a console on duty ask the others once too often, which does no harm.
 */
export function createTimers(wall: () => number = Date.now, steady: () => number = () => performance.now()): Timers {
  const lead = (): number => wall() - steady();
  const begun = steady();
  let slept = 0;
  let anchor = { lead: lead(), at: begun };
  return {
    now: () => {
      const at = steady();
      const leapt = lead() - anchor.lead;
      if (leapt > leapMs) slept += leapt;
      if (leapt > leapMs || leapt < 0 || at - anchor.at > driftMs) anchor = { lead: anchor.lead + leapt, at };
      return at - begun + slept;
    },
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}
