// Hours of the week by a clock on the wall, such as Monday to Friday, 22:00 to 06:00.
import { z } from "zod";

import { dayMs, dayOf, minuteMs, weekdayOf } from "./schedule/wall-time.ts";
import { TimeZone, zoneNamed } from "./schedule/zone.ts";

const Clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, "must be a time of day such as 22:00");

export const Hours = z.strictObject({
  time_zone: TimeZone,
  /** 0 is Sunday. Of hours that pass midnight, the day on which they begin. */
  days_of_week: z
    .array(z.int().min(0, "must be 0 (Sunday) to 6").max(6, "must be 0 (Sunday) to 6"))
    .min(1, "must name a day")
    .max(7)
    .default([0, 1, 2, 3, 4, 5, 6]),
  from: Clock,
  /** Not included. At or before `from`: on the next day. */
  until: Clock,
});
export type Hours = z.output<typeof Hours>;

export function isWithin({ time_zone, days_of_week, from, until }: Hours, at: number): boolean {
  const wall = zoneNamed(time_zone).toWall(at);
  const today = dayOf(wall);
  const start = clockToMs(from);
  const end = clockToMs(until) + (until <= from ? dayMs : 0);
  return [today, today - dayMs].some(
    (day) => days_of_week.includes(weekdayOf(day)) && wall >= day + start && wall < day + end,
  );
}

function clockToMs(clock: string): number {
  const [hours = "0", minutes = "0"] = clock.split(":");
  return (Number(hours) * 60 + Number(minutes)) * minuteMs;
}
