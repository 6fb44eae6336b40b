// The periods that figures are asked for, by this computer's clock, and the one before each. Pure.

export const periodKinds = ["today", "7", "30", "90", "own"] as const;
export type PeriodKind = (typeof periodKinds)[number];

export interface Period {
  readonly kind: PeriodKind;
  /** Days as in 2026-11-21, both included; only of `own`. */
  readonly first: string;
  readonly last: string;
}

/** Epoch ms; `to` itself is left out. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Null: the days that were typed are none, or in the wrong order. */
export function spanOf({ kind, first, last }: Period, now: number): Span | null {
  switch (kind) {
    case "today":
      return { from: midnight(now, 0), to: now };
    case "own": {
      const from = dayStart(first, 0);
      const to = dayStart(last, 1);
      return Number.isNaN(from) || Number.isNaN(to) || from >= to ? null : { from, to };
    }
    default:
      return { from: midnight(now, 1 - Number(kind)), to: now };
  }
}

/** As long, and just before. */
export function before({ from, to }: Span): Span {
  return { from: Math.max(0, from - (to - from)), to: from };
}

function midnight(now: number, days: number): number {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() + days);
  return day.getTime();
}

function dayStart(text: string, days: number): number {
  if (!/^\d{4}-\d\d-\d\d$/u.test(text)) return Number.NaN;
  const day = new Date(`${text}T00:00:00`);
  day.setDate(day.getDate() + days);
  return day.getTime();
}

const two = (value: number): string => String(value).padStart(2, "0");

/** As a field for days takes it. */
export function dayText(at: number): string {
  const day = new Date(at);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
