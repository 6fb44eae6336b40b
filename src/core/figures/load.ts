// How many alerts an operator gets in ten minutes, and when that was more than anybody can work (ISA-18.2).
import { minuteMs } from "../schedule/wall-time.ts";

export const windowMs = 10 * minuteMs;
/** Of alerts per operator in ten minutes: above, a flood begins; below, it is over. */
export const floodAbove = 10;
export const floodBelow = 5;

export interface Flood {
  /** Epoch ms. */
  readonly start: number;
  /** Null: not over at the end of what was looked at. */
  readonly end: number | null;
  /** In the ten minutes before it began, and during it. */
  readonly alerts: number;
  /** The most in any ten minutes, of all operators together. */
  readonly peak: number;
}

export interface Load {
  readonly operators: number;
  /** Per operator and ten minutes. */
  readonly mean: number;
  readonly peak: number;
  readonly floods: readonly Flood[];
  /** 0 to 1. */
  readonly time_in_flood: number;
  /** The busiest ten minutes of each slot, per operator. */
  readonly slots: readonly { readonly start: number; readonly peak: number; readonly alerts: number }[];
}

export interface LoadQuestion {
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly operators: number;
  /** A slot is at least ten minutes long. */
  readonly slots: number;
}

type Opened = Omit<Flood, "end">;

/** `times` rise; what came up to ten minutes before `from` counts in the first windows, and nowhere else. */
export function loadOf(times: readonly number[], { from, to, operators, slots }: LoadQuestion): Load {
  const slotMs = Math.max(windowMs, Math.ceil((to - from) / Math.max(1, slots) / windowMs) * windowMs);
  const made = Array.from({ length: Math.ceil((to - from) / slotMs) }, (_, place) => ({
    start: from + place * slotMs,
    peak: 0,
    alerts: 0,
  }));
  const floods: Flood[] = [];
  let open = null as Opened | null;
  let oldest = 0;
  let peak = 0;
  let total = 0;

  /** Lets go of what is ten minutes old, one by one: each may end the flood. */
  function forgetUntil(at: number, count: number): void {
    for (; oldest < count; oldest += 1) {
      const gone = (times[oldest] ?? Infinity) + windowMs;
      if (gone > at) return;
      if (open !== null && count - oldest - 1 < floodBelow * operators) {
        floods.push({ ...open, end: gone });
        open = null;
      }
    }
  }

  for (const [place, at] of times.entries()) {
    forgetUntil(at, place);
    const together = place + 1 - oldest;
    if (at < from) continue;
    total += 1;
    peak = Math.max(peak, together);
    const slot = made[Math.floor((at - from) / slotMs)];
    if (slot !== undefined) {
      slot.alerts += 1;
      slot.peak = Math.max(slot.peak, together / operators);
    }
    if (open !== null) open = { ...open, alerts: open.alerts + 1, peak: Math.max(open.peak, together) };
    else if (together > floodAbove * operators) open = { start: at, alerts: together, peak: together };
  }
  forgetUntil(to, times.length);
  if (open !== null) floods.push({ ...open, end: null });

  const inFlood = floods.reduce((sum, flood) => sum + Math.min(flood.end ?? to, to) - flood.start, 0);
  const windows = Math.max(1, (to - from) / windowMs);
  return {
    operators,
    mean: total / operators / windows,
    peak: peak / operators,
    floods,
    time_in_flood: to > from ? inFlood / (to - from) : 0,
    slots: made,
  };
}
