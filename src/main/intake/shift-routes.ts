// Edits of shifts and of their single occurrences. An occurrence is named by its start on the wall, in the shift's own zone.
import type { FastifyReply } from "fastify";
import { z } from "zod";

import type { Item } from "../../core/collection.ts";
import { invalid, refused, type Result } from "../../core/refusal.ts";
import { cloneShift, editOccurrence, removeOccurrence, type Scope } from "../../core/schedule/edit.ts";
import { overrideOccurrence, swap, takeOver } from "../../core/schedule/override.ts";
import { patchShift, type Shift, ShiftPatch } from "../../core/schedule/shift.ts";
import { deleteWithOverrides, patchOf, type ShiftEdit } from "../../core/schedule/shift-edit.ts";
import { WallTime } from "../../core/schedule/wall-time.ts";
import { TimeZone } from "../../core/schedule/zone.ts";
import type { Allow, Asker } from "./access.ts";
import { itemToJson, ShiftJson } from "./collection-json.ts";
import { ItemRef } from "./collection-routes.ts";
import { shiftReferences } from "./collection-table.ts";
import type { App, Intake } from "./intake.ts";
import { problem, refusalToProblem, sendProblem } from "./problem.ts";
import { withIds } from "./reference-check.ts";
import { empty, json, writeRefusals } from "./responses.ts";

const ScopeName = z.enum(["this", "this_and_following", "all"]);
const scopes: Readonly<Record<z.infer<typeof ScopeName>, Scope>> = {
  this: "this",
  this_and_following: "following",
  all: "all",
};

const occurrence = WallTime.optional().describe("Start of the occurrence that is meant; a single shift has only one.");
const person = z.string().trim().min(1).max(100);

const Edit = ShiftPatch.extend({ scope: ScopeName.default("all"), occurrence }).register(z.globalRegistry, {
  id: "ShiftPatch",
});
const Override = z
  .strictObject({
    occurrence,
    attendees: z.array(person).max(200),
    start: WallTime.optional(),
    end: WallTime.optional(),
    time_zone: TimeZone.optional(),
    layer: z.int().min(1).max(20).optional(),
    is_intended_gap: z.boolean().optional(),
    title: z.string().trim().max(200).nullish(),
    notes: z.string().max(4000).nullish(),
  })
  .register(z.globalRegistry, { id: "ShiftOverride" });
const Exception = z.strictObject({ occurrence }).register(z.globalRegistry, { id: "ShiftException" });
const TakeOver = z
  .strictObject({
    occurrence,
    by: person,
    instead_of: person.nullable().default(null),
    start: WallTime.optional(),
    end: WallTime.optional(),
  })
  .register(z.globalRegistry, { id: "ShiftTakeOver" });
const Swap = z
  .strictObject({ occurrence, with_shift_id: person, with_occurrence: occurrence })
  .register(z.globalRegistry, { id: "ShiftSwap" });
const Clone = z
  .strictObject({ start: WallTime.optional(), layer: z.int().min(1).max(20).optional() })
  .register(z.globalRegistry, { id: "ShiftClone" });

const Changed = z.object({
  data: z.array(ShiftJson).describe("The shifts that were made or changed; those that went are not among them."),
});

type Plan = (shifts: readonly Shift[], shift: Shift, newId: () => string) => Result<readonly ShiftEdit[]>;

export function addShiftRoutes(app: App, intake: Intake, allow: Allow): void {
  const { desk, reader } = intake;
  const answers = { 200: json("What came of it.", Changed), ...writeRefusals };

  app.patch("/shifts/:id", {
    onRequest: allow("operate"),
    schema: {
      ...about("editShift", "Edit a shift, or some of its occurrences"),
      params: ItemRef,
      body: Edit,
      response: answers,
    },
    handler: ({ asker, params, body }, reply) => {
      const { scope, occurrence: start, ...said } = body;
      const changes = withIds(said, shiftReferences, asker.account_id, reader);
      return change(reply, asker, params.id, (shifts, shift, newId) => {
        if (start === undefined && (scope === "all" || shift.repeat === null)) {
          const patched = patchShift(shift, changes);
          return patched.ok ? { ok: true, value: patchOf(shift, patched.value) } : patched;
        }
        if (start === undefined) return refused(invalid("occurrence", "must say which occurrence is meant"));
        const { schedule_id: _1, exceptions: _2, parent_id: _3, parent_start: _4, ...edits } = changes;
        return editOccurrence(shifts, { shift_id: shift.id, start }, scopes[scope], edits, newId());
      });
    },
  });

  app.delete("/shifts/:id", {
    onRequest: allow("operate"),
    schema: {
      ...about("deleteShift", "Delete a shift, or some of its occurrences"),
      params: ItemRef,
      querystring: z.strictObject({ scope: ScopeName.default("all"), occurrence }),
      response: { 204: empty("It is gone."), ...writeRefusals },
    },
    handler: async ({ asker, params, query }, reply) => {
      const done = await plan(asker, params.id, (shifts, shift) =>
        query.scope === "all"
          ? { ok: true, value: deleteWithOverrides(shifts, shift.id) }
          : removeOccurrence(
              shifts,
              { shift_id: shift.id, start: query.occurrence ?? shift.start },
              scopes[query.scope],
            ),
      );
      if (done === null) return sendProblem(reply, missing(params.id));
      return done.ok ? reply.code(204).send() : sendProblem(reply, refusalToProblem(done.refusal));
    },
  });

  app.post("/shifts/:id/override", {
    onRequest: allow("operate"),
    schema: {
      ...about("overrideShift", "Let others serve for a while"),
      params: ItemRef,
      body: Override,
      response: answers,
    },
    handler: ({ asker, params, body }, reply) => {
      const { occurrence: start, ...order } = withIds(body, shiftReferences, asker.account_id, reader);
      return change(reply, asker, params.id, (shifts, shift, newId) =>
        overrideOccurrence(shifts, { shift_id: shift.id, start: start ?? shift.start }, { ...order, id: newId() }),
      );
    },
  });

  app.post("/shifts/:id/exception", {
    onRequest: allow("operate"),
    schema: {
      ...about("exceptShift", "Leave out one occurrence"),
      params: ItemRef,
      body: Exception,
      response: answers,
    },
    handler: ({ asker, params, body }, reply) =>
      change(reply, asker, params.id, (shifts, shift) =>
        removeOccurrence(shifts, { shift_id: shift.id, start: body.occurrence ?? shift.start }, "this"),
      ),
  });

  app.post("/shifts/:id/take-over", {
    onRequest: allow("operate"),
    schema: {
      ...about("takeOverShift", "Take over somebody's occurrence"),
      params: ItemRef,
      body: TakeOver,
      response: answers,
    },
    handler: ({ asker, params, body }, reply) => {
      const { occurrence: from, ...order } = withIds(
        body,
        { by: ["users"], instead_of: ["users"] },
        asker.account_id,
        reader,
      );
      return change(reply, asker, params.id, (shifts, shift, newId) =>
        takeOver(shifts, { shift_id: shift.id, start: from ?? shift.start }, { ...order, id: newId() }),
      );
    },
  });

  app.post("/shifts/:id/swap", {
    onRequest: allow("operate"),
    schema: {
      ...about("swapShifts", "Swap the people of two occurrences"),
      params: ItemRef,
      body: Swap,
      response: answers,
    },
    handler: ({ asker, params, body }, reply) => {
      const { with_shift_id } = withIds(body, { with_shift_id: ["shifts"] }, asker.account_id, reader);
      return change(reply, asker, params.id, (shifts, shift, newId) => {
        const other = shifts.find(({ id }) => id === with_shift_id);
        if (other === undefined) return refused(invalid("with_shift_id", "must be a shift of the same schedule"));
        return swap(
          shifts,
          { shift_id: shift.id, start: body.occurrence ?? shift.start },
          { shift_id: other.id, start: body.with_occurrence ?? other.start },
          [newId(), newId()],
        );
      });
    },
  });

  app.post("/shifts/:id/clone", {
    onRequest: allow("operate"),
    schema: {
      ...about("cloneShift", "Copy a shift, without its overrides"),
      params: ItemRef,
      body: Clone,
      response: answers,
    },
    handler: ({ asker, params, body }, reply) =>
      change(reply, asker, params.id, (shifts, shift, newId) =>
        cloneShift(shifts, shift.id, {
          id: newId(),
          ...(body.start === undefined ? {} : { start: body.start }),
          ...(body.layer === undefined ? {} : { layer: body.layer }),
        }),
      ),
  });

  const missing = (ref: string) => problem(404, `There is no shift ${ref}`);

  /** Null: there is no such shift. */
  async function plan(asker: Asker, ref: string, decide: Plan): Promise<Result<readonly Item<"shifts">[]> | null> {
    const item = reader.item("shifts", asker.account_id, ref);
    if (item === null) return null;
    return desk.editShifts(
      item.fields.schedule_id,
      (shifts, newId) => {
        const shift = shifts.find(({ id }) => id === item.id);
        if (shift === undefined) return refused({ kind: "not_found", detail: `There is no shift ${ref}` });
        return decide(shifts, shift, newId);
      },
      asker,
    );
  }

  async function change(reply: FastifyReply, asker: Asker, ref: string, decide: Plan): Promise<FastifyReply> {
    const done = await plan(asker, ref, decide);
    if (done === null) return sendProblem(reply, missing(ref));
    if (!done.ok) return sendProblem(reply, refusalToProblem(done.refusal));
    return reply.send({ data: done.value.map((item) => itemToJson.shifts(item, { asker, intake })) });
  }
}

const about = (operationId: string, summary: string) => ({ summary, operationId, tags: ["Shifts"] });
