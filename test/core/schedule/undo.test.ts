import fc from "fast-check";
import { expect, test } from "vitest";

import { duties } from "../../../src/core/schedule/duty.ts";
import { editOccurrence, removeOccurrence } from "../../../src/core/schedule/edit.ts";
import { overrideOccurrence } from "../../../src/core/schedule/override.ts";
import type { Shift } from "../../../src/core/schedule/shift.ts";
import { applyEdits } from "../../../src/core/schedule/shift-edit.ts";
import { undo, undoOf, UndoStep } from "../../../src/core/schedule/undo.ts";
import { dayMs } from "../../../src/core/schedule/wall-time.ts";
import { nightAndSchedule, people } from "./random-shifts.ts";
import { shift } from "./shifts.ts";

const anyScope = fc.constantFrom("this", "following", "all");
const sorted = (shifts: readonly Shift[]): readonly Shift[] =>
  shifts.toSorted((one, other) => (one.id < other.id ? -1 : 1));

const anyMeant = nightAndSchedule().chain(({ night, shifts }) => {
  const near = duties(shifts, night - 2 * dayMs, night + 2 * dayMs);
  return near.length === 0 ? fc.constant(null) : fc.constantFrom(...near).map((meant) => ({ shifts, meant }));
});

test("whatever was edited, undoing gives the same shifts again, and undoing that the edited ones", () => {
  const anyChange = fc.oneof(
    fc.constant("remove" as const),
    fc.constant("override" as const),
    fc.record({ attendees: fc.uniqueArray(fc.constantFrom(...people), { minLength: 1, maxLength: 3 }) }),
    fc.record({ layer: fc.integer({ min: 1, max: 3 }), title: fc.constant("moved") }),
  );
  fc.assert(
    fc.property(anyMeant, anyScope, anyChange, (chosen, scope, change) => {
      if (chosen === null) return;
      const { shifts, meant } = chosen;
      const ref = { shift_id: meant.shift_id, start: meant.start_wall };
      const edits =
        change === "remove"
          ? removeOccurrence(shifts, ref, scope)
          : change === "override"
            ? overrideOccurrence(shifts, ref, { id: "new", attendees: ["zoe"] })
            : editOccurrence(shifts, ref, scope, change, "new");
      if (!edits.ok) return;
      const after = applyEdits(shifts, edits.value);
      // They travel to the window and back.
      const steps = UndoStep.array().parse(JSON.parse(JSON.stringify(undoOf(shifts, edits.value))));
      const back = undo(after, steps);
      if (!back.ok) throw new Error(back.refusal.detail);
      expect(sorted(applyEdits(after, back.value))).toEqual(sorted(shifts));
      const again = undo(shifts, undoOf(after, back.value));
      if (!again.ok) throw new Error(again.refusal.detail);
      expect(sorted(applyEdits(shifts, again.value))).toEqual(sorted(after));
    }),
    { numRuns: 300 },
  );
});

test("what somebody else has changed since is not taken back", () => {
  const before = [shift({ id: "a", start: "2026-11-21T08:00", end: "2026-11-21T20:00" })];
  const edits = [{ kind: "patch", id: "a", fields: { layer: 2 } }] as const;
  const steps = undoOf(before, edits);
  const after = applyEdits(before, edits);
  expect(undo(after, steps)).toEqual({ ok: true, value: [{ kind: "patch", id: "a", fields: { layer: 1 } }] });
  const renamed = applyEdits(after, [{ kind: "patch", id: "a", fields: { title: "Gate" } }]);
  expect(undo(renamed, steps).ok).toBe(true);
  for (const meanwhile of [
    { kind: "patch", id: "a", fields: { layer: 3 } },
    { kind: "delete", id: "a" },
  ] as const)
    expect(undo(applyEdits(after, [meanwhile]), steps)).toMatchObject({ ok: false, refusal: { kind: "conflict" } });
});
