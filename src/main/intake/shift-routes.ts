// Edits of shifts and of their single occurrences. An occurrence is named by its start on the wall, in the shift's own zone.
import type { FastifyReply } from "fastify";
import { z } from "zod";

import type { Item } from "../../core/collection.ts";
import type { Result } from "../../core/refusal.ts";
import { ShiftPatch } from "../../core/schedule/shift.ts";
import { decideShifts, orders, type ShiftCommand } from "../../core/schedule/shift-command.ts";
import type { Allow, Asker } from "./access.ts";
import { itemToJson, ShiftJson } from "./collection-json.ts";
import { ItemRef } from "./collection-routes.ts";
import { shiftReferences } from "./collection-table.ts";
import type { App, Intake } from "./intake.ts";
import { problem, refusalToProblem, sendProblem } from "./problem.ts";
import { withIds } from "./reference-check.ts";
import { empty, json, writeRefusals } from "./responses.ts";

const Edit = ShiftPatch.extend(orders.scope).register(z.globalRegistry, { id: "ShiftPatch" });
const Override = z.strictObject(orders.override).register(z.globalRegistry, { id: "ShiftOverride" });
const Exception = z.strictObject(orders.except).register(z.globalRegistry, { id: "ShiftException" });
const TakeOver = z.strictObject(orders.take_over).register(z.globalRegistry, { id: "ShiftTakeOver" });
const Swap = z.strictObject(orders.swap).register(z.globalRegistry, { id: "ShiftSwap" });
const Clone = z.strictObject(orders.clone).register(z.globalRegistry, { id: "ShiftClone" });

const Changed = z.object({
  data: z.array(ShiftJson).describe("The shifts that were made or changed; those that went are not among them."),
});

/** The shift is the one in the address. */
type Order<T = ShiftCommand> = T extends { readonly shift_id: string } ? Omit<T, "shift_id"> : never;

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
      const { scope, occurrence, ...said } = body;
      const changes = withIds(said, shiftReferences, asker.account_id, reader);
      return change(reply, asker, params.id, { kind: "edit", scope, occurrence, changes });
    },
  });

  app.delete("/shifts/:id", {
    onRequest: allow("operate"),
    schema: {
      ...about("deleteShift", "Delete a shift, or some of its occurrences"),
      params: ItemRef,
      querystring: z.strictObject(orders.scope),
      response: { 204: empty("It is gone."), ...writeRefusals },
    },
    handler: async ({ asker, params, query }, reply) => {
      const done = await carryOut(asker, params.id, { kind: "remove", ...query });
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
    handler: ({ asker, params, body }, reply) =>
      change(reply, asker, params.id, {
        kind: "override",
        ...withIds(body, shiftReferences, asker.account_id, reader),
      }),
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
      change(reply, asker, params.id, { kind: "remove", scope: "this", occurrence: body.occurrence }),
  });

  app.post("/shifts/:id/take-over", {
    onRequest: allow("operate"),
    schema: {
      ...about("takeOverShift", "Take over somebody's occurrence"),
      params: ItemRef,
      body: TakeOver,
      response: answers,
    },
    handler: ({ asker, params, body }, reply) =>
      change(reply, asker, params.id, {
        kind: "take_over",
        ...withIds(body, { by: ["users"], instead_of: ["users"] }, asker.account_id, reader),
      }),
  });

  app.post("/shifts/:id/swap", {
    onRequest: allow("operate"),
    schema: {
      ...about("swapShifts", "Swap the people of two occurrences"),
      params: ItemRef,
      body: Swap,
      response: answers,
    },
    handler: ({ asker, params, body }, reply) =>
      change(reply, asker, params.id, {
        kind: "swap",
        ...withIds(body, { with_shift_id: ["shifts"] }, asker.account_id, reader),
      }),
  });

  app.post("/shifts/:id/clone", {
    onRequest: allow("operate"),
    schema: {
      ...about("cloneShift", "Copy a shift, without its overrides"),
      params: ItemRef,
      body: Clone,
      response: answers,
    },
    handler: ({ asker, params, body }, reply) => change(reply, asker, params.id, { kind: "clone", ...body }),
  });

  const missing = (ref: string) => problem(404, `There is no shift ${ref}`);

  /** Null: there is no such shift. */
  async function carryOut(asker: Asker, ref: string, order: Order): Promise<Result<readonly Item<"shifts">[]> | null> {
    const item = reader.item("shifts", asker.account_id, ref);
    if (item === null) return null;
    const command = { ...order, shift_id: item.id } as ShiftCommand;
    return desk.editShifts(item.fields.schedule_id, (shifts, newId) => decideShifts(shifts, command, newId), asker);
  }

  async function change(reply: FastifyReply, asker: Asker, ref: string, order: Order): Promise<FastifyReply> {
    const done = await carryOut(asker, ref, order);
    if (done === null) return sendProblem(reply, missing(ref));
    if (!done.ok) return sendProblem(reply, refusalToProblem(done.refusal));
    return reply.send({ data: done.value.map((item) => itemToJson.shifts(item, { asker, intake })) });
  }
}

const about = (operationId: string, summary: string) => ({ summary, operationId, tags: ["Shifts"] });
