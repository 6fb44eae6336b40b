import { describe, expect, test } from "vitest";

import type { Result } from "../../../src/core/refusal.ts";
import { editOccurrence, moveOccurrence, removeOccurrence } from "../../../src/core/schedule/edit.ts";
import { occurrences } from "../../../src/core/schedule/occurrences.ts";
import { window } from "../../../src/core/schedule/on-call.ts";
import type { Shift } from "../../../src/core/schedule/shift.ts";
import { applyEdits, type ShiftEdit } from "../../../src/core/schedule/shift-edit.ts";
import { instant, iso, shift } from "./shifts.ts";

const rotation = shift({
  id: "rota",
  attendees: ["ann", "bob", "cy"],
  start: "2026-06-01T08:00",
  end: "2026-06-02T08:00",
  repeat: { frequency: "daily", count: 6 },
  is_rotating: true,
});
const third = { shift_id: "rota", start: "2026-06-03T08:00" };
const standIn = shift({
  id: "stand",
  attendees: ["dee"],
  start: "2026-06-03T10:00",
  end: "2026-06-03T14:00",
  parent_id: "rota",
  parent_start: "2026-06-03T08:00",
});
const late = shift({
  ...standIn,
  id: "late",
  start: "2026-06-05T10:00",
  end: "2026-06-05T14:00",
  parent_start: "2026-06-05T08:00",
});

const done = (shifts: readonly Shift[], result: Result<readonly ShiftEdit[]>): readonly Shift[] => {
  if (!result.ok) throw new Error(result.refusal.detail);
  return applyEdits(shifts, result.value);
};
const who = (shifts: readonly Shift[], from = "2026-06-01", to = "2026-06-10"): readonly string[] =>
  window(shifts, instant(from), instant(to)).map(
    ({ start, end, people }) => `${iso(start).slice(5, 13)} ${iso(end).slice(5, 13)} ${people.join("+")}`,
  );

describe("this occurrence", () => {
  test("leaves the series and stands for itself", () => {
    const result = editOccurrence([rotation], third, "this", { start: "2026-06-03T10:00", attendees: ["eve"] }, "new");
    expect(result).toMatchObject({
      ok: true,
      value: [
        { kind: "patch", id: "rota", fields: { exceptions: ["2026-06-03T08:00:00"] } },
        {
          kind: "create",
          id: "new",
          fields: {
            start: "2026-06-03T10:00:00",
            end: "2026-06-04T10:00:00",
            repeat: null,
            is_rotating: false,
            parent_id: null,
          },
        },
      ],
    });
    expect(who(done([rotation], result))).toEqual([
      "06-01T08 06-02T08 ann",
      "06-02T08 06-03T08 bob",
      "06-03T10 06-04T08 eve",
      "06-04T08 06-04T10 ann+eve",
      "06-04T10 06-05T08 ann",
      "06-05T08 06-06T08 bob",
      "06-06T08 06-07T08 cy",
    ]);
  });

  test("keeps the person whose turn it was", () => {
    const after = done([rotation], moveOccurrence([rotation], third, "this", "2026-06-03T12:00", "new"));
    expect(who(after, "2026-06-03T08:00Z", "2026-06-04T08:00Z")).toEqual(["06-03T12 06-04T08 cy"]);
  });

  test("takes its overrides along, cut to its new time; those of others stay", () => {
    const after = done(
      [rotation, standIn, late],
      moveOccurrence([rotation, standIn, late], third, "this", "2026-06-03T12:00", "new"),
    );
    expect(after.find(({ id }) => id === "stand")).toMatchObject({
      parent_id: "new",
      parent_start: "2026-06-03T12:00:00",
      start: "2026-06-03T12:00:00",
      end: "2026-06-03T14:00:00",
    });
    expect(after.find(({ id }) => id === "late")).toEqual(late);
    const away = done(
      [rotation, standIn],
      moveOccurrence([rotation, standIn], third, "this", "2026-06-03T15:00", "new"),
    );
    expect(away.map(({ id }) => id)).toEqual(["rota", "new"]);
  });

  test("is refused what only a series has", () => {
    const result = editOccurrence(
      [rotation],
      third,
      "this",
      { repeat: { ...rotation.repeat, interval: 2 } as never },
      "new",
    );
    expect(result).toMatchObject({ ok: false, refusal: { kind: "invalid", errors: [{ path: "repeat" }] } });
  });

  test("deleted, it is left out, with its overrides", () => {
    const after = done([rotation, standIn, late], removeOccurrence([rotation, standIn, late], third, "this"));
    expect(after.map(({ id }) => id)).toEqual(["rota", "late"]);
    expect(who(after, "2026-06-02T08:00Z", "2026-06-05T08:00Z")).toEqual([
      "06-02T08 06-03T08 bob",
      "06-04T08 06-05T08 ann",
    ]);
  });
});

describe("this and following", () => {
  test("becomes a series of its own, in the same order, with what is left of the count", () => {
    const result = editOccurrence([rotation, standIn, late], third, "following", { start: "2026-06-03T10:00" }, "new");
    expect(result).toMatchObject({
      ok: true,
      value: [
        { kind: "patch", id: "rota", fields: { repeat: { count: 2, until: null } } },
        {
          kind: "create",
          id: "new",
          fields: { start: "2026-06-03T10:00:00", rotation_offset: 2, repeat: { count: 4 } },
        },
        { kind: "patch", id: "stand", fields: { parent_id: "new", parent_start: "2026-06-03T10:00:00" } },
        { kind: "patch", id: "late", fields: { parent_id: "new", parent_start: "2026-06-05T10:00:00" } },
      ],
    });
    expect(
      who(done([rotation], editOccurrence([rotation], third, "following", { start: "2026-06-03T10:00" }, "new"))),
    ).toEqual([
      "06-01T08 06-02T08 ann",
      "06-02T08 06-03T08 bob",
      "06-03T10 06-04T10 cy",
      "06-04T10 06-05T10 ann",
      "06-05T10 06-06T10 bob",
      "06-06T10 06-07T10 cy",
    ]);
  });

  test("new people begin with the first that is named", () => {
    const after = done(
      [rotation],
      editOccurrence([rotation], third, "following", { attendees: ["eve", "dee"] }, "new"),
    );
    expect(who(after, "2026-06-02T08:00Z", "2026-06-06T08:00Z")).toEqual([
      "06-02T08 06-03T08 bob",
      "06-03T08 06-04T08 eve",
      "06-04T08 06-05T08 dee",
      "06-05T08 06-06T08 eve",
    ]);
  });

  test("moved to another day, its days of the week and its last day move too", () => {
    const weekly = shift({
      id: "w",
      start: "2026-06-01T08:00",
      end: "2026-06-01T16:00",
      repeat: { frequency: "weekly", days_of_week: [1, 3], until: "2026-06-17" },
    });
    const after = done(
      [weekly],
      moveOccurrence([weekly], { shift_id: "w", start: "2026-06-08T08:00" }, "following", "2026-06-09T08:00", "new"),
    );
    expect(who(after, "2026-06-01", "2026-07-01")).toEqual([
      "06-01T08 06-01T16 ann",
      "06-03T08 06-03T16 ann",
      "06-09T08 06-09T16 ann",
      "06-11T08 06-11T16 ann",
      "06-16T08 06-16T16 ann",
      "06-18T08 06-18T16 ann",
    ]);
  });

  test("from the first on it is the whole series", () => {
    const first = { shift_id: "rota", start: "2026-06-01T08:00" };
    expect(editOccurrence([rotation], first, "following", { layer: 2 }, "new")).toEqual({
      ok: true,
      value: [{ kind: "patch", id: "rota", fields: { layer: 2 } }],
    });
    expect(removeOccurrence([rotation, standIn], first, "following")).toMatchObject({
      value: [
        { kind: "delete", id: "rota" },
        { kind: "delete", id: "stand" },
      ],
    });
  });

  test("deleted, the series ends before it", () => {
    const after = done([rotation, standIn, late], removeOccurrence([rotation, standIn, late], third, "following"));
    expect(after.map(({ id }) => id)).toEqual(["rota"]);
    expect(who(after)).toEqual(["06-01T08 06-02T08 ann", "06-02T08 06-03T08 bob"]);
  });

  test("a month's last day stays one, though it was cut at the 28th", () => {
    const monthly = shift({
      id: "m",
      start: "2026-01-31T08:00",
      end: "2026-01-31T20:00",
      repeat: { frequency: "monthly" },
    });
    const after = done(
      [monthly],
      editOccurrence([monthly], { shift_id: "m", start: "2026-02-28T08:00" }, "following", { notes: "x" }, "new"),
    );
    const [, following] = after;
    expect(
      following && occurrences(following, instant("2026-02-01"), instant("2026-05-01")).map((one) => one.start_wall),
    ).toEqual(["2026-02-28T08:00:00", "2026-03-31T08:00:00", "2026-04-30T08:00:00"]);
  });
});

describe("all", () => {
  test("moves past, present and future alike", () => {
    const after = done(
      [rotation, standIn],
      moveOccurrence([rotation, standIn], third, "all", "2026-06-03T09:00", "new"),
    );
    expect(who(after)).toEqual([
      "06-01T09 06-02T09 ann",
      "06-02T09 06-03T09 bob",
      "06-03T09 06-03T10 cy",
      "06-03T10 06-03T14 dee",
      "06-03T14 06-04T09 cy",
      "06-04T09 06-05T09 ann",
      "06-05T09 06-06T09 bob",
      "06-06T09 06-07T09 cy",
    ]);
  });

  test("only what changed is written", () => {
    expect(editOccurrence([rotation], third, "all", { title: "Days", attendees: ["ann", "bob", "cy"] }, "new")).toEqual(
      {
        ok: true,
        value: [{ kind: "patch", id: "rota", fields: { title: "Days" } }],
      },
    );
  });

  test("a new order makes overrides of occurrences that are no more go away", () => {
    const repeat = { ...rotation.repeat, interval: 3 } as NonNullable<Shift["repeat"]>;
    const after = done([rotation, standIn], editOccurrence([rotation, standIn], third, "all", { repeat }, "new"));
    expect(after.map(({ id }) => id)).toEqual(["rota"]);
  });

  test("deleted, nothing of it is left", () => {
    const nested = shift({ ...standIn, id: "nested", parent_id: "stand", parent_start: standIn.start });
    expect(
      done([rotation, standIn, nested, late], removeOccurrence([rotation, standIn, nested, late], third, "all")),
    ).toEqual([]);
  });
});

test("an edit that does not fit is refused by its field", () => {
  expect(editOccurrence([rotation], third, "following", { end: "2026-06-03T07:00" }, "new")).toMatchObject({
    refusal: { kind: "invalid", errors: [{ path: "end" }] },
  });
  expect(editOccurrence([rotation], third, "all", { attendees: [] }, "new")).toMatchObject({
    refusal: { errors: [{ path: "attendees" }] },
  });
  expect(editOccurrence([rotation], { ...third, start: "2026-06-20T08:00" }, "all", {}, "new")).toMatchObject({
    refusal: { kind: "not_found" },
  });
});
