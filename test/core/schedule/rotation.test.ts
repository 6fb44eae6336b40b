import { describe, expect, test } from "vitest";

import type { Result } from "../../../src/core/refusal.ts";
import { editOccurrence, removeOccurrence } from "../../../src/core/schedule/edit.ts";
import { occurrences } from "../../../src/core/schedule/occurrences.ts";
import { onCall, peopleOnCall, window } from "../../../src/core/schedule/on-call.ts";
import { overrideOccurrence, takeOver } from "../../../src/core/schedule/override.ts";
import { replacePerson, shiftsNaming } from "../../../src/core/schedule/replace-person.ts";
import type { Shift } from "../../../src/core/schedule/shift.ts";
import { applyEdits, type ShiftEdit } from "../../../src/core/schedule/shift-edit.ts";
import { instant, iso, shift } from "./shifts.ts";

const zone = "America/Chicago";

const done = (shifts: readonly Shift[], result: Result<readonly ShiftEdit[]>): readonly Shift[] => {
  if (!result.ok) throw new Error(result.refusal.detail);
  return applyEdits(shifts, result.value);
};
const now = (shifts: readonly Shift[], at: string): string =>
  peopleOnCall(shifts, instant(at))[0]?.people.join("+") ?? "";
const counter = () => {
  let last = 0;
  return () => `new-${++last}`;
};

describe("rotations", () => {
  const rotating = (sketch: Record<string, unknown>) =>
    shift({ time_zone: zone, attendees: ["ann", "bob", "cy"], is_rotating: true, ...sketch });

  test.each([
    [
      "hourly",
      "2026-06-10T08:00",
      "2026-06-10T09:00",
      1,
      ["2026-06-10T13:30Z", "2026-06-10T14:00Z", "2026-06-10T15:59Z", "2026-06-10T16:00Z"],
    ],
    [
      "daily",
      "2026-06-10T08:00",
      "2026-06-11T08:00",
      1,
      ["2026-06-11T12:59Z", "2026-06-11T13:00Z", "2026-06-13T12:59Z", "2026-06-13T13:00Z"],
    ],
    [
      "daily",
      "2026-06-10T08:00",
      "2026-06-12T08:00",
      2,
      ["2026-06-12T12:59Z", "2026-06-12T13:00Z", "2026-06-16T12:59Z", "2026-06-16T13:00Z"],
    ],
    [
      "weekly",
      "2026-06-10T08:00",
      "2026-06-17T08:00",
      1,
      ["2026-06-17T12:59Z", "2026-06-17T13:00Z", "2026-07-01T12:59Z", "2026-07-01T13:00Z"],
    ],
    [
      "monthly",
      "2026-06-10T08:00",
      "2026-07-10T08:00",
      1,
      ["2026-07-10T12:59Z", "2026-07-10T13:00Z", "2026-09-10T12:59Z", "2026-09-10T13:00Z"],
    ],
  ])(
    "%s from %s: the first, the second, the third, and the first again",
    (frequency, start, end, interval, moments) => {
      const rotation = rotating({ start, end, repeat: { frequency, interval } });
      expect(moments.map((at) => now([rotation], at))).toEqual(["ann", "bob", "cy", "ann"]);
    },
  );

  test.each([
    ["weekly", 1, "2017-06-10T08:00", 7 * 24],
    ["weekly", 2, "2017-06-10T08:00", 14 * 24],
    ["weekly", 1, "2017-03-10T08:00", 7 * 24 - 1],
    ["weekly", 1, "2017-11-04T08:00", 7 * 24 + 1],
    ["daily", 1, "2017-06-10T08:00", 24],
    ["daily", 1, "2017-03-11T08:00", 23],
    ["daily", 1, "2017-11-04T08:00", 25],
    ["hourly", 1, "2017-06-10T08:00", 1],
    ["hourly", 3, "2017-03-12T00:00", 2],
    ["hourly", 3, "2017-11-05T00:00", 4],
    ["hourly", 1, "2017-03-12T01:00", 1],
    ["hourly", 1, "2017-11-05T01:00", 2],
  ])("%s, %i long, from %s lasts %i hours", (frequency, interval, start, hours) => {
    const length = { hourly: 1, daily: 24, weekly: 168 }[frequency] ?? 0;
    const end = new Date(instant(`${start}Z`) + length * interval * 3_600_000).toISOString().slice(0, 16);
    const [first] = occurrences(rotating({ start, end, repeat: { frequency, interval } }), 0, instant("2018-01-01"));
    expect(first && (first.end - first.start) / 3_600_000).toBe(hours);
  });

  test("hand-overs stay on the clock on the wall through both nights, and everybody gets a turn", () => {
    const rotation = rotating({ start: "2026-01-01T02:30", end: "2026-01-02T02:30", repeat: { frequency: "daily" } });
    const shown = (from: string, to: string) =>
      window([rotation], instant(from), instant(to)).map(({ start, people }) => `${iso(start)} ${people.join("+")}`);
    expect(shown("2026-03-06T08:30Z", "2026-03-10T07:30Z")).toEqual([
      "2026-03-06T08:30Z bob",
      "2026-03-07T08:30Z cy",
      "2026-03-08T08:30Z ann",
      "2026-03-09T07:30Z bob",
    ]);
    expect(shown("2026-10-31T07:30Z", "2026-11-03T08:30Z")).toEqual([
      "2026-10-31T07:30Z ann",
      "2026-11-01T08:30Z bob",
      "2026-11-02T08:30Z cy",
    ]);
  });

  test("several occurrences make a turn", () => {
    const rotation = rotating({
      start: "2026-06-01T08:00",
      end: "2026-06-01T16:00",
      repeat: { frequency: "weekly", days_of_week: [1, 2, 3, 4, 5] },
      occurrences_per_turn: 5,
    });
    expect(
      ["2026-06-01", "2026-06-05", "2026-06-08", "2026-06-15", "2026-06-22"].map((day) =>
        now([rotation], `${day}T15:00Z`),
      ),
    ).toEqual(["ann", "ann", "bob", "cy", "ann"]);
  });

  test("another may be made the active one", () => {
    const rotation = rotating({
      id: "r",
      start: "2026-06-01T08:00",
      end: "2026-06-02T08:00",
      repeat: { frequency: "daily" },
    });
    const after = done(
      [rotation],
      editOccurrence(
        [rotation],
        { shift_id: "r", start: "2026-06-04T08:00" },
        "following",
        { rotation_offset: 2 },
        "new",
      ),
    );
    expect(["2026-06-03", "2026-06-04", "2026-06-05"].map((day) => now(after, `${day}T15:00Z`))).toEqual([
      "cy",
      "cy",
      "ann",
    ]);
  });

  test("one that starts later has nobody yet, and names who is first", () => {
    const rotation = rotating({ start: "2026-06-10T08:00", end: "2026-06-11T08:00", repeat: { frequency: "daily" } });
    expect(onCall([rotation], instant("2026-06-09"))).toMatchObject([
      { people: [], next: { people: ["ann"], start: instant("2026-06-10T13:00Z") } },
    ]);
  });
});

describe("somebody leaves", () => {
  const rotation = shift({
    id: "r",
    attendees: ["ann", "bob", "cy"],
    is_rotating: true,
    start: "2026-06-01T08:00",
    end: "2026-06-02T08:00",
    repeat: { frequency: "daily" },
  });
  const days = (shifts: readonly Shift[], from: string, to: string) =>
    window(shifts, instant(from), instant(to)).map(
      ({ start, end, people }) => `${iso(start).slice(8, 13)} ${iso(end).slice(8, 13)} ${people.join("+")}`,
    );
  const leave = (shifts: readonly Shift[], person: string, at: string, by: string | null = null) =>
    replacePerson(shifts, { person, by, at: instant(at), newId: counter() });

  test("and the turn follows: whose turn it is stays, the rest close up", () => {
    const after = done([rotation], leave([rotation], "ann", "2026-06-03T12:00Z"));
    expect(days(after, "2026-06-01", "2026-06-08T08:00Z")).toEqual([
      "01T08 02T08 ann",
      "02T08 03T08 bob",
      "03T08 04T08 cy",
      "04T08 05T08 bob",
      "05T08 06T08 cy",
      "06T08 07T08 bob",
      "07T08 08T08 cy",
    ]);
  });

  test("while serving: the next one serves the rest of it, and what was before stays", () => {
    const after = done([rotation], leave([rotation], "bob", "2026-06-02T12:00Z"));
    expect(days(after, "2026-06-01", "2026-06-06T08:00Z")).toEqual([
      "01T08 02T08 ann",
      "02T08 02T12 bob",
      "02T12 04T08 cy",
      "04T08 05T08 ann",
      "05T08 06T08 cy",
    ]);
  });

  test("the last in the order, and it begins again with the first", () => {
    const after = done([rotation], leave([rotation], "cy", "2026-06-03T12:00Z"));
    expect(days(after, "2026-06-02T08:00Z", "2026-06-06T08:00Z")).toEqual([
      "02T08 03T08 bob",
      "03T08 03T12 cy",
      "03T12 05T08 ann",
      "05T08 06T08 bob",
    ]);
  });

  test("in the middle of a turn of several: the next one's turn begins whole", () => {
    const long = shift({ ...rotation, occurrences_per_turn: 3 });
    const after = done([long], leave([long], "ann", "2026-06-02T12:00Z"));
    expect(days(after, "2026-06-01", "2026-06-09T08:00Z")).toEqual([
      "01T08 02T12 ann",
      "02T12 06T08 bob",
      "06T08 09T08 cy",
    ]);
    const other = done([long], leave([long], "cy", "2026-06-02T12:00Z"));
    expect(days(other, "2026-06-01", "2026-06-10T08:00Z")).toEqual([
      "01T08 04T08 ann",
      "04T08 07T08 bob",
      "07T08 10T08 ann",
    ]);
  });

  test("and another takes the places", () => {
    const after = done([rotation], leave([rotation], "bob", "2026-06-02T12:00Z", "eve"));
    expect(days(after, "2026-06-01", "2026-06-06T08:00Z")).toEqual([
      "01T08 02T08 ann",
      "02T08 02T12 bob",
      "02T12 03T08 eve",
      "03T08 04T08 cy",
      "04T08 05T08 ann",
      "05T08 06T08 eve",
    ]);
  });

  test("what somebody else stands in for stays theirs", () => {
    const covered = done(
      [rotation],
      takeOver(
        [rotation],
        { shift_id: "r", start: "2026-06-02T08:00" },
        { id: "cover", by: "dee", instead_of: null, start: "2026-06-02T14:00", end: "2026-06-02T16:00" },
      ),
    );
    const after = done(covered, leave(covered, "bob", "2026-06-02T12:00Z"));
    expect(days(after, "2026-06-02T08:00Z", "2026-06-03T08:00Z")).toEqual([
      "02T08 02T12 bob",
      "02T12 02T14 cy",
      "02T14 02T16 dee",
      "02T16 03T08 cy",
    ]);
  });

  test("single shifts: later ones change, the running one from now, past ones not", () => {
    const single = (id: string, day: string) =>
      shift({ id, attendees: ["ann", "bob"], start: `2026-06-${day}T08:00`, end: `2026-06-${day}T16:00` });
    const shifts = [single("past", "01"), single("running", "02"), single("later", "03")];
    expect(shiftsNaming(shifts, "bob", instant("2026-06-02T12:00Z")).map(({ id }) => id)).toEqual(["running", "later"]);
    expect(days(done(shifts, leave(shifts, "bob", "2026-06-02T12:00Z")), "2026-06-01", "2026-06-04")).toEqual([
      "01T08 01T16 ann+bob",
      "02T08 02T12 ann+bob",
      "02T12 02T16 ann",
      "03T08 03T16 ann",
    ]);
  });

  test("is refused where nobody would be left, unless somebody is named", () => {
    const alone = shift({ id: "alone", attendees: ["bob"], start: "2026-06-05T08:00", end: "2026-06-05T16:00" });
    expect(leave([rotation, alone], "bob", "2026-06-02T12:00Z")).toMatchObject({
      ok: false,
      refusal: { kind: "conflict", detail: expect.stringContaining("alone") as string },
    });
    expect(leave([rotation, alone], "bob", "2026-06-02T12:00Z", "eve").ok).toBe(true);
    expect(leave([rotation, alone], "bob", "2026-06-06T12:00Z").ok).toBe(true);
  });

  test("who is named nowhere changes nothing", () => {
    expect(leave([rotation], "zoe", "2026-06-02T12:00Z")).toEqual({ ok: true, value: [] });
  });
});

describe("a schedule for a while", () => {
  // A temporary schedule is a set of overrides: they win while they stand, and the rules return when they are cleared.
  const rules = shift({
    id: "rules",
    start: "2026-06-01T00:00",
    end: "2026-06-02T00:00",
    repeat: { frequency: "daily" },
  });
  const holiday = ["2026-06-03", "2026-06-04"].map((day) => ({ shift_id: "rules", start: `${day}T00:00` }));

  test("wins over the rules, can be replaced, and cleared", () => {
    let shifts: readonly Shift[] = [rules];
    for (const [place, ref] of holiday.entries())
      shifts = done(shifts, overrideOccurrence(shifts, ref, { id: `t-${place}`, attendees: ["bob"] }));
    const days = ["02", "03", "04", "05"];
    expect(days.map((day) => now(shifts, `2026-06-${day}T12:00Z`))).toEqual(["ann", "bob", "bob", "ann"]);
    const replaced = done(
      shifts,
      takeOver(shifts, { shift_id: "t-1", start: "2026-06-04T00:00" }, { id: "x", by: "cy", instead_of: null }),
    );
    expect(days.map((day) => now(replaced, `2026-06-${day}T12:00Z`))).toEqual(["ann", "bob", "cy", "ann"]);
    let cleared = replaced;
    for (const [place, ref] of holiday.entries())
      cleared = done(cleared, removeOccurrence(cleared, { ...ref, shift_id: `t-${place}` }, "this"));
    expect(cleared).toEqual([rules]);
  });
});
