// Notices that the sound system has stopped and decides what to try next. Browsers suspend and lose audio without an error.

/** What one look at the audio context saw. */
export interface Look {
  /** Seconds of the audio clock. */
  readonly currentTime: number;
  readonly isRunning: boolean;
  /** Epoch ms. */
  readonly now: number;
}

type Repair = "none" | "resume" | "recreate";

export interface Verdict {
  readonly repair: Repair;
  /** Long enough dead to say so on screen. */
  readonly isBlocked: boolean;
}

/** A new context costs a hardware stream: not more often than this once the first one did not help. */
const recreateEveryLooks = 10;

/** Below this share of real time the audio clock counts as standing still. */
const slowest = 0.2;

export function createWatchdog(): {
  readonly look: (seen: Look) => Verdict;
  readonly forget: () => void;
} {
  let before: Look | null = null;
  let failures = 0;
  return {
    look: (seen) => {
      const isStill =
        before !== null &&
        seen.now - before.now > 100 &&
        seen.currentTime - before.currentTime < ((seen.now - before.now) / 1000) * slowest;
      before = seen;
      if (seen.isRunning && !isStill) {
        failures = 0;
        return { repair: "none", isBlocked: false };
      }
      failures += 1;
      return {
        repair: failures % recreateEveryLooks === 2 ? "recreate" : "resume",
        isBlocked: failures > 1,
      };
    },
    /** After the context was replaced its clock starts again. */
    forget: () => {
      before = null;
    },
  };
}
