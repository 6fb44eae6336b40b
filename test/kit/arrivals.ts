// What a fake has received so far, and a way to wait for what should still come.

export interface Arrivals<T> {
  readonly all: readonly T[];
  readonly add: (item: T) => void;
  /** For items that changed since they arrived. */
  readonly recheck: () => void;
  /** The first match, past or future; rejects at the deadline with what was there instead. */
  readonly waitFor: (predicate: (item: T) => boolean, deadlineMs?: number) => Promise<T>;
  readonly waitForCount: (count: number, deadlineMs?: number) => Promise<readonly T[]>;
  readonly clear: () => void;
}

export function createArrivals<T>(what: string): Arrivals<T> {
  const all: T[] = [];
  const checks = new Set<() => void>();

  const until = <R>(look: () => R | undefined, deadlineMs: number): Promise<R> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        const found = look();
        if (found === undefined) return;
        checks.delete(check);
        clearTimeout(deadline);
        resolve(found);
      };
      const deadline = setTimeout(() => {
        checks.delete(check);
        const seen = JSON.stringify(all.slice(-5), null, 1).slice(0, 2000);
        reject(new Error(`no such ${what} within ${deadlineMs} ms; ${all.length} arrived, the last are ${seen}`));
      }, deadlineMs);
      checks.add(check);
      check();
    });

  const recheck = (): void => {
    for (const check of checks) check();
  };

  return {
    all,
    add: (item) => {
      all.push(item);
      recheck();
    },
    recheck,
    waitFor: (predicate, deadlineMs = 5_000) => until(() => all.find(predicate), deadlineMs),
    waitForCount: (count, deadlineMs = 5_000) => until(() => (all.length >= count ? all : undefined), deadlineMs),
    clear: () => {
      all.length = 0;
    },
  };
}
