// The columns of the timeline: days, quarters of days or hours, as instants. A day that the clocks make shorter or longer has
// the hours that it really has. Pure.
import { dayMs, dayOf, hourMs, wallToMs } from "../../core/schedule/wall-time.ts";
import { zoneNamed } from "../../core/schedule/zone.ts";
import type { Span } from "../state/calendar.ts";
import type { Stretch } from "./stretch.ts";

export interface Columns {
  /** Where each begins, epoch ms, and where the last one ends. */
  readonly edges: readonly number[];
  /** On the wall, of each column. */
  readonly step: number;
  /** Columns in a row that belong under one heading. */
  readonly heads: readonly { readonly at: number; readonly columns: number }[];
}

const stepOf: Readonly<Record<Span, number>> = { day: hourMs, week: 6 * hourMs, month: dayMs, quarter: dayMs };

export function columnsOf(span: Span, { first, days, from, to }: Stretch, zone: string): Columns {
  const step = stepOf[span];
  const { toInstant, toWall } = zoneNamed(zone);
  const edges: number[] = [];
  const start = wallToMs(`${first}T00:00:00`);
  if (step === hourMs) for (let at = from; at <= to; at += hourMs) edges.push(at);
  else for (let wall = start; wall <= start + days * dayMs; wall += step) edges.push(toInstant(wall));
  const last = edges.at(-1);
  if (last !== undefined && last < to) edges.push(to);
  const heads: { at: number; columns: number }[] = [];
  const groupOf = (at: number): number => (step === dayMs ? weekOf(toWall(at)) : dayOf(toWall(at)));
  for (const at of edges.slice(0, -1)) {
    const head = heads.at(-1);
    if (head !== undefined && groupOf(head.at) === groupOf(at)) head.columns += 1;
    else heads.push({ at, columns: 1 });
  }
  return { edges, step, heads };
}

/** Weeks begin on Monday; the epoch began on a Thursday. */
const weekOf = (wall: number): number => Math.floor((dayOf(wall) / dayMs + 3) / 7);

/** How many columns from the first edge, with the share of the one in which it falls. */
export function placeOf({ edges }: Columns, at: number): number {
  let low = 0;
  let high = edges.length - 1;
  if (at <= (edges[0] ?? 0)) return 0;
  if (at >= (edges[high] ?? 0)) return high;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((edges[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  const start = edges[low] ?? 0;
  return low + (at - start) / ((edges[low + 1] ?? start + 1) - start);
}

/** So many columns later by the clocks on the wall. */
export function later(at: number, columns: number, step: number, zone: string): number {
  const { toInstant, toWall } = zoneNamed(zone);
  return step === hourMs ? at + columns * hourMs : toInstant(toWall(at) + columns * step);
}
