// Simulated time: what is to happen, in order. Nothing takes time by itself, and nothing happens between two entries.

interface Entry {
  readonly at: number;
  readonly place: number;
  run: (() => void) | null;
}

export interface Agenda {
  /** ms since the run began. */
  readonly now: () => number;
  /** Answers how to call it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** Carries out everything up to that moment; whatever waits for a promise goes on before the next entry. */
  readonly runUntil: (at: number) => Promise<void>;
  /** Nothing more is carried out. */
  readonly end: () => void;
  readonly carriedOut: () => number;
}

const promisesGoOn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

export function createAgenda(): Agenda {
  const heap: Entry[] = [];
  let now = 0;
  let added = 0;
  let carriedOut = 0;
  let hasEnded = false;

  const isBefore = (one: Entry, other: Entry): boolean =>
    one.at === other.at ? one.place < other.place : one.at < other.at;

  function push(entry: Entry): void {
    let place = heap.length;
    heap.push(entry);
    for (;;) {
      const up = (place - 1) >> 1;
      const parent = heap[up];
      if (place === 0 || parent === undefined || !isBefore(entry, parent)) break;
      heap[place] = parent;
      place = up;
    }
    heap[place] = entry;
  }

  function pop(): void {
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (;;) {
      const [left, right] = [heap[place * 2 + 1], heap[place * 2 + 2]];
      if (left === undefined) break;
      const isRight = right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (!isBefore(child, last)) break;
      heap[place] = child;
      place = place * 2 + (isRight ? 2 : 1);
    }
    heap[place] = last;
  }

  return {
    now: () => now,
    after: (ms, run) => {
      const entry: Entry = { at: now + Math.max(0, ms), place: (added += 1), run };
      push(entry);
      return () => {
        entry.run = null;
      };
    },
    runUntil: async (at) => {
      await promisesGoOn();
      for (;;) {
        const next = heap[0];
        if (hasEnded || next === undefined || next.at > at) break;
        pop();
        if (next.run === null) continue;
        now = next.at;
        carriedOut += 1;
        next.run();
        await promisesGoOn();
      }
      now = Math.max(now, at);
    },
    end: () => {
      hasEnded = true;
    },
    carriedOut: () => carriedOut,
  };
}
