// What a person is told about going on and off call: what comes, and what became of what was told.
import { z } from "zod";

import { type ReminderState, reminderStatus } from "../../core/on-call-reminder.ts";
import { NotificationStatus } from "../../core/alert.ts";
import { dayMs } from "../../core/schedule/wall-time.ts";
import type { ComingReminder } from "../ports.ts";
import type { Allow } from "./access.ts";
import { NotificationJson, notificationToJson } from "./alert-json.ts";
import { ItemRef } from "./collection-routes.ts";
import { instant, isoOf, isoOrNull } from "./instant.ts";
import type { App, Intake } from "./intake.ts";
import { problem, sendProblem } from "./problem.ts";
import { json, readRefusals } from "./responses.ts";

const facts = {
  kind: z.enum(["on_call", "off_call"]),
  team_name: z.string(),
  layer: z.int(),
  at: instant.describe("When they go on or off call."),
  until: instant.nullable().describe("Going on call: until when; null when that is far away."),
  relieved_by: z.array(z.string()).describe("Going off call: who serves from then on."),
};
const RemindersJson = z
  .object({
    coming: z
      .array(z.object({ ...facts, due: instant.describe("When they will be told.") }))
      .describe("Of the next two weeks, soonest first."),
    told: z
      .array(
        z.object({
          id: z.string(),
          ...facts,
          told_at: instant,
          status: NotificationStatus.nullable().describe("Null: no channel reaches this person."),
          notifications: z.array(NotificationJson),
        }),
      )
      .describe("The latest hundred, newest first."),
  })
  .meta({ id: "Reminders" });

const aheadMs = 14 * dayMs;
const shownAtMost = 100;

export function addReminderRoutes(app: App, { reader, now }: Pick<Intake, "reader" | "now">, allow: Allow): void {
  app.get("/users/:id/reminders", {
    onRequest: allow("read"),
    schema: {
      summary: "What a person is told about going on and off call",
      operationId: "readReminders",
      tags: ["Users"],
      params: ItemRef,
      response: { 200: json("What comes and what was told.", RemindersJson), ...readRefusals },
    },
    handler: ({ asker, params }, reply) => {
      const user = reader.item("users", asker.account_id, params.id);
      if (user === null) return sendProblem(reply, problem(404, `There is no user ${params.id}`));
      const at = now();
      const { coming, told } = reader.reminders(user, { from: at, to: at + aheadMs, limit: shownAtMost });
      return reply.send({
        coming: coming.map((one) => ({ ...factsOf(one), due: isoOf(one.due) })),
        told: told.map((one) => ({
          id: one.id,
          ...factsOf(one),
          told_at: isoOf(one.due_at),
          status: reminderStatus(one),
          notifications: one.notifications.map((notification) => notificationToJson(notification)),
        })),
      });
    },
  });
}

const factsOf = ({ kind, team_name, layer, at, until, relieved_by }: ComingReminder | ReminderState) => ({
  kind,
  team_name,
  layer,
  at: isoOf(at),
  until: isoOrNull(until),
  relieved_by: [...relieved_by],
});
