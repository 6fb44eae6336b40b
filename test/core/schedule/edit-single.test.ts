import { describe, expect, test } from "vitest";

import type { Result } from "../../../src/core/refusal.ts";
import {
  cloneShift,
  editOccurrence,
  flush,
  moveOccurrence,
  removeOccurrence,
} from "../../../src/core/schedule/edit.ts";
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
const standIn = shift({
  id: "stand",
  attendees: ["dee"],
  start: "2026-06-03T10:00",
  end: "2026-06-03T14:00",
  parent_id: "rota",
  parent_start: "2026-06-03T08:00",
});

const done = (shifts: readonly Shift[], result: Result<readonly ShiftEdit[]>): readonly Shift[] => {
  if (!result.ok) throw new Error(result.refusal.detail);
  return applyEdits(shifts, result.value);
};
const who = (shifts: readonly Shift[], from = "2026-06-01", to = "2026-06-10"): readonly string[] =>
  window(shifts, instant(from), instant(to)).map(
    ({ start, end, people }) => `${iso(start).slice(5, 13)} ${iso(end).slice(5, 13)} ${people.join("+")}`,
  );

describe("a shift that does not repeat", () => {
  const single = shift({ id: "one", start: "2026-06-03T08:00", end: "2026-06-03T20:00" });
  const cover = shift({
    id: "cover",
    attendees: ["dee"],
    start: "2026-06-03T10:00",
    end: "2026-06-03T12:00",
    parent_id: "one",
    parent_start: "2026-06-03T08:00",
  });
  const ref = { shift_id: "one", start: "2026-06-03T08:00" };

  test.each(["this", "following", "all"] as const)("is moved whole, with its length (%s)", (scope) => {
    expect(moveOccurrence([single], ref, scope, "2026-06-04T09:00", "new")).toEqual({
      ok: true,
      value: [{ kind: "patch", id: "one", fields: { start: "2026-06-04T09:00:00", end: "2026-06-04T21:00:00" } }],
    });
  });

  test("its overrides follow as far as they can", () => {
    const after = done(
      [single, cover],
      editOccurrence([single, cover], ref, "this", { start: "2026-06-03T11:00", end: "2026-06-03T15:00" }, "new"),
    );
    expect(who(after, "2026-06-03", "2026-06-04")).toEqual(["06-03T11 06-03T12 dee", "06-03T12 06-03T15 ann"]);
  });

  test("an override that is deleted gives the time back", () => {
    const after = done(
      [single, cover],
      removeOccurrence([single, cover], { shift_id: "cover", start: cover.start }, "this"),
    );
    expect(who(after, "2026-06-03", "2026-06-04")).toEqual(["06-03T08 06-03T20 ann"]);
  });

  test("an override cannot be changed into another's time", () => {
    const other = shift({
      ...cover,
      id: "other",
      attendees: ["eve"],
      start: "2026-06-03T14:00",
      end: "2026-06-03T16:00",
    });
    const result = editOccurrence(
      [single, cover, other],
      { shift_id: "cover", start: cover.start },
      "this",
      { end: "2026-06-03T15:00" },
      "new",
    );
    expect(result).toMatchObject({ ok: false, refusal: { kind: "conflict" } });
  });
});

test("a clone stands for itself, where it is put", () => {
  const weekly = shift({
    id: "w",
    start: "2026-06-01T08:00",
    end: "2026-06-01T16:00",
    repeat: { frequency: "weekly", days_of_week: [1] },
    exceptions: ["2026-06-08T08:00"],
  });
  expect(cloneShift([weekly], "w", { id: "new", start: "2026-06-03T10:00:00", layer: 2 })).toMatchObject({
    ok: true,
    value: [
      {
        kind: "create",
        id: "new",
        fields: {
          layer: 2,
          start: "2026-06-03T10:00:00",
          end: "2026-06-03T18:00:00",
          repeat: { days_of_week: [3] },
          exceptions: ["2026-06-10T10:00:00"],
        },
      },
    ],
  });
  expect(cloneShift([rotation, standIn], "stand", { id: "new" })).toMatchObject({
    value: [{ fields: { parent_id: null, parent_start: null } }],
  });
  expect(cloneShift([rotation], "none", { id: "new" })).toMatchObject({ refusal: { kind: "not_found" } });
});

test("flushing empties one schedule", () => {
  const elsewhere = shift({ ...rotation, id: "else", schedule_id: "other" });
  expect(applyEdits([rotation, elsewhere, standIn], flush([rotation, elsewhere, standIn], "s"))).toEqual([elsewhere]);
});
