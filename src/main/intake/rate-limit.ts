// Token buckets by key, in memory. A map lookup and some arithmetic: the limiter must not cost what it protects.

export interface RateLimit {
  /** Requests a second that may go on for ever. */
  readonly perSecond: number;
  /** Requests that may come at once after a silence. */
  readonly burst: number;
}

export interface RateLimits {
  readonly perToken: RateLimit;
  readonly perIntegration: RateLimit;
  /** Requests with an unknown token or key, by the address that they come from. */
  readonly strangers: RateLimit;
}

/** One control room stays far below this; one runaway script does not take the receiver from the others. */
export const defaultRateLimits: RateLimits = {
  perToken: { perSecond: 1000, burst: 3000 },
  perIntegration: { perSecond: 500, burst: 1000 },
  strangers: { perSecond: 20, burst: 200 },
};

/** Answers 0 when the request may pass, else after how many whole seconds it may. */
export type Take = (key: string) => number;

interface Bucket {
  tokens: number;
  filledAt: number;
}

const sweepAbove = 10_000;

/** `clock`: milliseconds that only ever grow, whatever happens to the wall clock. */
export function createRateLimit({ perSecond, burst }: RateLimit, clock: () => number = () => performance.now()): Take {
  const bucketByKey = new Map<string, Bucket>();
  const fillMs = (burst / perSecond) * 1000;
  return (key) => {
    const now = clock();
    let bucket = bucketByKey.get(key);
    if (bucket === undefined) {
      if (bucketByKey.size >= sweepAbove) sweep(now);
      bucket = { tokens: burst, filledAt: now };
      bucketByKey.set(key, bucket);
    }
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.filledAt) / 1000) * perSecond);
    bucket.filledAt = now;
    if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond));
    bucket.tokens -= 1;
    return 0;
  };

  /** A bucket that is full again says nothing that a new one would not. */
  function sweep(now: number): void {
    for (const [key, bucket] of bucketByKey) if (now - bucket.filledAt >= fillMs) bucketByKey.delete(key);
    if (bucketByKey.size >= sweepAbove) bucketByKey.clear();
  }
}
