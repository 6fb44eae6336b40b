// Shifts for tests, and the nights on which clocks change.
import { NewShift, type Shift } from "../../../src/core/schedule/shift.ts";

export type ShiftSketch = { readonly id?: string } & Record<string, unknown>;

/** Layer 1 of schedule `s` in UTC, served by ann, unless said otherwise. */
export function shift({ id = "shift", ...sketch }: ShiftSketch): Shift {
  return {
    id,
    ...NewShift.parse({ schedule_id: "s", layer: 1, attendees: ["ann"], time_zone: "UTC", ...sketch }),
  };
}

export const instant = (text: string): number => Date.parse(text.includes("T") ? text : `${text}T00:00:00Z`);
export const iso = (ms: number): string => new Date(ms).toISOString().replace(".000Z", "Z").replace(":00Z", "Z");

/** Clocks change at `at`; wall times from `from` to `to` are skipped, or come twice. */
export const clockChanges = [
  { zone: "America/New_York", at: "2026-03-08T07:00Z", kind: "skipped", from: "02:00", to: "03:00" },
  { zone: "America/New_York", at: "2026-11-01T06:00Z", kind: "twice", from: "01:00", to: "02:00" },
  { zone: "Europe/London", at: "2026-03-29T01:00Z", kind: "skipped", from: "01:00", to: "02:00" },
  { zone: "Europe/London", at: "2026-10-25T01:00Z", kind: "twice", from: "01:00", to: "02:00" },
  { zone: "Australia/Lord_Howe", at: "2026-10-03T15:30Z", kind: "skipped", from: "02:00", to: "02:30" },
  { zone: "Australia/Lord_Howe", at: "2026-04-04T15:00Z", kind: "twice", from: "01:30", to: "02:00" },
  { zone: "Africa/Casablanca", at: "2026-03-22T02:00Z", kind: "skipped", from: "02:00", to: "03:00" },
  { zone: "Africa/Casablanca", at: "2026-02-15T02:00Z", kind: "twice", from: "02:00", to: "03:00" },
] as const;

/** Odder ones: two hours at once, and a day that never was. */
export const oddClockChanges = [
  { zone: "Antarctica/Troll", at: "2026-03-29T01:00Z" },
  { zone: "Antarctica/Troll", at: "2026-10-25T01:00Z" },
  { zone: "Pacific/Apia", at: "2011-12-30T10:00Z" },
] as const;
