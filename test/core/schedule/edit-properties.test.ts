import fc from "fast-check";
import { expect, test } from "vitest";

import type { Result } from "../../../src/core/refusal.ts";
import { type Duty, duties } from "../../../src/core/schedule/duty.ts";
import { editOccurrence, moveOccurrence, removeOccurrence, type Scope } from "../../../src/core/schedule/edit.ts";
import { occurrences } from "../../../src/core/schedule/occurrences.ts";
import { window } from "../../../src/core/schedule/on-call.ts";
import { overrideConflict, swap, takeOver } from "../../../src/core/schedule/override.ts";
import { NewShift, type Shift } from "../../../src/core/schedule/shift.ts";
import { applyEdits, type ShiftEdit } from "../../../src/core/schedule/shift-edit.ts";
import { dayMs, hourMs, msToWall, wallToMs } from "../../../src/core/schedule/wall-time.ts";
import { nightAndSchedule, people } from "./random-shifts.ts";
import { instant, shift } from "./shifts.ts";

const anyScope = fc.constantFrom<Scope>("this", "following", "all");

/** Duties of the days around the night, and one of them that an edit is about. */
const anyMeant = nightAndSchedule().chain(({ night, shifts }) => {
  const near = duties(shifts, night - 2 * dayMs, night + 2 * dayMs);
  return near.length === 0 ? fc.constant(null) : fc.constantFrom(...near).map((meant) => ({ night, shifts, meant }));
});

const refOf = ({ shift_id, start_wall }: Duty) => ({ shift_id, start: start_wall });

/** The shift, its overrides, and theirs. */
function familyOf(shifts: readonly Shift[], id: string): ReadonlySet<string> {
  const family = new Set([id]);
  for (const one of family) for (const { id: child, parent_id } of shifts) if (parent_id === one) family.add(child);
  return family;
}

/** Whether a duty may be touched by an edit of that occurrence. */
function isMeantBy(shifts: readonly Shift[], meant: Duty, scope: Scope): (duty: Duty) => boolean {
  const family = familyOf(shifts, meant.shift_id);
  const includes = (wall: string): boolean =>
    scope === "all" || (scope === "this" ? wall === meant.start_wall : wall >= meant.start_wall);
  const within = (id: string): boolean => {
    const one = shifts.find((candidate) => candidate.id === id);
    if (one === undefined || one.parent_id === null) return false;
    return one.parent_id === meant.shift_id ? includes(one.parent_start ?? "") : within(one.parent_id);
  };
  return (duty) =>
    family.has(duty.shift_id) && (duty.shift_id === meant.shift_id ? includes(duty.start_wall) : within(duty.shift_id));
}

const told = ({ start, end, layer, attendees, is_intended_gap }: Duty): string =>
  JSON.stringify([start, end, layer, attendees, is_intended_gap]);

function expectOthersUnchanged(
  before: readonly Shift[],
  after: readonly Shift[],
  night: number,
  isMeant: (duty: Duty) => boolean,
  isMade: (duty: Duty) => boolean,
): void {
  const [from, to] = [night - 12 * dayMs, night + 12 * dayMs];
  const kept = duties(before, from, to).filter((duty) => !isMeant(duty));
  const left = duties(after, from, to).filter((duty) => !isMeant(duty) && !isMade(duty));
  expect(left.map(told).toSorted()).toEqual(kept.map(told).toSorted());
}

function expectWhole(shifts: readonly Shift[]): void {
  for (const { id: _, ...fields } of shifts)
    expect(NewShift.safeParse(fields)).toMatchObject({ success: true, data: fields });
  for (const { parent_id } of shifts)
    expect(parent_id === null || shifts.some(({ id }) => id === parent_id)).toBe(true);
}

const whoServes = (shifts: readonly Shift[], night: number, days: number) =>
  window(shifts, night - 12 * dayMs, night + days * dayMs).map((span) => ({ ...span, shift_ids: [] }));

const applied = (shifts: readonly Shift[], result: Result<readonly ShiftEdit[]>): readonly Shift[] | null =>
  result.ok ? applyEdits(shifts, result.value) : null;

test("an edit of the notes changes nobody's hours, whatever it is made of", () => {
  fc.assert(
    fc.property(anyMeant, anyScope, (chosen, scope) => {
      if (chosen === null) return;
      const { night, shifts, meant } = chosen;
      const after = applied(shifts, editOccurrence(shifts, refOf(meant), scope, { notes: "rain" }, "new"));
      expect(after).not.toBeNull();
      if (after === null) return;
      expectWhole(after);
      expect(whoServes(after, night, 40)).toEqual(whoServes(shifts, night, 40));
    }),
    { numRuns: 400 },
  );
});

test("moving, changing or deleting leaves everything else as it was", () => {
  const anyChange = fc.oneof(
    fc.record({ attendees: fc.uniqueArray(fc.constantFrom(...people), { minLength: 1, maxLength: 3 }) }),
    fc.integer({ min: -40, max: 40 }).map((hours) => ({ hours })),
    fc.record({ layer: fc.integer({ min: 1, max: 3 }) }),
    fc.constant("delete" as const),
  );
  fc.assert(
    fc.property(anyMeant, anyScope, anyChange, (chosen, scope, change) => {
      if (chosen === null) return;
      const { night, shifts, meant } = chosen;
      const ref = refOf(meant);
      const result =
        change === "delete"
          ? removeOccurrence(shifts, ref, scope)
          : "hours" in change
            ? moveOccurrence(shifts, ref, scope, msToWall(wallToMs(meant.start_wall) + change.hours * hourMs), "new")
            : editOccurrence(shifts, ref, scope, change, "new");
      const after = applied(shifts, result);
      if (after === null) return;
      expectWhole(after);
      // An override that is moved or gone gives its time back to the occurrence it was taken from.
      const isParents = (duty: Duty): boolean => duty.shift_id === meant.parent_id;
      const isSplit = change === "delete" || after.some(({ id }) => id === "new");
      const isMeant = isMeantBy(shifts, meant, isSplit ? scope : "all");
      const isMoved = isMeantBy(after, { ...meant, shift_id: "new", start_wall: "" }, "all");
      expectOthersUnchanged(
        shifts,
        after,
        night,
        (duty) => isMeant(duty) || isParents(duty),
        (duty) => isMoved(duty),
      );
    }),
    { numRuns: 600 },
  );
});

test("a take-over gives one person's time to another and touches nothing else", () => {
  fc.assert(
    fc.property(anyMeant, fc.constantFrom(...people), (chosen, by) => {
      if (chosen === null) return;
      const { night, shifts, meant } = chosen;
      const after = applied(shifts, takeOver(shifts, refOf(meant), { id: "new", by, instead_of: null }));
      if (after === null) return;
      expectWhole(after);
      expectOthersUnchanged(
        shifts,
        after,
        night,
        isMeantBy(shifts, meant, "this"),
        ({ shift_id }) => shift_id === "new",
      );
      const served = duties(after, meant.start, meant.end).filter(({ shift_id }) =>
        ["new", meant.shift_id].includes(shift_id),
      );
      expect(
        served.filter(({ start_wall }) => start_wall === meant.start_wall).flatMap(({ attendees }) => attendees),
      ).toContain(by);
    }),
    { numRuns: 300 },
  );
});

test("a swap exchanges two occurrences and touches nothing else; swapped back, all is as before", () => {
  fc.assert(
    fc.property(anyMeant, fc.nat(1000), (chosen, dice) => {
      if (chosen === null) return;
      const { night, shifts, meant } = chosen;
      const near = duties(shifts, night - 2 * dayMs, night + 2 * dayMs);
      const other = near[dice % near.length] ?? meant;
      const after = applied(shifts, swap(shifts, refOf(meant), refOf(other), ["new-1", "new-2"]));
      if (after === null) return;
      const [isFirst, isSecond] = [isMeantBy(shifts, meant, "this"), isMeantBy(shifts, other, "this")];
      expectOthersUnchanged(
        shifts,
        after,
        night,
        (duty) => isFirst(duty) || isSecond(duty),
        ({ shift_id }) => shift_id.startsWith("new"),
      );
      const whereNow = ({ shift_id, start_wall }: Duty) => {
        const override = after.find(
          (shiftNow) =>
            shiftNow.parent_id === shift_id && shiftNow.parent_start === start_wall && shiftNow.id.startsWith("new"),
        );
        return { shift_id: override?.id ?? shift_id, start: override?.start ?? start_wall };
      };
      const back = applied(after, swap(after, whereNow(meant), whereNow(other), ["newer-1", "newer-2"]));
      const isSound = shifts.every((one) => one.parent_id === null || overrideConflict(shifts, one) === null);
      if (back === null) expect(isSound).toBe(false);
      if (back === null) return;
      expect(whoServes(back, night, 12)).toEqual(whoServes(shifts, night, 12));
    }),
    { numRuns: 300 },
  );
});

test("a series of months or years can be cut anywhere and goes on as it would have", () => {
  const anySeries = fc
    .record({
      day: fc.integer({ min: 0, max: 366 }),
      frequency: fc.constantFrom("monthly", "yearly"),
      interval: fc.integer({ min: 1, max: 5 }),
      length: fc.constantFrom(8 * hourMs, 20 * dayMs, 28 * dayMs, 31 * dayMs),
      isContinuous: fc.boolean(),
      isRotating: fc.boolean(),
    })
    .map(({ day, frequency, interval, length, isContinuous, isRotating }) => {
      const start = instant("2023-12-31") + day * dayMs;
      const mayLast = isContinuous && frequency === "monthly" && interval === 1;
      return shift({
        id: "series",
        attendees: people,
        is_rotating: isRotating,
        start: msToWall(start),
        end: msToWall(start + length),
        repeat: { frequency, interval, ...(mayLast ? { is_continuous: true } : {}) },
      });
    });
  const until = instant("2032-01-01");
  const told2 = ({ start, end, attendees }: { start: number; end: number; attendees: readonly string[] }) => [
    start,
    end,
    attendees,
  ];
  fc.assert(
    fc.property(anySeries, fc.integer({ min: 0, max: 60 }), (series, place) => {
      const before = occurrences(series, 0, until);
      const cut = before[place % before.length];
      if (cut === undefined) throw new Error("a series without occurrences");
      const after = applied(
        [series],
        editOccurrence([series], { shift_id: "series", start: cut.start_wall }, "following", { notes: "x" }, "new"),
      );
      expect(after?.flatMap((one) => occurrences(one, 0, until)).map(told2)).toEqual(before.map(told2));
    }),
    { numRuns: 300 },
  );
});
