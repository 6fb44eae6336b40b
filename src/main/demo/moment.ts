// A demonstration whose time stands still shows the same whenever it is opened: for pictures of the console.
import type { Now } from "../ports.ts";

export interface Moment {
  readonly now: Now;
  /** 0 to 1, without 1; the same each time. */
  readonly random: () => number;
}

const flag = "--at=";

/** `--at=2026-03-04T20:15:00Z` holds the time there; otherwise it goes by. */
export function readMoment(args: readonly string[]): Moment {
  const text = args.find((arg) => arg.startsWith(flag))?.slice(flag.length);
  if (text === undefined) return { now: Date.now, random: Math.random };
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new Error(`${text} is not a time, as in 2026-03-04T20:15:00Z`);
  return { now: () => at, random: createRepeatable(at) };
}

/** The generator "mulberry32", in the public domain. */
function createRepeatable(seed: number): () => number {
  let state = seed % 0x1_0000_0000;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
