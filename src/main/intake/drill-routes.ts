// Exercises that were held, and what each showed.
import { z } from "zod";

import { AlertStatus, Channel, NotificationStatus, Severity } from "../../core/alert.ts";
import { type DrillLine, drillLine, type DrillReport, drillReport } from "../../core/drill.ts";
import type { Allow } from "./access.ts";
import { TimelineEntryJson, timelineEntryToJson } from "./alert-json.ts";
import { AlertRef } from "./alert-routes.ts";
import { instant, isoOf, isoOrNull } from "./instant.ts";
import type { App, Intake } from "./intake.ts";
import { listAnswer, listQuery, toListAnswer, toSliceQuery } from "./list.ts";
import { problem, sendProblem } from "./problem.ts";
import { json, readRefusals } from "./responses.ts";

const seconds = z.number().nullable();

const drill = {
  id: z.string().describe("That of its alert."),
  number: z.int(),
  title: z.string(),
  severity: Severity,
  status: AlertStatus,
  is_over: z.boolean(),
  started_at: instant,
  ended_at: instant.nullable(),
  started_by: z.string(),
  ended_by: z.string().nullable(),
  chosen: z.array(z.string()).describe("Teams and people that it was for."),
  counts: z.object({
    called: z.int(),
    reached: z.int(),
    acknowledged: z.int(),
    rejected: z.int(),
    silent: z.int(),
    failed_calls: z.int().describe("Calls, not people."),
  }),
};

const DrillJson = z.object(drill).meta({ id: "Drill" });

const DrillReportJson = z
  .object({
    ...drill,
    people: z
      .array(
        z.object({
          name: z.string(),
          layer: z.int().nullable(),
          asked_at: instant,
          calls: z.array(
            z.object({
              channel: Channel,
              address: z.string().nullable(),
              status: NotificationStatus,
              reached_after_seconds: seconds.describe("From being asked; null: it did not get there."),
              is_confirmed: z.boolean().describe("The provider has said that it arrived."),
              error: z.string().nullable(),
            }),
          ),
          is_reached: z.boolean(),
          reached_after_seconds: seconds,
          answer: z
            .enum(["acknowledged", "rejected", "silent", "spared", "awaited"])
            .describe("`spared`: somebody else took it before they had to answer. `awaited`: it still waits for them."),
          answered_at: instant.nullable(),
          answered_after_seconds: seconds,
        }),
      )
      .describe("In the order in which they were asked."),
    timeline: z.array(TimelineEntryJson),
  })
  .meta({ id: "DrillReport" });

export function addDrillRoutes(app: App, { reader }: Pick<Intake, "reader">, allow: Allow): void {
  app.get("/drills", {
    onRequest: allow("read"),
    schema: {
      summary: "List exercises",
      tags: ["Alerts"],
      operationId: "listDrills",
      querystring: z.strictObject(listQuery(["number"], "-number")),
      response: { 200: json("Newest first unless sorted otherwise.", listAnswer(DrillJson)), ...readRefusals },
    },
    handler: ({ asker: { account_id }, query }, reply) => {
      const slice = reader.alerts(account_id, { is_drill: true }, toSliceQuery(query));
      const items = slice.items.flatMap(({ id }) => reader.alert(account_id, id) ?? []);
      return reply.send(toListAnswer(query, { ...slice, items }, (state) => lineToJson(drillLine(state))));
    },
  });

  app.get("/drills/:id", {
    onRequest: allow("read"),
    schema: {
      summary: "Read what an exercise showed",
      tags: ["Alerts"],
      operationId: "readDrill",
      params: AlertRef,
      response: { 200: json("Who was reached, and who answered.", DrillReportJson), ...readRefusals },
    },
    handler: ({ asker: { account_id }, params }, reply) => {
      const state = reader.alert(account_id, params.id);
      if (state === null || !state.alert.is_drill)
        return sendProblem(reply, problem(404, `There is no exercise ${params.id}`));
      return reply.send(reportToJson(drillReport(state, reader.timeline(state.alert.id))));
    },
  });
}

const lineToJson = (line: DrillLine): z.infer<typeof DrillJson> => ({
  id: line.id,
  number: line.number,
  title: line.title,
  severity: line.severity,
  status: line.status,
  is_over: line.is_over,
  started_at: isoOf(line.started_at),
  ended_at: isoOrNull(line.ended_at),
  started_by: line.started_by,
  ended_by: line.ended_by,
  chosen: [...line.chosen],
  counts: { ...line.counts },
});

const reportToJson = (report: DrillReport): z.infer<typeof DrillReportJson> => ({
  ...lineToJson(report),
  people: report.people.map((person) => ({
    ...person,
    asked_at: isoOf(person.asked_at),
    answered_at: isoOrNull(person.answered_at),
    calls: person.calls.map((call) => ({ ...call })),
  })),
  timeline: report.timeline.map(timelineEntryToJson),
});
