// Edits that did not know of each other: which one stands, which one does not, and until when somebody has to look at it.
import type { RecordState } from "./record.ts";

/** Who wrote what stands in a field. */
export interface Edit {
  readonly stamp: string;
  readonly at: number;
  readonly by: string;
  readonly console_id: string;
}

/** `value` of an edit to a record that was deleted: the field's; of a deletion: null. */
export type Side = Edit & { readonly value: unknown };

export interface RecordConflict {
  /** The same on every console. */
  readonly id: string;
  /** `edited_after_delete`: the record was deleted on one side and edited on the other; the edits are kept, should it come back. */
  readonly kind: "same_field" | "edited_after_delete";
  readonly field: string;
  readonly winner: Side;
  readonly loser: Side;
  readonly settled_at: number | null;
  readonly settled_by: string | null;
}

const unsettled = { settled_at: null, settled_by: null } as const;

/** The later edit stands; the earlier one, of which it did not know, is kept. */
export function openConflict(state: RecordState, field: string, value: unknown, edit: Edit): RecordConflict {
  const loser = state.edits[field] ?? edit;
  return {
    id: `${state.stream}/${field}/${loser.stamp}`,
    kind: "same_field",
    field,
    winner: { ...edit, value },
    loser: { ...loser, value: state.fields[field] },
    ...unsettled,
  };
}

export const withEdit = (state: RecordState, conflict: RecordConflict): RecordState => ({
  ...state,
  conflicts: [...state.conflicts, conflict],
});

/** An edit that a deletion did not know of, or the other way round: it stays deleted, and the edit is offered. */
export function withDeletion(state: RecordState, field: string, edit: Edit): RecordState {
  if (state.deletion === null) return state;
  return withEdit(state, {
    id: `${state.stream}/deleted/${field}/${edit.stamp}`,
    kind: "edited_after_delete",
    field,
    winner: { ...state.deletion, value: null },
    loser: { ...edit, value: state.fields[field] },
    ...unsettled,
  });
}

export function settle(state: RecordState, ids: readonly string[] = [], edit: Edit): RecordState {
  if (!state.conflicts.some((one) => one.settled_at === null && ids.includes(one.id))) return state;
  const conflicts = state.conflicts.map((one) =>
    one.settled_at === null && ids.includes(one.id) ? { ...one, settled_at: edit.at, settled_by: edit.by } : one,
  );
  return { ...state, conflicts, updated_at: edit.at };
}
