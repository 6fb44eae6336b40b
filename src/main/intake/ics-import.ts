// Takes a calendar file into a schedule, all at once, and tells what could not be taken.
import { z } from "zod";

import { accepted } from "../../core/refusal.ts";
import { readCalendarFile, takeAll } from "../calendar-file.ts";
import type { Allow } from "./access.ts";
import { itemToJson, ShiftJson } from "./collection-json.ts";
import { ItemRef } from "./collection-routes.ts";
import type { App, Intake } from "./intake.ts";
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
      const schedule = reader.item("schedules", asker.account_id, params.id);
      if (schedule === null) return sendProblem(reply, problem(404, `There is no schedule ${params.id}`));
      const reading = readCalendarFile(reader, schedule, body);
      if (!reading.ok) return sendProblem(reply, refusalToProblem(reading.refusal));
      const { shifts, left_out } = reading.value;
      if (body.is_dry) return reply.send({ taken: shifts.length, left_out: [...left_out], data: [] });
      const made = await desk.editShifts(
        schedule.id,
        (_present, newId) => accepted(takeAll(reading.value, newId)),
        asker,
      );
      if (!made.ok) return sendProblem(reply, refusalToProblem(made.refusal));
      const data = made.value.map((item) => itemToJson.shifts(item, { asker, intake }));
      return reply.send({ taken: data.length, left_out: [...left_out], data });
    },
  });
}
