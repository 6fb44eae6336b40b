// A shift in words: which layer, when, how often, who. Pure.
import type { Repeat } from "../../core/schedule/repeat.ts";
import type { ShiftFields } from "../../core/schedule/shift.ts";
import { dayMs, wallToMs } from "../../core/schedule/wall-time.ts";
import { zoneNamed } from "../../core/schedule/zone.ts";
import { t } from "../language/language.ts";
import { weekdayNames } from "./weekdays.ts";

const units: Readonly<Record<Repeat["frequency"], readonly [one: string, many: string]>> = {
  hourly: ["hour", "hours"],
  daily: ["day", "days"],
  weekly: ["week", "weeks"],
  monthly: ["month", "months"],
  yearly: ["year", "years"],
};

const paces: Readonly<Record<Repeat["frequency"], readonly [one: string, many: string]>> = {
  hourly: ["every hour", "every {{interval}} hours"],
  daily: ["every day", "every {{interval}} days"],
  weekly: ["every week", "every {{interval}} weeks"],
  monthly: ["every month", "every {{interval}} months"],
  yearly: ["every year", "every {{interval}} years"],
};

export type ShiftKind = "single" | "repeating" | "rotating";

export const kindOf = ({ repeat, is_rotating }: Pick<ShiftFields, "repeat" | "is_rotating">): ShiftKind =>
  repeat === null ? "single" : is_rotating ? "rotating" : "repeating";

export const everyWords = (frequency: Repeat["frequency"], interval: number): string =>
  t(paces[frequency][interval === 1 ? 0 : 1], { interval });

export const unitWord = (frequency: Repeat["frequency"], interval: number): string =>
  t(units[frequency][interval === 1 ? 0 : 1]);

export function repeatWords(repeat: Repeat): string {
  const { frequency, interval, days_of_week, until, count } = repeat;
  const days =
    days_of_week === null
      ? ""
      : t(" on {{days}}", {
          days: days_of_week
            .toSorted((one, other) => ((one + 6) % 7) - ((other + 6) % 7))
            .map((day) => t(weekdayNames[day] ?? ""))
            .join(", "),
        });
  const end =
    until === null ? (count === null ? "" : t(", {{count}} times", { count })) : t(", until {{until}}", { until });
  return `${everyWords(frequency, interval)}${days}${end}`;
}

/** Wall-clock text: the day is said once when both are on it. */
export function wallWords({ start, end }: Pick<ShiftFields, "start" | "end">, isRepeating: boolean): string {
  const [startDay, startTime] = [start.slice(0, 10), start.slice(11, 16)];
  const [endDay, endTime] = [end.slice(0, 10), end.slice(11, 16)];
  if (startDay === endDay)
    return `${isRepeating ? t("from {{startDay}}, ", { startDay }) : `${startDay} `}${startTime}-${endTime}`;
  return t(isRepeating ? "from {{start}} to {{end}}" : "{{start}} to {{end}}", {
    start: `${startDay} ${startTime}`,
    end: `${endDay} ${endTime}`,
  });
}

export function whoWords(shift: ShiftFields, nameOf: (id: string) => string): string {
  if (shift.is_intended_gap) return t("nobody, on purpose");
  const names = shift.attendees.map(nameOf);
  if (!shift.is_rotating) return names.join(", ");
  const each =
    shift.occurrences_per_turn === 1
      ? ""
      : t(", {{occurrences_per_turn}} times each", { occurrences_per_turn: shift.occurrences_per_turn });
  return t("{{names}} in turn{{each}}", { names: names.join(" → "), each });
}

/** Whether no occurrence lies ahead, as far as its dates say; one that ends after a number of times is not counted out. */
export function isOver({ start, end, repeat, time_zone }: ShiftFields, now: number): boolean {
  const wall = zoneNamed(time_zone).toWall(now);
  if (repeat === null) return wallToMs(end) <= wall;
  if (repeat.until === null) return false;
  const length = wallToMs(end) - wallToMs(start);
  return wallToMs(`${repeat.until}T00:00:00`) + dayMs + length <= wall;
}
