// When a turn on call begins or ends, as short as it can be said from now: 20:00, Sat 06:00, 3 Dec 06:00.
import { t } from "../language/language.ts";

const dayMs = 86_400_000;
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "short" });
const dayAndMonth = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const dayMonthYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

const two = (value: number): string => String(value).padStart(2, "0");

const timeOf = (date: Date): string => `${two(date.getHours())}:${two(date.getMinutes())}`;

/** In the zone that the header names. */
export function formatTurn(at: number, now: number): string {
  const date = new Date(at);
  const today = new Date(now);
  if (date.toDateString() === today.toDateString()) return timeOf(date);
  if (Math.abs(at - now) < 6 * dayMs) return `${weekday.format(date)} ${timeOf(date)}`;
  const format = date.getFullYear() === today.getFullYear() ? dayAndMonth : dayMonthYear;
  return `${format.format(date)} ${timeOf(date)}`;
}

/** The day is said once when both are on it; an end at midnight is said as 24:00. */
export function formatTurnSpan(start: number, end: number, now: number): string {
  const from = new Date(start);
  const to = new Date(end);
  const begin = formatTurn(start, now);
  if (from.toDateString() === to.toDateString()) return `${begin}-${timeOf(to)}`;
  if (new Date(end - 1).toDateString() === from.toDateString()) return `${begin}-24:00`;
  return t("{{begin}} to {{turn}}", { begin, turn: formatTurn(end, now) });
}
