import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { peopleOnCall } from "../../../src/core/schedule/on-call.ts";
import { type Reminder, reminders } from "../../../src/core/schedule/reminder.ts";
import type { Shift } from "../../../src/core/schedule/shift.ts";
import { dayMs, hourMs, minuteMs } from "../../../src/core/schedule/wall-time.ts";
import { nightAndSchedule } from "./random-shifts.ts";
import { instant, iso, shift } from "./shifts.ts";

const day = shift({ id: "day", start: "2026-06-01T08:00", end: "2026-06-01T20:00", repeat: { frequency: "daily" } });
const night = shift({
  id: "night",
  attendees: ["bob"],
  start: "2026-06-01T20:00",
  end: "2026-06-02T08:00",
  repeat: { frequency: "daily" },
});

const between = (
  shifts: readonly Shift[],
  from: string,
  to: string,
  on: number | null = hourMs,
  off: number | null = 0,
): readonly Reminder[] =>
  reminders(shifts, { from: instant(from), to: instant(to), on_call_lead: on, off_call_lead: off });
const told = ({ kind, person, layer, at, due }: Reminder): string =>
  `${iso(due)} ${person} ${kind} ${layer} ${iso(at)}`;

describe("reminders", () => {
  test("an hour before going on call, and on going off", () => {
    expect(between([day, night], "2026-06-02T06:00Z", "2026-06-03T06:00Z").map(told)).toEqual([
      "2026-06-02T07:00Z ann on_call 1 2026-06-02T08:00Z",
      "2026-06-02T08:00Z bob off_call 1 2026-06-02T08:00Z",
      "2026-06-02T19:00Z bob on_call 1 2026-06-02T20:00Z",
      "2026-06-02T20:00Z ann off_call 1 2026-06-02T20:00Z",
    ]);
  });

  test("say until when, through which shifts, and who relieves", () => {
    expect(between([day, night], "2026-06-02T06:00Z", "2026-06-02T08:01Z")).toMatchObject([
      { until: instant("2026-06-02T20:00Z"), shift_ids: ["day"], relieved_by: [] },
      { until: null, relieved_by: ["ann"] },
    ]);
    const always = shift({
      id: "always",
      start: "2026-06-02T08:00",
      end: "2026-06-03T08:00",
      repeat: { frequency: "daily" },
    });
    expect(between([always], "2026-06-02T06:00Z", "2026-06-02T08:01Z")).toMatchObject([
      { kind: "on_call", until: null },
    ]);
  });

  test("come neither nor go for who serves on, whatever shift it is through", () => {
    const also = shift({ ...night, id: "also", attendees: ["ann"] });
    expect(between([day, also], "2026-06-05", "2026-06-08")).toEqual([]);
  });

  test("come for a layer that somebody leaves for another", () => {
    const second = shift({ id: "second", layer: 2, start: "2026-06-01T20:00", end: "2026-06-01T22:00" });
    expect(
      between([shift({ ...day, repeat: null }), second], "2026-06-01T12:00Z", "2026-06-02", 0, 0).map(told),
    ).toEqual([
      "2026-06-01T20:00Z ann off_call 1 2026-06-01T20:00Z",
      "2026-06-01T20:00Z ann on_call 2 2026-06-01T20:00Z",
      "2026-06-01T22:00Z ann off_call 2 2026-06-01T22:00Z",
    ]);
  });

  test("are left out when they are switched off", () => {
    expect(between([day], "2026-06-02", "2026-06-03", null, 0).map(({ kind }) => kind)).toEqual(["off_call"]);
    expect(between([day], "2026-06-02", "2026-06-03", 0, null).map(({ kind }) => kind)).toEqual(["on_call"]);
  });

  test("on the instant: the first ms of a window is in it, the last is in the next", () => {
    expect(between([day], "2026-06-02T07:00Z", "2026-06-02T07:01Z").map(told)).toHaveLength(1);
    expect(between([day], "2026-06-02T06:59Z", "2026-06-02T07:00Z").map(told)).toHaveLength(0);
    expect(between([day], "2026-06-02T20:00Z", "2026-06-02T20:01Z").map(told)).toHaveLength(1);
    expect(between([day], "2026-06-02T19:59Z", "2026-06-02T20:00Z").map(told)).toHaveLength(0);
  });
});

const anyLead = fc.option(fc.integer({ min: 0, max: 300 }).map((minutes) => minutes * minuteMs));

test("asked for stretch by stretch, each comes exactly once", () => {
  fc.assert(
    fc.property(
      nightAndSchedule(),
      anyLead,
      anyLead,
      fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 6 }),
      ({ night: midnight, shifts }, on, off, steps) => {
        const leads = { on_call_lead: on, off_call_lead: off };
        let from = midnight - hourMs;
        const inSteps: Reminder[] = [];
        for (const step of steps) {
          inSteps.push(...reminders(shifts, { from, to: from + step * minuteMs, ...leads }));
          from += step * minuteMs;
        }
        const name = ({ kind, person, layer, at }: Reminder): string => `${kind} ${person} ${layer} ${at}`;
        const atOnce = reminders(shifts, { from: midnight - hourMs, to: from, ...leads });
        expect(inSteps.map(name).toSorted()).toEqual(atOnce.map(name).toSorted());
      },
    ),
    { numRuns: 150 },
  );
});

test("each is about a real change of who is on call, and no change is missed", () => {
  fc.assert(
    fc.property(nightAndSchedule(), ({ night: midnight, shifts }) => {
      const found = reminders(shifts, { from: midnight, to: midnight + dayMs, on_call_lead: 0, off_call_lead: 0 });
      const serving = (at: number): ReadonlySet<string> =>
        new Set(peopleOnCall(shifts, at).flatMap(({ layer, people }) => people.map((person) => `${person} ${layer}`)));
      const changes = new Set<string>();
      for (let at = midnight; at < midnight + dayMs; at += minuteMs) {
        const [before, after] = [serving(at - 1), serving(at)];
        for (const one of after) if (!before.has(one)) changes.add(`on_call ${one} ${at}`);
        for (const one of before) if (!after.has(one)) changes.add(`off_call ${one} ${at}`);
      }
      expect(new Set(found.map(({ kind, person, layer, at }) => `${kind} ${person} ${layer} ${at}`))).toEqual(changes);
    }),
    { numRuns: 30 },
  );
});
