// Raising alerts and reading them.
import { z } from "zod";

import { AlertStatus, AlertType, type Alert, Severity } from "../../core/alert.ts";
import { Trigger } from "../../core/alert-command.ts";
import type { AlertFilter } from "../ports.ts";
import type { Allow } from "./access.ts";
import { AlertJson, alertToJson } from "./alert-json.ts";
import type { App, Intake } from "./intake.ts";
import { listAnswer, listQuery, toListAnswer, toSliceQuery } from "./list.ts";
import { isDeeperThan } from "./nesting.ts";
import { badField, problem, refusalToProblem, sendProblem } from "./problem.ts";
import { json, readRefusals, writeRefusals } from "./responses.ts";

Trigger.register(z.globalRegistry, { id: "Trigger" });

export const AlertRef = z.object({
  id: z.string().min(1).max(100).describe("The alert's id or its number, such as 101."),
});

const several = <const W extends readonly string[]>(words: W) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((given) => (typeof given === "string" ? given.split(",") : given.flatMap((one) => one.split(","))))
    // Not an array of an enum: a wrong word is to be named by its filter, not by its place in it.
    .refine((given): given is W[number][] => given.every((word) => words.includes(word)), {
      error: `must be among ${words.join(", ")}`,
    })
    .optional()
    .meta({
      description: `One or several, separated by commas: ${words.join(", ")}.`,
      examples: [words.slice(0, 2).join(",")],
    });

/** An unescaped plus arrives as a space: `2026-03-02T18:45:00+05:30` is meant. */
const since = z
  .string()
  .transform((text) => text.replace(" ", "+"))
  .pipe(z.iso.datetime({ offset: true, error: "must be a time such as 2026-03-02T18:45:00Z" }))
  .transform((text) => Date.parse(text))
  .optional()
  .describe("Triggered at or after this time.");

const AlertListQuery = z.strictObject({
  ...listQuery(["triggered_at", "number"], "-triggered_at"),
  status: several(AlertStatus.options),
  severity: several(Severity.options),
  alert_type: several(AlertType.options),
  team_id: z.string().min(1).max(100).optional().describe("The team's id or its number."),
  since,
  q: z.string().trim().max(200).optional().describe("Found in number, title, description, person, team or source id."),
});

const TriggerHeaders = z.looseObject({
  "idempotency-key": z.string().min(1).max(255, "must be at most 255 characters").optional(),
});

/** Deeper than any real payload, and far from what overflows a stack. */
const deepestMetadata = 32;

export function addAlertRoutes(
  app: App,
  { desk, reader, metrics }: Pick<Intake, "desk" | "reader" | "metrics">,
  allow: Allow,
): void {
  const show = (alert: Alert) => alertToJson(alert, reader.plan(alert.plan_id));

  app.post("/alerts/trigger", {
    onRequest: allow("alert"),
    schema: {
      summary: "Raise an alert",
      description:
        "Answered once the alert is on disk. The same `source_id` while that alert is open, or the same `Idempotency-Key` header, answers the same alert again.",
      tags: ["Alerts"],
      operationId: "triggerAlert",
      body: Trigger,
      headers: TriggerHeaders,
      response: {
        200: json("The alert that is open already.", AlertJson),
        201: json("The new alert.", AlertJson),
        ...writeRefusals,
      },
    },
    handler: async (request, reply) => {
      const { asker, body } = request;
      if (body.metadata && isDeeperThan(body.metadata, deepestMetadata))
        return sendProblem(reply, badField("metadata", `must not be nested deeper than ${deepestMetadata} levels`));
      const result = await desk.trigger(body, asker, request.headers["idempotency-key"]);
      if (!result.ok) return sendProblem(reply, refusalToProblem(result.refusal));
      const { alert, isNew } = result.value;
      metrics.alertAccepted(isNew);
      return reply
        .code(isNew ? 201 : 200)
        .type("application/json; charset=utf-8")
        .send(JSON.stringify(show(alert)));
    },
  });

  app.get("/alerts", {
    onRequest: allow("read"),
    schema: {
      summary: "List alerts",
      tags: ["Alerts"],
      operationId: "listAlerts",
      querystring: AlertListQuery,
      response: { 200: json("Newest first unless sorted otherwise.", listAnswer(AlertJson)), ...readRefusals },
    },
    handler: (request, reply) => {
      const { account_id } = request.asker;
      const { limit: _limit, cursor: _cursor, sort: _sort, ...filter } = request.query;
      const slice = reader.alerts(account_id, withTeamId(filter, account_id), toSliceQuery(request.query));
      return reply.send(toListAnswer(request.query, slice, show));
    },
  });

  app.get("/alerts/:id", {
    onRequest: allow("read"),
    schema: {
      summary: "Read an alert",
      tags: ["Alerts"],
      operationId: "readAlert",
      params: AlertRef,
      response: { 200: json("The alert.", AlertJson), ...readRefusals },
    },
    handler: (request, reply) => {
      const { account_id } = request.asker;
      const state = reader.alert(account_id, request.params.id);
      if (state === null) return sendProblem(reply, noSuchAlert(request.params.id));
      return reply.send(show(state.alert));
    },
  });

  /** Alerts of a deleted team still carry its id, so an unknown team is looked for as it is. */
  function withTeamId(filter: AlertFilter, accountId: string): AlertFilter {
    if (filter.team_id === undefined) return filter;
    return { ...filter, team_id: reader.item("teams", accountId, filter.team_id)?.id ?? filter.team_id };
  }
}

export const noSuchAlert = (ref: string) => problem(404, `There is no alert ${ref}`);
