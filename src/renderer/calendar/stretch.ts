// Which days a view shows, in wall-clock days of its zone. Pure.
import { dayMs, dayOf, msToDate, wallToMs, weekdayOf } from "../../core/schedule/wall-time.ts";
import { zoneNamed } from "../../core/schedule/zone.ts";
import { locale } from "../parts/time.ts";
import type { Look, Span } from "../state/calendar.ts";

export interface Stretch {
  /** The first day, as in 2026-11-16. */
  readonly first: string;
  readonly days: number;
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
}

const startOf = (day: string): number => wallToMs(`${day}T00:00:00`);

/** Weeks begin on Monday. */
const mondayOf = (wall: number): number => wall - ((weekdayOf(wall) + 6) % 7) * dayMs;

const monthOf = (wall: number, later = 0): number => {
  const date = new Date(wall);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1);
};

export const todayIn = (zone: string, now: number): string => msToDate(dayOf(zoneNamed(zone).toWall(now)));

/** A month is shown in whole weeks, six of them, so that its rows keep their height. */
function daysShown(look: Look, span: Span, wall: number): readonly [first: number, days: number] {
  if (look === "month") return [mondayOf(monthOf(wall)), 42];
  const shown = look === "timeline" ? span : look;
  switch (shown) {
    case "day":
      return [wall, 1];
    case "week":
      return [mondayOf(wall), 7];
    case "month":
      return [monthOf(wall), (monthOf(wall, 1) - monthOf(wall)) / dayMs];
    case "quarter":
      return [mondayOf(wall), 91];
  }
}

export function stretchOf(look: Look, span: Span, day: string, zone: string): Stretch {
  const [first, days] = daysShown(look, span, startOf(day));
  const { toInstant } = zoneNamed(zone);
  return { first: msToDate(first), days, from: toInstant(first), to: toInstant(first + days * dayMs) };
}

/** The day that is looked at one page later or earlier. */
export function turnPage(look: Look, span: Span, day: string, pages: number): string {
  const wall = startOf(day);
  const shown = look === "timeline" ? span : look;
  if (shown === "month") return msToDate(monthOf(wall, pages));
  return msToDate(wall + pages * (shown === "day" ? 1 : shown === "week" ? 7 : 91) * dayMs);
}

const style = { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" } as const;
const written = (how: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(locale(), how);

export function titleOf(look: Look, span: Span, day: string): string {
  const wall = startOf(day);
  const [first, days] = daysShown(look, span, wall);
  if (look === "month" || (look === "timeline" && span === "month"))
    return written({ timeZone: "UTC", month: "long", year: "numeric" }).format(wall);
  return days === 1
    ? written({ ...style, weekday: "long", month: "long" }).format(first)
    : written(style).formatRange(first, first + (days - 1) * dayMs);
}
