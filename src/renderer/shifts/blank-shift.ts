// What a new shift begins as, and what changes with its kind. Pure.
import type { Repeat } from "../../core/schedule/repeat.ts";
import type { ShiftFields } from "../../core/schedule/shift.ts";
import { dayMs, dayOf, hourMs, msToWall } from "../../core/schedule/wall-time.ts";
import { zoneNamed } from "../../core/schedule/zone.ts";
import type { ShiftKind } from "./shift-words.ts";

const usualRepeat: Repeat = {
  frequency: "daily",
  interval: 1,
  days_of_week: null,
  day_of_month: null,
  is_continuous: null,
  until: null,
  count: null,
};

/** Tomorrow from 08:00 to 20:00 on the clocks of the schedule's zone. */
export function blankShift(schedule_id: string, time_zone: string, now: number): ShiftFields {
  const tomorrow = dayOf(zoneNamed(time_zone).toWall(now)) + dayMs;
  return {
    schedule_id,
    layer: 1,
    attendees: [],
    time_zone,
    start: msToWall(tomorrow + 8 * hourMs),
    end: msToWall(tomorrow + 20 * hourMs),
    repeat: null,
    is_rotating: false,
    occurrences_per_turn: 1,
    rotation_offset: 0,
    exceptions: [],
    parent_id: null,
    parent_start: null,
    is_intended_gap: false,
    title: null,
    notes: null,
  };
}

/** A rotation begins as whole weeks, the commonest. What a kind cannot have goes. */
export function withKind(shift: ShiftFields, kind: ShiftKind): Partial<ShiftFields> {
  const alone = { is_rotating: false, occurrences_per_turn: 1, rotation_offset: 0 };
  switch (kind) {
    case "single":
      return { ...alone, repeat: null, exceptions: [], attendees: [...new Set(shift.attendees)] };
    case "repeating":
      return { ...alone, repeat: shift.repeat ?? usualRepeat, attendees: [...new Set(shift.attendees)] };
    case "rotating":
      return {
        repeat: shift.repeat ?? { ...usualRepeat, frequency: "weekly" },
        is_rotating: true,
        is_intended_gap: false,
      };
  }
}
