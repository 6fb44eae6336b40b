// What takes an edit of shifts back: the same in reverse, as long as nobody has changed those shifts since.
import { z } from "zod";

import { accepted, conflict, refused, type Result } from "../refusal.ts";
import { NewShift, type Shift, type ShiftFields, ShiftPatch } from "./shift.ts";
import { applyEdits, type ShiftEdit } from "./shift-edit.ts";

const id = z.string().min(1).max(100);

export const UndoStep = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("create"), id, fields: NewShift }),
  /** `over` is what stands there now. */
  z.strictObject({ kind: z.literal("patch"), id, fields: ShiftPatch, over: ShiftPatch }),
  /** `fields` is what stands there now. */
  z.strictObject({ kind: z.literal("delete"), id, fields: NewShift }),
]);
export type UndoStep = z.output<typeof UndoStep>;

/** In the order in which they are to be taken. `shifts` as they were before the edits. */
export function undoOf(shifts: readonly Shift[], edits: readonly ShiftEdit[]): readonly UndoStep[] {
  const steps: UndoStep[] = [];
  let before = shifts;
  for (const edit of edits) {
    const shift = before.find((one) => one.id === edit.id);
    if (edit.kind === "create") steps.unshift({ kind: "delete", id: edit.id, fields: edit.fields });
    else if (shift !== undefined && edit.kind === "delete")
      steps.unshift({ kind: "create", id: edit.id, fields: fieldsOf(shift) });
    else if (shift !== undefined && edit.kind === "patch") {
      const names = Object.keys(edit.fields) as readonly (keyof ShiftFields)[];
      const fields: ShiftPatch = Object.fromEntries(names.map((name) => [name, shift[name]]));
      steps.unshift({ kind: "patch", id: edit.id, fields, over: edit.fields });
    }
    before = applyEdits(before, [edit]);
  }
  return steps;
}

/** Refused whole when one of the shifts is no longer as the edit left it. */
export function undo(shifts: readonly Shift[], steps: readonly UndoStep[]): Result<readonly ShiftEdit[]> {
  const edits: ShiftEdit[] = [];
  let present = shifts;
  for (const step of steps) {
    const shift = present.find((one) => one.id === step.id);
    if (!isAsLeft(shift, step))
      return refused(conflict("Somebody has changed this shift since: it cannot be taken back any more"));
    const edit: ShiftEdit = step.kind === "delete" ? { kind: "delete", id: step.id } : toEdit(step);
    edits.push(edit);
    present = applyEdits(present, [edit]);
  }
  return accepted(edits);
}

const toEdit = (step: Exclude<UndoStep, { kind: "delete" }>): ShiftEdit =>
  step.kind === "create"
    ? { kind: "create", id: step.id, fields: step.fields }
    : // What the schema leaves open is not there: an edit names only what it changes.
      { kind: "patch", id: step.id, fields: step.fields as Partial<ShiftFields> };

function isAsLeft(shift: Shift | undefined, step: UndoStep): boolean {
  if (step.kind === "create" || shift === undefined) return step.kind === "create" && shift === undefined;
  const left = step.kind === "patch" ? step.over : step.fields;
  return Object.entries(left).every(
    ([name, value]) => JSON.stringify(shift[name as keyof ShiftFields]) === JSON.stringify(value),
  );
}

const fieldsOf = (shift: Shift): ShiftFields => {
  const { id: _, ...fields } = shift;
  return fields;
};
