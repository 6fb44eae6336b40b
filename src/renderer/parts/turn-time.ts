// When a turn on call begins or ends, as short as it can be said from now: 20:00, Sat 06:00, 3 Dec 06:00.
import { t } from "../language/language.ts";
import { endOfDay, formatDay, formatDayOfYear, formatMinute, formatWeekday } from "./time.ts";

const dayMs = 86_400_000;

/** In the zone that the header names. */
export function formatTurn(at: number, now: number): string {
  const date = new Date(at);
  const today = new Date(now);
  if (date.toDateString() === today.toDateString()) return formatMinute(at);
  if (Math.abs(at - now) < 6 * dayMs) return `${formatWeekday(at)} ${formatMinute(at)}`;
  const day = date.getFullYear() === today.getFullYear() ? formatDay(at) : formatDayOfYear(at);
  return `${day} ${formatMinute(at)}`;
}

/** The day is said once when both are on it; an end at midnight is said as 24:00. */
export function formatTurnSpan(start: number, end: number, now: number): string {
  const from = new Date(start);
  const to = new Date(end);
  const begin = formatTurn(start, now);
  if (from.toDateString() === to.toDateString()) return `${begin}-${formatMinute(end)}`;
  if (new Date(end - 1).toDateString() === from.toDateString()) return `${begin}-${endOfDay()}`;
  return t("{{begin}} to {{turn}}", { begin, turn: formatTurn(end, now) });
}
