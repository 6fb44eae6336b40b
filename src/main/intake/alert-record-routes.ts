// The record of one alert: what happened, who was told, whom it escalated to, what was said. Oldest first.
import { z } from "zod";

import type { AlertState } from "../../core/alert.ts";
import type { Allow } from "./access.ts";
import {
  CommentJson,
  EscalationJson,
  NotificationJson,
  PositionJson,
  TimelineEntryJson,
  commentToJson,
  escalationToJson,
  notificationToJson,
  positionToJson,
  timelineEntryToJson,
} from "./alert-json.ts";
import { AlertRef, noSuchAlert } from "./alert-routes.ts";
import type { App, Intake } from "./intake.ts";
import { listAnswer, listQuery, sliceOf, toListAnswer, toSliceQuery } from "./list.ts";
import { sendProblem } from "./problem.ts";
import { json, readRefusals } from "./responses.ts";

export function addAlertRecordRoutes(app: App, { reader }: Pick<Intake, "reader">, allow: Allow): void {
  add("timeline", "at", TimelineEntryJson, ({ alert }) => reader.timeline(alert.id).map(timelineEntryToJson));
  add("notifications", "queued_at", NotificationJson, ({ notifications }) => notifications.map(notificationToJson));
  add("escalations", "escalated_at", EscalationJson, ({ escalations }) => escalations.map(escalationToJson));
  add("positions", "at", PositionJson, ({ alert }) =>
    reader.positions(alert.id).map((point) => positionToJson(alert.id, point)),
  );
  add("comments", "at", CommentJson, ({ comments }) => comments.map(commentToJson));

  function add<T>(what: string, sort: string, schema: z.ZodType<T>, read: (state: AlertState) => readonly T[]): void {
    app.get(`/alerts/:id/${what}`, {
      onRequest: allow("read"),
      schema: {
        summary: `List an alert's ${what}`,
        tags: ["Alerts"],
        operationId: `list${what.charAt(0).toUpperCase()}${what.slice(1)}`,
        params: AlertRef,
        querystring: z.strictObject(listQuery([sort], sort)),
        response: { 200: json("Oldest first unless sorted otherwise.", listAnswer(schema)), ...readRefusals },
      },
      handler: ({ asker, params, query }, reply) => {
        const state = reader.alert(asker.account_id, params.id);
        if (state === null) return sendProblem(reply, noSuchAlert(params.id));
        return reply.send(toListAnswer(query, sliceOf(read(state), toSliceQuery(query)), (shown) => shown));
      },
    });
  }
}
