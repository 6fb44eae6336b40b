// The on-call calendar: who serves when over a stretch of time, where the plan does not hold, and every edit of it.
import { z } from "zod";

import type { Item } from "../core/collection.ts";
import type { Result } from "../core/refusal.ts";
import type { DoubleBooking, Gap } from "../core/schedule/coverage.ts";
import type { Duty } from "../core/schedule/duty.ts";
import type { Fairness } from "../core/schedule/fairness.ts";
import { ShiftCommand } from "../core/schedule/shift-command.ts";
import type { UndoStep } from "../core/schedule/undo.ts";
import type { RosterPerson } from "./roster.ts";

export interface CalendarTeam {
  readonly team_id: string;
  readonly number: number;
  readonly name: string;
  readonly schedule_id: string;
  /** What its calendar is shown in: the schedule's own zone, else the account's. */
  readonly time_zone: string;
  /** Those of its policy; shifts on further layers are never asked. */
  readonly layers: readonly { readonly layer: number; readonly color_hex: string; readonly timeout_seconds: number }[];
  /** Who takes part in its plan, also those who never serve. */
  readonly member_ids: readonly string[];
  /** False: nobody was ever planned, and the team is not called. */
  readonly has_shifts: boolean;
}

/** A stretch that somebody serves. */
export interface CalendarDuty extends Duty {
  readonly title: string | null;
  /** The zone in which its shift is kept, and in which `start_wall` and `end_wall` are told. */
  readonly time_zone: string;
  readonly is_repeating: boolean;
  readonly is_rotating: boolean;
}

export interface CalendarGap extends Gap {
  readonly schedule_id: string;
}

export interface CalendarView {
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
  /** By number; a schedule that several teams share stands once. */
  readonly teams: readonly CalendarTeam[];
  /** Everybody whom the duties name and every member, by name. */
  readonly people: readonly RosterPerson[];
  /** By start, then layer. */
  readonly duties: readonly CalendarDuty[];
  /** Of the layers that are asked, by start. */
  readonly gaps: readonly CalendarGap[];
  /** Also between teams, when all are looked at. */
  readonly double_bookings: readonly DoubleBooking[];
}

export interface CalendarEdit {
  /** Made or changed. */
  readonly shift_ids: readonly string[];
  /** Give it back in the command `undo`. */
  readonly undo: readonly UndoStep[];
}

export interface CalendarImport extends CalendarEdit {
  /** Events that became a shift, or that would, in a dry run. */
  readonly taken: readonly string[];
  readonly left_out: readonly { readonly summary: string; readonly why: string }[];
}

const id = z.string().min(1).max(100);
const stretch = { team_id: id.nullable(), from: z.number(), to: z.number() };

export const calendarCalls = {
  /** `team_id` null: all teams. At most 400 days. */
  "calendar.read": { input: z.strictObject(stretch), output: z.custom<CalendarView>() },
  /** Nights and weekends are those of `time_zone`. */
  "calendar.fairness": {
    input: z.strictObject({ ...stretch, time_zone: z.string().max(100) }),
    output: z.custom<Fairness>(),
  },
  /** In the order of their numbers. */
  "calendar.shifts": {
    input: z.strictObject({ schedule_id: id }),
    output: z.custom<readonly Item<"shifts">[]>(),
  },
  "calendar.edit": {
    input: z.strictObject({ schedule_id: id, command: ShiftCommand }),
    output: z.custom<Result<CalendarEdit>>(),
  },
  /** With `is_dry` nothing is changed. */
  "calendar.import": {
    input: z.strictObject({
      schedule_id: id,
      calendar: z.string().min(1).max(2_000_000),
      layer: z.int().min(1).max(20),
      is_dry: z.boolean(),
    }),
    output: z.custom<Result<CalendarImport>>(),
  },
  /** The address of the feed for other calendars; it holds the schedule's secret. Null: there is no such schedule. */
  "calendar.feed": { input: z.strictObject({ schedule_id: id }), output: z.custom<string | null>() },
};
