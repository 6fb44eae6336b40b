// Edits of one thing that was deleted are settled together. Pure.
import type { ConflictView } from "../../contract/conflicts.ts";

export interface ShownConflict {
  readonly conflict: ConflictView;
  /** What it is about. */
  readonly fields: readonly string[];
}

export function onePerDeleted(conflicts: readonly ConflictView[]): readonly ShownConflict[] {
  const shown: ShownConflict[] = [];
  for (const conflict of conflicts) {
    const { kind, record_id, field } = conflict;
    const at = shown.findIndex(
      ({ conflict: one }) => kind === "edited_after_delete" && one.kind === kind && one.record_id === record_id,
    );
    const known = shown[at];
    if (known === undefined) shown.push({ conflict, fields: [field] });
    else shown[at] = { ...known, fields: [...new Set([...known.fields, field])] };
  }
  return shown;
}
