// Times and people of the calendar, in words. Pure but for the language.
import type { CalendarDuty, CalendarView } from "../../contract/calendar.ts";
import { hourMs, wallToMs } from "../../core/schedule/wall-time.ts";
import { zoneNamed } from "../../core/schedule/zone.ts";
import { t } from "../language/language.ts";
import { locale } from "../parts/time.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string, kind: "day" | "clock"): Intl.DateTimeFormat {
  const key = `${kind} ${zone} ${locale()}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale(), {
      timeZone: zone,
      ...(kind === "day"
        ? { weekday: "short", day: "numeric", month: "short" }
        : { hour: "2-digit", minute: "2-digit", hour12: false }),
    });
    formats.set(key, format);
  }
  return format;
}

export const dayIn = (zone: string, at: number): string => formatOf(zone, "day").format(at).replace(",", "");
export const clockIn = (zone: string, at: number): string => formatOf(zone, "clock").format(at);

/** The day is said once when both are on it; an end at midnight is said as 24:00. */
export function spanIn(zone: string, start: number, end: number): string {
  const begin = `${dayIn(zone, start)} ${clockIn(zone, start)}`;
  if (dayIn(zone, start) === dayIn(zone, end)) return `${begin}-${clockIn(zone, end)}`;
  if (dayIn(zone, end - 1) === dayIn(zone, start)) return `${begin}-24:00`;
  return t("{{from}} to {{to}}", { from: begin, to: `${dayIn(zone, end)} ${clockIn(zone, end)}` });
}

export function hoursWords(ms: number): string {
  const hours = Math.round((ms / hourMs) * 10) / 10;
  return t("{{hours}} h", { hours });
}

export type NameOf = (id: string) => string;

export const namesIn =
  (view: CalendarView | null): NameOf =>
  (id) =>
    view?.people.find((person) => person.id === id)?.name ?? t("somebody who is not there any more");

export const dutyKey = ({ shift_id, start }: Pick<CalendarDuty, "shift_id" | "start">): string =>
  `${shift_id} ${start}`;

/** Who serves, or that nobody shall. */
export const whoServes = ({ attendees, is_intended_gap }: CalendarDuty, nameOf: NameOf): string =>
  is_intended_gap ? t("Nobody, on purpose") : attendees.map(nameOf).join(", ");

/** Whether nothing was cut out of the occurrence: a rest of one cannot be moved by itself. */
export function isWhole({ start, end, start_wall, end_wall, time_zone }: CalendarDuty): boolean {
  const { toInstant } = zoneNamed(time_zone);
  return toInstant(wallToMs(start_wall)) === start && toInstant(wallToMs(end_wall)) === end;
}
