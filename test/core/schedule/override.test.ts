import { describe, expect, test } from "vitest";

import type { Result } from "../../../src/core/refusal.ts";
import { window } from "../../../src/core/schedule/on-call.ts";
import { overrideConflict, overrideOccurrence, swap, takeOver } from "../../../src/core/schedule/override.ts";
import type { Shift } from "../../../src/core/schedule/shift.ts";
import { applyEdits, type ShiftEdit } from "../../../src/core/schedule/shift-edit.ts";
import { instant, iso, shift } from "./shifts.ts";

const rotation = shift({
  id: "rota",
  attendees: ["ann", "bob", "cy"],
  time_zone: "Europe/London",
  start: "2026-06-01T08:00",
  end: "2026-06-02T08:00",
  repeat: { frequency: "daily" },
  is_rotating: true,
});
const pair = shift({
  id: "pair",
  layer: 2,
  attendees: ["dee", "eve"],
  start: "2026-06-02T00:00",
  end: "2026-06-03T00:00",
});

const done = (shifts: readonly Shift[], result: Result<readonly ShiftEdit[]>): readonly Shift[] => {
  if (!result.ok) throw new Error(result.refusal.detail);
  return applyEdits(shifts, result.value);
};
const refusal = (result: Result<unknown>): unknown => (result.ok ? null : result.refusal);
const who = (shifts: readonly Shift[], layer: number, from: string, to: string): readonly string[] =>
  window(shifts, instant(from), instant(to))
    .filter((span) => span.layer === layer)
    .map(
      ({ start, end, people, is_intended_gap }) =>
        `${iso(start)} ${iso(end)} ${is_intended_gap ? "-" : people.join("+")}`,
    );

const secondDay = { shift_id: "rota", start: "2026-06-02T08:00" };

describe("an override", () => {
  test("splits the original: before, override, after", () => {
    const order = { id: "new", attendees: ["eve"], start: "2026-06-02T12:00", end: "2026-06-02T18:00" };
    const result = overrideOccurrence([rotation], secondDay, order);
    expect(result).toMatchObject({
      ok: true,
      value: [
        {
          kind: "create",
          id: "new",
          fields: { parent_id: "rota", parent_start: "2026-06-02T08:00:00", repeat: null, layer: 1 },
        },
      ],
    });
    expect(who(done([rotation], result), 1, "2026-06-02T07:00Z", "2026-06-04T07:00Z")).toEqual([
      "2026-06-02T07:00Z 2026-06-02T11:00Z bob",
      "2026-06-02T11:00Z 2026-06-02T17:00Z eve",
      "2026-06-02T17:00Z 2026-06-03T07:00Z bob",
      "2026-06-03T07:00Z 2026-06-04T07:00Z cy",
    ]);
  });

  test("of the whole occurrence needs no times, also in another zone", () => {
    const order = { id: "new", attendees: ["eve"], time_zone: "Asia/Kolkata" };
    const after = done([rotation], overrideOccurrence([rotation], secondDay, order));
    expect(after.at(-1)).toMatchObject({ start: "2026-06-02T12:30:00", end: "2026-06-03T12:30:00" });
    expect(who(after, 1, "2026-06-02T07:00Z", "2026-06-03T07:00Z")).toEqual([
      "2026-06-02T07:00Z 2026-06-03T07:00Z eve",
    ]);
  });

  test("may add to those who serve, remove one of them, or leave nobody on purpose", () => {
    const added = done(
      [pair],
      overrideOccurrence(
        [pair],
        { shift_id: "pair", start: pair.start },
        { id: "n", attendees: ["dee", "eve", "ann"] },
      ),
    );
    expect(who(added, 2, "2026-06-02", "2026-06-03")).toEqual(["2026-06-02T00:00Z 2026-06-03T00:00Z ann+dee+eve"]);
    const removed = done(
      [pair],
      overrideOccurrence([pair], { shift_id: "pair", start: pair.start }, { id: "n", attendees: ["dee"] }),
    );
    expect(who(removed, 2, "2026-06-02", "2026-06-03")).toEqual(["2026-06-02T00:00Z 2026-06-03T00:00Z dee"]);
    const empty = done(
      [pair],
      overrideOccurrence(
        [pair],
        { shift_id: "pair", start: pair.start },
        { id: "n", attendees: [], is_intended_gap: true },
      ),
    );
    expect(who(empty, 2, "2026-06-02", "2026-06-03")).toEqual(["2026-06-02T00:00Z 2026-06-03T00:00Z -"]);
  });

  test.each([
    ["before the occurrence", { start: "2026-06-02T07:59" }, "start"],
    ["after it", { start: "2026-06-03T08:00", end: "2026-06-03T09:00" }, "start"],
    ["beyond its end", { end: "2026-06-03T08:01" }, "end"],
    ["backwards", { start: "2026-06-02T12:00", end: "2026-06-02T11:00" }, "end"],
    ["without anybody", { attendees: [] }, "attendees"],
  ])("is refused %s", (_, order, path) => {
    const result = overrideOccurrence([rotation], secondDay, { id: "new", attendees: ["eve"], ...order });
    expect(refusal(result)).toMatchObject({ kind: "invalid", errors: [{ path }] });
  });

  test("is refused where there is no such occurrence", () => {
    const order = { id: "new", attendees: ["eve"] };
    expect(
      refusal(overrideOccurrence([rotation], { shift_id: "rota", start: "2026-06-02T09:00" }, order)),
    ).toMatchObject({ kind: "not_found" });
    expect(
      refusal(overrideOccurrence([rotation], { shift_id: "none", start: "2026-06-02T08:00" }, order)),
    ).toMatchObject({ kind: "not_found" });
  });

  test("is refused where another has the time, and stands beside it where not", () => {
    const one = done(
      [rotation],
      overrideOccurrence([rotation], secondDay, {
        id: "one",
        attendees: ["eve"],
        start: "2026-06-02T12:00",
        end: "2026-06-02T18:00",
      }),
    );
    expect(
      refusal(overrideOccurrence(one, secondDay, { id: "two", attendees: ["dee"], start: "2026-06-02T17:00" })),
    ).toEqual({
      kind: "conflict",
      detail:
        "The occurrence is already overridden from 2026-06-02T12:00:00 to 2026-06-02T18:00:00 (Europe/London): override that, or take another time",
    });
    expect(overrideOccurrence(one, secondDay, { id: "two", attendees: ["dee"], start: "2026-06-02T18:00" }).ok).toBe(
      true,
    );
  });

  test("is refused for a person who stands in elsewhere on the schedule at the time", () => {
    const shifts = [rotation, pair];
    const one = done(
      shifts,
      overrideOccurrence(shifts, secondDay, {
        id: "one",
        attendees: ["fay"],
        start: "2026-06-02T12:00",
        end: "2026-06-02T18:00",
      }),
    );
    const other = { shift_id: "pair", start: pair.start };
    expect(
      refusal(overrideOccurrence(one, other, { id: "two", attendees: ["fay"], start: "2026-06-02T16:00" })),
    ).toEqual({
      kind: "conflict",
      detail: "fay already stands in on this schedule from 2026-06-02T11:00:00 to 2026-06-02T17:00:00 (UTC)",
    });
    expect(overrideOccurrence(one, other, { id: "two", attendees: ["fay"], start: "2026-06-02T17:00" }).ok).toBe(true);
    expect(overrideOccurrence(one, other, { id: "two", attendees: ["gil"], start: "2026-06-02T16:00" }).ok).toBe(true);
  });

  test("who serves at the occurrence anyway does not stand in, and may do so elsewhere", () => {
    const shifts = [rotation, pair];
    const other = { shift_id: "pair", start: pair.start };
    const one = done(shifts, overrideOccurrence(shifts, other, { id: "one", attendees: ["dee", "fay"] }));
    expect(overrideOccurrence(one, secondDay, { id: "two", attendees: ["dee"] }).ok).toBe(true);
    expect(refusal(overrideOccurrence(one, secondDay, { id: "two", attendees: ["fay"] }))).toMatchObject({
      kind: "conflict",
    });
  });

  test("the same check refuses an override that is written or changed directly", () => {
    const one = done([rotation], overrideOccurrence([rotation], secondDay, { id: "one", attendees: ["eve"] }));
    const racing = { ...one.at(-1), id: "two" } as Shift;
    expect(overrideConflict(one, racing)).toMatchObject({ kind: "conflict" });
    expect(overrideConflict(one, { ...racing, id: "one" })).toBeNull();
  });
});

describe("a take-over", () => {
  test("of the rest of a shift, in one step", () => {
    const after = done(
      [rotation],
      takeOver([rotation], secondDay, { id: "new", by: "eve", instead_of: null, start: "2026-06-02T20:00" }),
    );
    expect(who(after, 1, "2026-06-02T07:00Z", "2026-06-03T07:00Z")).toEqual([
      "2026-06-02T07:00Z 2026-06-02T19:00Z bob",
      "2026-06-02T19:00Z 2026-06-03T07:00Z eve",
    ]);
  });

  test("replaces the one who is meant, and leaves the others", () => {
    const after = done(
      [pair],
      takeOver([pair], { shift_id: "pair", start: pair.start }, { id: "new", by: "ann", instead_of: "eve" }),
    );
    expect(who(after, 2, "2026-06-02", "2026-06-03")).toEqual(["2026-06-02T00:00Z 2026-06-03T00:00Z ann+dee"]);
  });

  test("of an override changes it in place", () => {
    const one = done([rotation], takeOver([rotation], secondDay, { id: "one", by: "eve", instead_of: null }));
    const result = takeOver(
      one,
      { shift_id: "one", start: "2026-06-02T08:00" },
      { id: "two", by: "dee", instead_of: "eve" },
    );
    expect(result).toEqual({ ok: true, value: [{ kind: "patch", id: "one", fields: { attendees: ["dee"] } }] });
  });

  test("of a part of an override cuts a piece out of that", () => {
    const one = done(
      [rotation],
      takeOver([rotation], secondDay, { id: "one", by: "eve", instead_of: null, end: "2026-06-02T20:00" }),
    );
    const ref = { shift_id: "one", start: "2026-06-02T08:00" };
    const two = done(
      one,
      takeOver(one, ref, {
        id: "two",
        by: "dee",
        instead_of: "eve",
        start: "2026-06-02T12:00",
        end: "2026-06-02T13:00",
      }),
    );
    expect(who(two, 1, "2026-06-02T07:00Z", "2026-06-03T07:00Z")).toEqual([
      "2026-06-02T07:00Z 2026-06-02T11:00Z eve",
      "2026-06-02T11:00Z 2026-06-02T12:00Z dee",
      "2026-06-02T12:00Z 2026-06-02T19:00Z eve",
      "2026-06-02T19:00Z 2026-06-03T07:00Z bob",
    ]);
  });

  test.each([
    ["by the one who serves anyway", secondDay, { by: "bob", instead_of: null }, "conflict"],
    [
      "by one of the two",
      { shift_id: "pair", start: "2026-06-02T00:00" },
      { by: "dee", instead_of: "eve" },
      "conflict",
    ],
    ["from somebody who does not serve", secondDay, { by: "eve", instead_of: "ann" }, "invalid"],
  ])("is refused %s", (_, ref, order, kind) => {
    expect(refusal(takeOver([rotation, pair], ref, { id: "new", ...order }))).toMatchObject({ kind });
  });
});

describe("a swap", () => {
  const thirdDay = { shift_id: "rota", start: "2026-06-03T08:00" };

  test("exchanges two occurrences in one step", () => {
    const result = swap([rotation], secondDay, thirdDay, ["n1", "n2"]);
    expect(who(done([rotation], result), 1, "2026-06-01T07:00Z", "2026-06-06T07:00Z")).toEqual([
      "2026-06-01T07:00Z 2026-06-02T07:00Z ann",
      "2026-06-02T07:00Z 2026-06-03T07:00Z cy",
      "2026-06-03T07:00Z 2026-06-04T07:00Z bob",
      "2026-06-04T07:00Z 2026-06-05T07:00Z ann",
      "2026-06-05T07:00Z 2026-06-06T07:00Z bob",
    ]);
  });

  test("works between layers and kinds of shifts", () => {
    const after = done(
      [rotation, pair],
      swap([rotation, pair], thirdDay, { shift_id: "pair", start: pair.start }, ["n1", "n2"]),
    );
    expect(who(after, 1, "2026-06-03T07:00Z", "2026-06-04T07:00Z")).toEqual([
      "2026-06-03T07:00Z 2026-06-04T07:00Z dee+eve",
    ]);
    expect(who(after, 2, "2026-06-02", "2026-06-03")).toEqual(["2026-06-02T00:00Z 2026-06-03T00:00Z cy"]);
  });

  test("and back again, without piling up overrides", () => {
    const once = done([rotation], swap([rotation], secondDay, thirdDay, ["n1", "n2"]));
    const twice = done(
      once,
      swap(once, { shift_id: "n1", start: "2026-06-02T08:00" }, { shift_id: "n2", start: "2026-06-03T08:00" }, [
        "n3",
        "n4",
      ]),
    );
    expect(twice).toHaveLength(3);
    expect(who(twice, 1, "2026-06-02T07:00Z", "2026-06-04T07:00Z")).toEqual(
      who([rotation], 1, "2026-06-02T07:00Z", "2026-06-04T07:00Z"),
    );
  });

  test("is refused with itself, between the same people, and with an intended gap", () => {
    const fifthDay = { shift_id: "rota", start: "2026-06-05T08:00" };
    const gap = shift({
      id: "gap",
      attendees: [],
      is_intended_gap: true,
      start: "2026-06-07T00:00",
      end: "2026-06-08T00:00",
    });
    expect(refusal(swap([rotation], secondDay, secondDay, ["n1", "n2"]))).toMatchObject({ kind: "conflict" });
    expect(refusal(swap([rotation], secondDay, fifthDay, ["n1", "n2"]))).toMatchObject({ kind: "conflict" });
    expect(
      refusal(swap([rotation, gap], secondDay, { shift_id: "gap", start: gap.start }, ["n1", "n2"])),
    ).toMatchObject({ kind: "conflict" });
  });
});
