// Takes a calendar file into a schedule, all at once, and tells what could not be taken.
import { z } from "zod";

import type { Allow } from "./access.ts";
import { itemToJson, ShiftJson } from "./collection-json.ts";
import { ItemRef } from "./collection-routes.ts";
import { readIcs } from "./ics-read.ts";
import type { App, Intake } from "./intake.ts";
import { InvalidInput } from "./invalid-input.ts";
import { problem, refusalToProblem, sendProblem } from "./problem.ts";
import { json, writeRefusals } from "./responses.ts";

const Import = z
  .strictObject({
    calendar: z.string().min(1).max(200_000).describe("The text of an .ics file."),
    layer: z.int().min(1).max(20).default(1),
    is_dry: z.boolean().default(false).describe("Only tell what would be taken."),
  })
  .register(z.globalRegistry, { id: "CalendarImport" });

const Imported = z
  .object({
    taken: z.int(),
    left_out: z.array(z.object({ summary: z.string(), why: z.string() })),
    data: z.array(ShiftJson).describe("The shifts that were made."),
  })
  .meta({ id: "Imported" });

export function addIcsImport(app: App, intake: Intake, allow: Allow): void {
  const { desk, reader } = intake;
  app.post("/schedules/:id/import", {
    onRequest: allow("operate"),
    schema: {
      summary: "Take a calendar file into a schedule",
      tags: ["Schedules"],
      operationId: "importCalendar",
      params: ItemRef,
      body: Import,
      response: { 200: json("What was taken and what was not.", Imported), ...writeRefusals },
    },
    handler: async ({ asker, params, body }, reply) => {
      const { account_id } = asker;
      const schedule = reader.item("schedules", account_id, params.id);
      if (schedule === null) return sendProblem(reply, problem(404, `There is no schedule ${params.id}`));
      const users = reader.items("users", account_id, { limit: 1_000_000, after: null, descending: false }).items;
      const account = reader.item("accounts", account_id, account_id);
      const reading = read(body.calendar, {
        schedule_id: schedule.id,
        layer: body.layer,
        time_zone: schedule.fields.time_zone ?? account?.fields.time_zone ?? "UTC",
        findPerson: (text) => {
          const wanted = text.toLowerCase();
          const found = users.find(
            ({ fields }) => fields.email?.toLowerCase() === wanted || fields.name.toLowerCase() === wanted,
          );
          return found?.id ?? null;
        },
      });
      const { shifts, left_out } = reading;
      if (body.is_dry) return reply.send({ taken: shifts.length, left_out: [...left_out], data: [] });
      const made = await desk.editShifts(
        schedule.id,
        (_present, newId) => ({
          ok: true,
          value: shifts.map(({ fields }) => ({ kind: "create" as const, id: newId(), fields })),
        }),
        asker,
      );
      if (!made.ok) return sendProblem(reply, refusalToProblem(made.refusal));
      const data = made.value.map((item) => itemToJson.shifts(item, { asker, intake }));
      return reply.send({ taken: data.length, left_out: [...left_out], data });
    },
  });
}

function read(...given: Parameters<typeof readIcs>): ReturnType<typeof readIcs> {
  try {
    return readIcs(...given);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InvalidInput([{ path: "calendar", message: `is not a calendar file: ${why}` }]);
  }
}
