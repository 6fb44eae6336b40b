// Hybrid logical clock: stamps that follow the wall clock, never repeat, never go back, and sort as plain text.

export interface Clock {
  readonly ms: number;
  readonly counter: number;
}

export const clockZero: Clock = { ms: 0, counter: 0 };

/** What five digits hold: one more digit would sort before all others. */
const highestCounter = 0xfffff;

/** A console whose wall clock jumps back goes on counting from where it was. */
export function tick(clock: Clock, now: number): Clock {
  if (now > clock.ms) return { ms: now, counter: 0 };
  return clock.counter < highestCounter
    ? { ms: clock.ms, counter: clock.counter + 1 }
    : { ms: clock.ms + 1, counter: 0 };
}

/** A stamp may be so far ahead of the wall clock of whoever receives it and still move their clock. */
export const farAheadMs = 600_000;

export const isLater = (one: Clock, other: Clock): boolean =>
  one.ms === other.ms ? one.counter > other.counter : one.ms > other.ms;

export const laterOf = (one: Clock, other: Clock): Clock => (isLater(other, one) ? other : one);

/** 12 digits of milliseconds, 5 of counter, both hexadecimal, then the console that breaks ties. */
export function clockToStamp(clock: Clock, consoleId: string): string {
  return `${hex(clock.ms, 12)}-${hex(clock.counter, 5)}-${consoleId}`;
}

export function stampToClock(stamp: string): Clock {
  const [ms = "0", counter = "0"] = stamp.split("-");
  return { ms: Number.parseInt(ms, 16), counter: Number.parseInt(counter, 16) };
}

const hex = (value: number, width: number): string => value.toString(16).padStart(width, "0");
