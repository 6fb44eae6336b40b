// Figures in words. Pure.
import { formatDuration } from "../parts/duration.ts";

/** With a tenth below ten seconds, where it counts. */
export function formatSeconds(seconds: number | null): string {
  if (seconds === null) return "–";
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  return formatDuration(seconds);
}

export const formatShare = (share: number | null): string => (share === null ? "–" : `${(share * 100).toFixed(1)} %`);

export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

export interface Change {
  /** Signed, as it is written. */
  readonly text: string;
  readonly isWorse: boolean;
}

/** From before to now, where less is better. Null: one of them is not known, or nothing changed that is worth a word. */
export function changeOf(
  now: number | null,
  before: number | null,
  format: (amount: number) => string,
  least: number,
): Change | null {
  if (now === null || before === null || Math.abs(now - before) < least) return null;
  const isWorse = now > before;
  return { text: `${isWorse ? "+" : "−"}${format(Math.abs(now - before))}`, isWorse };
}
