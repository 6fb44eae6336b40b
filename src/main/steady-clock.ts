// The wall clock, except while it has been set back: then time goes on from where it was, or everything that is due would
// come that much later, and what was resolved hours ago would look like a false alarm.
import type { Now } from "./ports.ts";

/** Less is followed: clocks are set right by fractions of a second all the time. */
const noticedMs = 1000;

export function createSteadyClock(setup: {
  readonly wall: Now;
  /** Milliseconds of a clock that nobody sets. */
  readonly elapsed: () => number;
  /** Whether something waits for its time. Once nothing does, the wall clock is followed again. */
  readonly isAwaited: () => boolean;
  readonly onSetBack: (byMs: number) => void;
}): Now {
  const { wall, elapsed, isAwaited, onSetBack } = setup;
  let heldMs = 0;
  let seen = { wall: wall(), elapsed: elapsed() };
  let askedAt = 0;

  return () => {
    const present = { wall: wall(), elapsed: elapsed() };
    const setBackMs = seen.wall - present.wall + (present.elapsed - seen.elapsed);
    seen = present;
    if (setBackMs > noticedMs) {
      heldMs += setBackMs;
      askedAt = present.elapsed;
      onSetBack(setBackMs);
    } else if (setBackMs < -noticedMs) heldMs = Math.max(0, heldMs + setBackMs);
    if (heldMs > 0 && present.elapsed - askedAt > noticedMs) {
      askedAt = present.elapsed;
      if (!isAwaited()) heldMs = 0;
    }
    return Math.round(present.wall + heldMs);
  };
}
