// When the occurrences of a repeating shift start, in wall-clock time: no zone, so no start is ever lost to a DST night.
// rrule-temporal reads the calendar (days of the week, months, years); between whole cycles of it, arithmetic goes on, so
// that a place in a series' numbering is known without walking there from its beginning.
import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";

import type { Repeat } from "./repeat.ts";
import { dayMs, hourMs } from "./wall-time.ts";

export interface Start {
  readonly wall: number;
  /** 0 for the first of the series. */
  readonly index: number;
}

/** The end of a series and its exceptions are for others to apply. */
export interface Series {
  /** In order, from `from` inclusive to `to` exclusive. */
  readonly startsBetween: (from: number, to: number) => readonly Start[];
  /** No two neighbours are further apart than this (ms). */
  readonly widest: number;
}

export function createSeries(start: number, repeat: Repeat): Series {
  switch (repeat.frequency) {
    case "hourly":
      return cycleSeries(start, [0], repeat.interval * hourMs);
    case "daily":
    case "weekly": {
      const { days_of_week, interval } = repeat;
      const stepMs = interval * (repeat.frequency === "daily" ? dayMs : 7 * dayMs);
      if (days_of_week === null) return cycleSeries(start, [0], stepMs);
      const cycleMs = interval * 7 * dayMs;
      const firstCycle = startsOfRule(weekdayRule(start, repeat, days_of_week), start, start + cycleMs);
      return cycleSeries(
        start,
        firstCycle.map((wall) => wall - start),
        cycleMs,
      );
    }
    case "monthly":
    case "yearly":
      return calendarSeries(start, repeat);
  }
}

/** `pattern`: the starts of the first cycle, counted from `start`. */
function cycleSeries(start: number, pattern: readonly number[], cycleMs: number): Series {
  const following = [...pattern.slice(1), (pattern[0] ?? 0) + cycleMs];
  return {
    widest: Math.max(...pattern.map((offset, place) => (following[place] ?? 0) - offset), 0),
    startsBetween: (from, to) => {
      const starts: Start[] = [];
      if (pattern.length === 0) return starts;
      for (let cycle = Math.max(0, Math.floor((from - start) / cycleMs)); start + cycle * cycleMs < to; cycle++)
        for (const [place, offset] of pattern.entries()) {
          const wall = start + cycle * cycleMs + offset;
          if (wall >= from && wall < to) starts.push({ wall, index: cycle * pattern.length + place });
        }
      return starts;
    },
  };
}

/** One occurrence in every month (or year) that the interval meets, on the day that is meant or the month's last. */
function calendarSeries(start: number, repeat: Repeat): Series {
  const rule = dayOfMonthRule(start, repeat);
  const monthsApart = repeat.interval * (repeat.frequency === "monthly" ? 1 : 12);
  const widest = repeat.interval * (repeat.frequency === "monthly" ? 31 : 366) * dayMs;
  const [first = start] = startsOfRule(rule, start, start + 2 * widest + 1);
  return {
    widest,
    startsBetween: (from, to) =>
      startsOfRule(rule, Math.max(from, start), to).map((wall) => ({
        wall,
        index: (monthOf(wall) - monthOf(first)) / monthsApart,
      })),
  };
}

const monthOf = (wall: number): number => {
  const date = new Date(wall);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

const weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"] as const;

const weekdayRule = (start: number, { frequency, interval }: Repeat, days: readonly number[]): RRuleTemporal =>
  new RRuleTemporal({
    freq: frequency === "daily" ? "DAILY" : "WEEKLY",
    interval,
    byDay: days.map((day) => weekdays[day] ?? "SU"),
    wkst: "MO",
    dtstart: asIfUtc(start),
  });

/** The last of the days up to the one that is meant: RFC 5545 alone would leave out the months that do not have it. */
function dayOfMonthRule(start: number, { frequency, interval, day_of_month }: Repeat): RRuleTemporal {
  const day = day_of_month ?? new Date(start).getUTCDate();
  return new RRuleTemporal({
    freq: frequency === "monthly" ? "MONTHLY" : "YEARLY",
    interval,
    ...(frequency === "yearly" ? { byMonth: [new Date(start).getUTCMonth() + 1] } : {}),
    ...(day > 28
      ? { byMonthDay: [28, 29, 30, 31].filter((candidate) => candidate <= day), bySetPos: [-1] }
      : { byMonthDay: [day] }),
    dtstart: asIfUtc(start),
  });
}

const asIfUtc = (wall: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO("UTC");

/** From `from` inclusive to `to` exclusive. */
const startsOfRule = (rule: RRuleTemporal, from: number, to: number): readonly number[] =>
  to <= from ? [] : rule.between(new Date(from), new Date(to - 1), true).map((date) => date.epochMilliseconds);
