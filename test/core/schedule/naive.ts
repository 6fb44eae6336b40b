// The same answers, found in the plainest way: walk a series from its beginning, one occurrence after the other, ask Temporal
// for each wall time, and look at every shift at every minute. Slow, and shares no code with what it checks.
import { Temporal } from "temporal-polyfill";

import type { Shift } from "../../../src/core/schedule/shift.ts";

export interface NaiveOccurrence {
  readonly start: number;
  readonly end: number;
  readonly start_wall: string;
  readonly attendees: readonly string[];
}

const instantOf = (wall: Temporal.PlainDateTime, zone: string): number =>
  wall.toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds;

const wallText = (wall: Temporal.PlainDateTime): string => wall.toString({ smallestUnit: "second" });

const mondayOf = (date: Temporal.PlainDate): Temporal.PlainDate => date.subtract({ days: date.dayOfWeek - 1 });

/** The starts of a series on the wall, endless ones up to `to`. */
function startsOf(shift: Shift, to: Temporal.PlainDateTime): readonly Temporal.PlainDateTime[] {
  const start = Temporal.PlainDateTime.from(shift.start);
  const { repeat } = shift;
  if (repeat === null) return [start];
  const { frequency, interval, days_of_week, day_of_month } = repeat;
  const isOnADay = (wall: Temporal.PlainDateTime): boolean =>
    days_of_week === null || days_of_week.includes(wall.dayOfWeek % 7);
  const found: Temporal.PlainDateTime[] = [];
  for (let step = 0; ; step++) {
    const wall = stepTo(step);
    if (Temporal.PlainDateTime.compare(wall, to) > 0) return found;
    if (Temporal.PlainDateTime.compare(wall, start) >= 0 && isMeant(wall)) found.push(wall);
  }

  function stepTo(step: number): Temporal.PlainDateTime {
    if (frequency === "hourly") return start.add({ hours: step * interval });
    if (frequency === "daily") return start.add({ days: step * interval });
    if (frequency === "weekly") return start.add({ days: step });
    const months = step * interval * (frequency === "monthly" ? 1 : 12);
    const month = start.with({ day: 1 }).add({ months });
    return month.with({ day: day_of_month ?? start.day });
  }

  function isMeant(wall: Temporal.PlainDateTime): boolean {
    if (frequency === "daily") return isOnADay(wall);
    if (frequency !== "weekly") return true;
    const weeks = mondayOf(start.toPlainDate()).until(mondayOf(wall.toPlainDate())).days / 7;
    return weeks % interval === 0 && (days_of_week === null ? wall.dayOfWeek === start.dayOfWeek : isOnADay(wall));
  }
}

/** Those that start on the wall before `to`. Knows nothing of `is_continuous`: the last day of a month is the caller's affair. */
export function naiveOccurrences(shift: Shift, to: string): readonly NaiveOccurrence[] {
  const length = Temporal.PlainDateTime.from(shift.start).until(shift.end);
  const starts = startsOf(shift, Temporal.PlainDateTime.from(to).add({ days: 60 }));
  const walls = new Set(starts.map(wallText));
  return starts.flatMap((wall, index) => {
    const { repeat } = shift;
    if (wallText(wall) > to || shift.exceptions.includes(wallText(wall))) return [];
    if (repeat?.count && index >= repeat.count) return [];
    if (repeat?.until && wallText(wall).slice(0, 10) > repeat.until) return [];
    const wallEnd = wall.add(length);
    const start = instantOf(wall, shift.time_zone);
    let end = instantOf(wallEnd, shift.time_zone);
    if (end <= start && walls.has(wallText(wallEnd))) return [];
    if (end <= start) end = start + length.total("milliseconds");
    const turn = Math.floor((index + shift.rotation_offset) / shift.occurrences_per_turn) % shift.attendees.length;
    const attendees = shift.is_rotating ? shift.attendees.slice(turn, turn + 1) : shift.attendees;
    return [{ start, end, start_wall: wallText(wall), attendees }];
  });
}

/** Who is on call on each layer: `gap` where that is intended, nothing where nobody is. */
export function naiveOnCall(shifts: readonly Shift[], to: string): (at: number) => Readonly<Record<number, string>> {
  const all = shifts.map((shift) => ({ shift, occurrences: naiveOccurrences(shift, to) }));
  return (at) => {
    const isOn = ({ start, end }: NaiveOccurrence): boolean => start <= at && at < end;
    const people: Record<number, Set<string>> = {};
    for (const { shift, occurrences } of all)
      for (const occurrence of occurrences.filter(isOn)) {
        const isOverridden = all.some(
          (other) =>
            other.shift.parent_id === shift.id &&
            other.shift.parent_start === occurrence.start_wall &&
            other.occurrences.some(isOn),
        );
        if (isOverridden) continue;
        const there = (people[shift.layer] ??= new Set());
        for (const person of occurrence.attendees) there.add(person);
      }
    return Object.fromEntries(
      Object.entries(people).map(([layer, there]) => [
        layer,
        there.size === 0 ? "gap" : [...there].toSorted().join(" "),
      ]),
    );
  };
}
