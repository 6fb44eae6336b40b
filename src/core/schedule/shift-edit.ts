// What an edit of a schedule comes to: records to create, patch or delete, all in one step.
import { accepted, refused, type Result } from "../refusal.ts";
import { type Turn, turnAt } from "./occurrences.ts";
import type { Shift, ShiftFields } from "./shift.ts";

export type ShiftEdit =
  | { readonly kind: "create"; readonly id: string; readonly fields: ShiftFields }
  | { readonly kind: "patch"; readonly id: string; readonly fields: Partial<ShiftFields> }
  | { readonly kind: "delete"; readonly id: string };

/** One occurrence: the shift, and when it starts on the wall in the shift's zone. */
export interface OccurrenceRef {
  readonly shift_id: string;
  readonly start: string;
}

export function applyEdits(shifts: readonly Shift[], edits: readonly ShiftEdit[]): readonly Shift[] {
  let after = shifts;
  for (const edit of edits)
    switch (edit.kind) {
      case "create":
        after = [...after, { id: edit.id, ...edit.fields }];
        break;
      case "patch":
        after = after.map((shift) => (shift.id === edit.id ? { ...shift, ...edit.fields } : shift));
        break;
      case "delete":
        after = after.filter(({ id }) => id !== edit.id);
        break;
    }
  return after;
}

export function findOccurrence(shifts: readonly Shift[], { shift_id, start }: OccurrenceRef): Result<Turn> {
  const shift = shifts.find(({ id }) => id === shift_id);
  if (shift === undefined) return refused({ kind: "not_found", detail: `There is no shift ${shift_id}` });
  const turn = turnAt(shift, start);
  if (turn === null)
    return refused({ kind: "not_found", detail: `Shift ${shift_id} has no occurrence that starts at ${start}` });
  return accepted(turn);
}

export const overridesOf = (shifts: readonly Shift[], parentId: string): readonly Shift[] =>
  shifts.filter(({ parent_id }) => parent_id === parentId);

/** Deletes a shift with its overrides, and theirs. */
export function deleteWithOverrides(shifts: readonly Shift[], id: string): readonly ShiftEdit[] {
  const doomed = new Set([id]);
  for (const one of doomed) for (const override of overridesOf(shifts, one)) doomed.add(override.id);
  return [...doomed].map((each) => ({ kind: "delete", id: each }));
}

/** Only what differs, so that edits made apart to other fields survive. */
export function patchOf(before: Shift, after: ShiftFields): readonly ShiftEdit[] {
  const names = Object.keys(after) as readonly (keyof ShiftFields)[];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  if (changed.length === 0) return [];
  return [{ kind: "patch", id: before.id, fields: Object.fromEntries(changed.map((name) => [name, after[name]])) }];
}
