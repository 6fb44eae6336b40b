/** A long silence looks like a hang, in a terminal as in a build log. */
const everyMs = 10_000;

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Tells that something long has begun, that it is still going on (`detail` says how far), and how long it took. */
export async function during<T>(title: string, work: () => Promise<T>, detail?: () => string): Promise<T> {
  const since = performance.now();
  say(`${title} ...`);
  const ticking = setInterval(() => {
    const far = detail?.();
    say(`  still at it: ${elapsed(since)}${far ? `, ${far}` : ""}`);
  }, everyMs);
  try {
    const result = await work();
    say(`  done in ${elapsed(since)}`);
    return result;
  } finally {
    clearInterval(ticking);
  }
}

export function elapsed(since: number): string {
  const seconds = (performance.now() - since) / 1000;
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
