// The beat: looks for deadlines that have passed and carries out what is due. One timer, set to the next deadline.
import { passingTime, type PassingTime } from "../passing-time.ts";
import type { Log, Now } from "../ports.ts";

/** One small thing that the engine does. Steps run in the order of their list, each guarded and timed alike. */
export interface Step {
  readonly name: string;
  readonly run: (now: number) => Promise<void>;
  /** When this step next has something to do, epoch ms; null when it waits for nothing. */
  readonly nextAt: () => number | null;
  /** What of its work could not be done although the rest was; null: nothing. It holds up no deadline of the others. */
  readonly trouble?: () => string | null;
}

export interface EngineHealth {
  readonly last_beat_at: number | null;
  readonly last_beat_ms: number;
  /** By the name of the step: what it failed with in the last beat. */
  readonly failures: Readonly<Record<string, string>>;
}

export interface Engine {
  /** Runs every step once. Tests call it; the timer does, too. */
  readonly beat: () => Promise<void>;
  /** Something may be due earlier than was thought. */
  readonly poke: () => void;
  readonly health: () => EngineHealth;
  readonly start: () => void;
  /** Resolves when the beat that runs is over. */
  readonly stop: () => Promise<void>;
}

/** Between two beats that nobody asked for, so that work which can't be done does not turn the engine hot. */
const shortestSleepMs = 5;

/** A clock that jumps, or a machine that slept, is noticed within this time. */
const longestSleepMs = 1000;

export function createEngine(setup: {
  readonly steps: readonly Step[];
  readonly now: Now;
  readonly log: Log;
  readonly time?: PassingTime;
}): Engine {
  const { steps, now, log, time = passingTime } = setup;
  let callOff: (() => void) | null = null;
  let isRunning = false;
  let isStopped = true;
  /** Of a clock that nobody sets. */
  let beatenAt = Number.NEGATIVE_INFINITY;
  let current: Promise<void> = Promise.resolve();
  let hasFailed = false;
  let health: EngineHealth = { last_beat_at: null, last_beat_ms: 0, failures: {} };

  async function beat(): Promise<void> {
    const startedAt = now();
    const failures: Record<string, string> = {};
    const troubles: Record<string, string> = {};
    for (const step of steps) {
      try {
        await step.run(now());
        const trouble = step.trouble?.() ?? null;
        if (trouble !== null) troubles[step.name] = trouble;
      } catch (error) {
        failures[step.name] = error instanceof Error ? error.message : String(error);
        log.error({ step: step.name, error: failures[step.name] }, "a step of the engine failed");
      }
    }
    hasFailed = Object.keys(failures).length > 0;
    health = { last_beat_at: now(), last_beat_ms: now() - startedAt, failures: { ...troubles, ...failures } };
  }

  function arm(): void {
    if (isStopped || isRunning) return;
    callOff?.();
    callOff = time.after(wait(), tick);
  }

  /** Counted from the last beat, so that asking again never puts a beat off. */
  function wait(): number {
    const rested = time.now() - beatenAt;
    const deadlines = hasFailed ? [] : steps.map((step) => step.nextAt()).filter((at) => at !== null);
    const untilDue = Math.min(longestSleepMs - rested, ...deadlines.map((at) => at - now()));
    return Math.max(0, shortestSleepMs - rested, untilDue);
  }

  function tick(): void {
    if (isStopped || isRunning) return;
    isRunning = true;
    current = beat().finally(() => {
      isRunning = false;
      beatenAt = time.now();
      arm();
    });
  }

  return {
    beat,
    poke: arm,
    health: () => health,
    start: () => {
      isStopped = false;
      arm();
    },
    stop: async () => {
      isStopped = true;
      callOff?.();
      await current;
    },
  };
}
