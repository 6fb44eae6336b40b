// By how much another console's clock differs, from pings that it answers: the quickest answer is the truest.
import type { Now } from "../ports.ts";

interface Pong {
  /** When the ping was sent, by the clock here. */
  readonly at: number;
  readonly received_at: number;
  readonly sent_at: number;
}

const kept = 8;

export function createClockMeter(wall: Now): {
  readonly take: (pong: Pong) => void;
  /** ms that the other's clock goes before this one's. */
  readonly skew: () => number | null;
} {
  let samples: readonly { readonly tookMs: number; readonly skew: number }[] = [];
  return {
    take: ({ at, received_at, sent_at }) => {
      const back = wall();
      const tookMs = back - at - (sent_at - received_at);
      if (tookMs < 0) return;
      samples = [...samples.slice(1 - kept), { tookMs, skew: (received_at - at + (sent_at - back)) / 2 }];
    },
    skew: () => {
      const best = samples.toSorted((one, other) => one.tookMs - other.tookMs)[0];
      return best === undefined ? null : Math.round(best.skew);
    },
  };
}
