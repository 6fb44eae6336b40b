// Wall-clock times as they are typed: 2026-10-31 22:00, the same on every computer. Pure but for the language.
import { locale } from "../parts/time.ts";

const whole = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/u;

/** What is not finished yet is kept as it was typed, and complained about by the schema. */
export function readWall(typed: string): string {
  const text = typed.trimStart().replace(/(\d)[ T]+(?=\d|$)/u, "$1T");
  return whole.test(text) ? `${text}:00` : text;
}

export const showWall = (wall: string): string =>
  wall.replace(/:00$/u, wall.length === 19 ? "" : ":00").replace("T", " ");

/** Null while no date stands there. */
export function weekdayOf(wall: string): string | null {
  const at = Date.parse(`${wall.slice(0, 10)}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d/u.test(wall) && !Number.isNaN(at)
    ? new Intl.DateTimeFormat(locale(), { weekday: "long", timeZone: "UTC" }).format(at)
    : null;
}
