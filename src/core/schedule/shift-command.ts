// Every edit of a schedule's shifts, as whoever plans asks for it. An occurrence is named by its start on the wall, in the
// shift's own zone.
import { z } from "zod";

import { invalid, type Refusal, refused, type Result } from "../refusal.ts";
import { cloneShift, editOccurrence, removeOccurrence, type Scope } from "./edit.ts";
import { overrideOccurrence, swap, takeOver } from "./override.ts";
import { NewShift, patchShift, type Shift, ShiftPatch } from "./shift.ts";
import { deleteWithOverrides, patchOf, type ShiftEdit } from "./shift-edit.ts";
import { undo, UndoStep } from "./undo.ts";
import { WallTime } from "./wall-time.ts";
import { TimeZone } from "./zone.ts";

export const ScopeName = z.enum(["this", "this_and_following", "all"]);
export type ScopeName = z.infer<typeof ScopeName>;

const scopes: Readonly<Record<ScopeName, Scope>> = { this: "this", this_and_following: "following", all: "all" };

const id = z.string().trim().min(1).max(100);
const layer = z.int().min(1).max(20);
const occurrence = WallTime.optional().describe("Start of the occurrence that is meant; a single shift has only one.");

/** What is said beside the shift itself, by kind of edit. */
export const orders = {
  scope: { scope: ScopeName.default("all"), occurrence },
  override: {
    occurrence,
    attendees: z.array(id).max(200),
    start: WallTime.optional(),
    end: WallTime.optional(),
    time_zone: TimeZone.optional(),
    layer: layer.optional(),
    is_intended_gap: z.boolean().optional(),
    title: z.string().trim().max(200).nullish(),
    notes: z.string().max(4000).nullish(),
  },
  except: { occurrence },
  take_over: {
    occurrence,
    by: id,
    instead_of: id.nullable().default(null),
    start: WallTime.optional(),
    end: WallTime.optional(),
  },
  swap: { occurrence, with_shift_id: id, with_occurrence: occurrence },
  clone: { start: WallTime.optional(), layer: layer.optional() },
} as const;

export const ShiftCommand = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("create"), fields: NewShift }),
  z.strictObject({ kind: z.literal("edit"), shift_id: id, ...orders.scope, changes: ShiftPatch }),
  z.strictObject({ kind: z.literal("remove"), shift_id: id, ...orders.scope }),
  z.strictObject({ kind: z.literal("override"), shift_id: id, ...orders.override }),
  z.strictObject({ kind: z.literal("take_over"), shift_id: id, ...orders.take_over }),
  z.strictObject({ kind: z.literal("swap"), shift_id: id, ...orders.swap }),
  z.strictObject({ kind: z.literal("clone"), shift_id: id, ...orders.clone }),
  z.strictObject({ kind: z.literal("undo"), steps: z.array(UndoStep).max(20_000) }),
]);
export type ShiftCommand = z.output<typeof ShiftCommand>;

/** `shifts` are those of one schedule; nothing leaves it or comes into it from another. */
export function decideShifts(
  shifts: readonly Shift[],
  command: ShiftCommand,
  newId: () => string,
): Result<readonly ShiftEdit[]> {
  if (command.kind === "create") return { ok: true, value: [{ kind: "create", id: newId(), fields: command.fields }] };
  if (command.kind === "undo") return undo(shifts, command.steps);
  const shift = shifts.find(({ id: one }) => one === command.shift_id);
  if (shift === undefined) return refused(missing(command.shift_id));
  switch (command.kind) {
    case "edit":
      return edit(shifts, shift, command, newId);
    case "remove":
      return command.scope === "all"
        ? { ok: true, value: deleteWithOverrides(shifts, shift.id) }
        : removeOccurrence(shifts, refOf(shift, command.occurrence), scopes[command.scope]);
    case "override": {
      const { kind: _kind, shift_id: _id, occurrence: start, ...order } = command;
      return overrideOccurrence(shifts, refOf(shift, start), { ...order, id: newId() });
    }
    case "take_over": {
      const { kind: _kind, shift_id: _id, occurrence: start, ...order } = command;
      return takeOver(shifts, refOf(shift, start), { ...order, id: newId() });
    }
    case "swap": {
      const other = shifts.find(({ id: one }) => one === command.with_shift_id);
      if (other === undefined) return refused(invalid("with_shift_id", "must be a shift of the same schedule"));
      const ids = [newId(), newId()] as const;
      return swap(shifts, refOf(shift, command.occurrence), refOf(other, command.with_occurrence), ids);
    }
    case "clone": {
      const { start, layer: to } = command;
      return cloneShift(shifts, shift.id, {
        id: newId(),
        ...(start === undefined ? {} : { start }),
        ...(to === undefined ? {} : { layer: to }),
      });
    }
  }
}

function edit(
  shifts: readonly Shift[],
  shift: Shift,
  { scope, occurrence: start, changes }: Extract<ShiftCommand, { kind: "edit" }>,
  newId: () => string,
): Result<readonly ShiftEdit[]> {
  if (start === undefined && (scope === "all" || shift.repeat === null)) {
    const patched = patchShift(shift, changes);
    return patched.ok ? { ok: true, value: patchOf(shift, patched.value) } : patched;
  }
  if (start === undefined) return refused(invalid("occurrence", "must say which occurrence is meant"));
  const { schedule_id: _1, exceptions: _2, parent_id: _3, parent_start: _4, ...edits } = changes;
  return editOccurrence(shifts, { shift_id: shift.id, start }, scopes[scope], edits, newId());
}

const refOf = (shift: Shift, start: string | undefined) => ({ shift_id: shift.id, start: start ?? shift.start });

const missing = (ref: string): Refusal => ({ kind: "not_found", detail: `There is no shift ${ref}` });
