// Percentiles by nearest rank: the smallest value that at least that share of all values does not exceed.

/** `sorted` rises; `share` is 0 to 1. Null: there are no values. */
export function percentile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  // 0.07 * 100 is a little more than 7 in floating point, and must not become 8.
  const rank = Math.ceil(Number((share * sorted.length).toFixed(9)));
  return sorted[Math.max(rank, 1) - 1] ?? null;
}

/** How many of `sorted` do not exceed the limit. */
export function countWithin(sorted: readonly number[], limit: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? Infinity) <= limit) from = middle + 1;
    else to = middle;
  }
  return from;
}

export interface Percentiles {
  readonly p50: number | null;
  readonly p80: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p98_5: number | null;
}

export const percentilesOf = (sorted: readonly number[]): Percentiles => ({
  p50: percentile(sorted, 0.5),
  p80: percentile(sorted, 0.8),
  p90: percentile(sorted, 0.9),
  p95: percentile(sorted, 0.95),
  p98_5: percentile(sorted, 0.985),
});
