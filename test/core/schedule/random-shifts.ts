// Random shifts and schedules around the nights on which clocks change.
import fc from "fast-check";

import { occurrences } from "../../../src/core/schedule/occurrences.ts";
import { type Shift } from "../../../src/core/schedule/shift.ts";
import { dayMs, hourMs, minuteMs, msToWall } from "../../../src/core/schedule/wall-time.ts";
import { zoneNamed } from "../../../src/core/schedule/zone.ts";
import { clockChanges, instant, oddClockChanges, shift } from "./shifts.ts";

export const zones = ["America/New_York", "Europe/London", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca"];
export const people = ["ann", "bob", "cy", "dee", "eve"];

/** Midnight UTC before a night on which some zone's clocks change. */
export const anyNight = fc.constantFrom(...clockChanges).map(({ at }) => Math.floor(instant(at) / dayMs) * dayMs);
export const anyOddNight = fc
  .constantFrom(...clockChanges, ...oddClockChanges)
  .map(({ zone, at }) => ({ zone, night: Math.floor(instant(at) / dayMs) * dayMs }));

const anyPeople = fc.uniqueArray(fc.constantFrom(...people), { minLength: 1, maxLength: 3 });
/** On quarters of an hour, mostly in the small hours, up to three weeks before the night or a day after it. */
const anyStart = fc.record({
  days: fc.integer({ min: -20, max: 1 }),
  quarter: fc.oneof(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 0, max: 95 })),
});
const anyRepeat = fc.oneof(
  fc.record({ frequency: fc.constant("hourly"), interval: fc.integer({ min: 1, max: 30 }) }),
  fc.record({
    frequency: fc.constant("daily"),
    interval: fc.integer({ min: 1, max: 3 }),
    days_of_week: fc.option(fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 3 })),
  }),
  fc.record({
    frequency: fc.constant("weekly"),
    interval: fc.integer({ min: 1, max: 2 }),
    days_of_week: fc.option(fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 })),
  }),
);
const anyEnd = fc.oneof(
  fc.constant({}),
  fc.integer({ min: 1, max: 60 }).map((count) => ({ count })),
);

export interface ShiftChoice {
  readonly zone?: string;
  readonly layers?: number;
  readonly isRepeating?: boolean;
}

export const anyShift = (
  id: string,
  night: number,
  { zone, layers = 3, isRepeating }: ShiftChoice = {},
): fc.Arbitrary<Shift> =>
  fc
    .record({
      layer: fc.integer({ min: 1, max: layers }),
      zone: zone === undefined ? fc.constantFrom(...zones) : fc.constant(zone),
      attendees: anyPeople,
      start: anyStart,
      quarters: fc.oneof(
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom(4, 8, 48, 96),
        fc.integer({ min: 1, max: 200 }),
      ),
      repeat: isRepeating === true ? anyRepeat : fc.option(anyRepeat, { nil: null }),
      end: anyEnd,
      isRotating: fc.boolean(),
      perTurn: fc.integer({ min: 1, max: 3 }),
      offset: fc.integer({ min: 0, max: 5 }),
      isGap: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
    })
    .map(({ layer, zone: time_zone, attendees, start, quarters, repeat, end, isRotating, perTurn, offset, isGap }) => {
      const wall = night + start.days * dayMs + start.quarter * 15 * minuteMs;
      const rotates = isRotating && repeat !== null && !isGap;
      return shift({
        id,
        layer,
        time_zone,
        attendees: isGap ? [] : attendees,
        is_intended_gap: isGap,
        start: msToWall(wall),
        end: msToWall(wall + quarters * 15 * minuteMs),
        repeat: repeat === null ? null : { ...repeat, ...end },
        is_rotating: rotates,
        ...(rotates ? { occurrences_per_turn: perTurn, rotation_offset: offset } : {}),
      });
    });

/** Shifts of one schedule, some of their occurrences left out, and some overridden wholly or in part. */
export const anySchedule = (night: number, choice: ShiftChoice = {}): fc.Arbitrary<readonly Shift[]> =>
  fc
    .tuple(
      fc
        .integer({ min: 1, max: 4 })
        .chain((count) =>
          fc.tuple(...Array.from({ length: count }, (_, place) => anyShift(`shift-${place}`, night, choice))),
        ),
      fc.array(
        fc.record({
          shift: fc.nat(100),
          occurrence: fc.nat(100),
          attendees: anyPeople,
          from: fc.double({ min: 0, max: 0.9, noNaN: true }),
          share: fc.double({ min: 0.1, max: 1, noNaN: true }),
          isLeftOut: fc.boolean(),
        }),
        { maxLength: 5 },
      ),
    )
    .map(([shifts, changes]) => {
      let after: readonly Shift[] = shifts;
      for (const [place, change] of changes.entries()) {
        const parent = after[change.shift % after.length];
        if (parent === undefined) continue;
        const near = occurrences(parent, night - 2 * dayMs, night + 2 * dayMs);
        const meant = near[change.occurrence % near.length];
        if (meant === undefined) continue;
        if (change.isLeftOut && parent.repeat !== null) {
          const exceptions = [...parent.exceptions, meant.start_wall];
          after = after.map((one) => (one.id === parent.id ? { ...one, exceptions } : one));
          continue;
        }
        const { toWall } = zoneNamed(parent.time_zone);
        const length = meant.end - meant.start;
        const start = Math.round((meant.start + change.from * length) / minuteMs) * minuteMs;
        const wall = toWall(start);
        const wallEnd = Math.max(wall + 15 * minuteMs, toWall(Math.min(meant.end, start + change.share * length)));
        after = [
          ...after,
          shift({
            id: `override-${place}`,
            layer: parent.layer,
            time_zone: parent.time_zone,
            attendees: change.attendees,
            start: msToWall(wall),
            end: msToWall(Math.round(wallEnd / minuteMs) * minuteMs),
            parent_id: parent.id,
            parent_start: meant.start_wall,
          }),
        ];
      }
      return after;
    });

export const nightAndSchedule = (choice: ShiftChoice = {}): fc.Arbitrary<{ night: number; shifts: readonly Shift[] }> =>
  anyNight.chain((night) => anySchedule(night, choice).map((shifts) => ({ night, shifts })));

/** A series whose every occurrence ends where the next begins. */
export const anyRelay = (night: number, zone: string): fc.Arbitrary<Shift> =>
  fc
    .record({
      start: anyStart,
      repeat: fc.oneof(
        fc.record({ frequency: fc.constant("hourly"), interval: fc.integer({ min: 1, max: 30 }) }),
        fc.record({ frequency: fc.constant("daily"), interval: fc.integer({ min: 1, max: 4 }) }),
        fc.record({ frequency: fc.constant("weekly"), interval: fc.integer({ min: 1, max: 3 }) }),
        fc.record({
          frequency: fc.constant("weekly"),
          days_of_week: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
          is_continuous: fc.constant(true),
        }),
        fc.record({ frequency: fc.constant("monthly"), is_continuous: fc.constant(true) }),
      ),
    })
    .map(({ start, repeat }) => {
      const wall = night + start.days * dayMs + start.quarter * 15 * minuteMs;
      const stepMs = repeat.frequency === "hourly" ? hourMs : repeat.frequency === "weekly" ? 7 * dayMs : dayMs;
      const interval = "interval" in repeat ? repeat.interval : 1;
      return shift({
        time_zone: zone,
        attendees: people,
        is_rotating: true,
        start: msToWall(wall),
        end: msToWall(wall + stepMs * interval),
        repeat,
      });
    });
