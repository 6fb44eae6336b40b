// What will happen and when: worked off by hand while time is moved, by one timer once it goes by itself.
import type { Now } from "../ports.ts";

export interface Agenda {
  /** `at`: epoch ms. What is due at the same instant happens in the order in which it was put here. */
  readonly at: (at: number, work: () => Promise<unknown>) => void;
  readonly nextAt: () => number | null;
  /** Does what is due at `now`, one thing after the other. */
  readonly run: (now: number) => Promise<void>;
  readonly goLive: (now: Now, onFault: (error: unknown) => void) => void;
  /** Resolves when what is being done is done; nothing else begins. */
  readonly stop: () => Promise<void>;
}

interface Entry {
  readonly at: number;
  readonly work: () => Promise<unknown>;
}

const longestTimerMs = 60_000;

export function createAgenda(): Agenda {
  /** The earliest first. */
  const entries: Entry[] = [];
  /** Null while time is moved by hand. */
  let arm: (() => void) | null = null;
  let timer: NodeJS.Timeout | null = null;
  let current: Promise<void> = Promise.resolve();
  let isStopped = false;

  async function run(now: number): Promise<void> {
    for (;;) {
      const [first] = entries;
      if (isStopped || first === undefined || first.at > now) return;
      entries.shift();
      await first.work();
    }
  }

  return {
    at: (moment, work) => {
      const at = Math.round(moment);
      const later = entries.findIndex((entry) => entry.at > at);
      entries.splice(later === -1 ? entries.length : later, 0, { at, work });
      arm?.();
    },
    nextAt: () => entries[0]?.at ?? null,
    run,
    goLive: (now, onFault) => {
      let isRunning = false;
      const work = (): void => {
        isRunning = true;
        current = run(now())
          .catch(onFault)
          .finally(() => {
            isRunning = false;
            arm?.();
          });
      };
      arm = () => {
        if (timer !== null) clearTimeout(timer);
        const [first] = entries;
        if (isRunning || isStopped || first === undefined) return;
        timer = setTimeout(work, Math.min(longestTimerMs, Math.max(0, first.at - now())));
      };
      arm();
    },
    stop: async () => {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      await current;
    },
  };
}
