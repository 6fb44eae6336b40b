// Messages to many at once, and what became of each delivery. What was sent cannot be edited or taken back.
import { z } from "zod";

import { BroadcastChannel, type BroadcastState, NewBroadcast } from "../../core/broadcast.ts";
import type { Allow } from "./access.ts";
import { NotificationJson, notificationToJson } from "./alert-json.ts";
import { ItemRef } from "./collection-routes.ts";
import { instant, isoOf } from "./instant.ts";
import type { App, Intake } from "./intake.ts";
import { listAnswer, listQuery, sliceOf, toListAnswer, toSliceQuery } from "./list.ts";
import { problem, refusalToProblem, sendProblem } from "./problem.ts";
import { type References, withIds } from "./reference-check.ts";
import { json, readRefusals, writeRefusals } from "./responses.ts";

NewBroadcast.register(z.globalRegistry, { id: "NewBroadcast" });

const reference = z.union([z.string(), z.int()]);

const BroadcastJson = z
  .object({
    id: z.string(),
    number: z.int().describe("Accepted wherever an id is."),
    title: z.string(),
    message: z.string().nullable(),
    channels: z.array(BroadcastChannel),
    team_ids: z.array(reference),
    user_ids: z.array(reference),
    stakeholder_ids: z.array(reference),
    by: z.string(),
    sent_at: instant,
    people: z.int().describe("How many it is for."),
    people_reached: z.int().describe("Whom a provider has taken it for, on some channel."),
    waiting: z.int().describe("Notifications that may still arrive."),
    failed: z.int().describe("Notifications that were given up."),
  })
  .meta({ id: "Broadcast" });

const references: References = { team_ids: ["teams"], user_ids: ["users"], stakeholder_ids: ["stakeholders"] };

export function addBroadcastRoutes(
  app: App,
  { broadcasts, reader }: Pick<Intake, "broadcasts" | "reader">,
  allow: Allow,
): void {
  const missing = (ref: string) => problem(404, `There is no broadcast ${ref}`);
  const about = (operationId: string, summary: string) => ({ operationId, summary, tags: ["Broadcasts"] });
  const list = listQuery(["sent_at", "number"], "-sent_at");

  app.post("/broadcasts", {
    onRequest: allow("operate"),
    schema: {
      ...about("sendBroadcast", "Send a message to many"),
      description: "To teams and people it needs the role broadcaster, to stakeholders the role communicator.",
      body: NewBroadcast,
      response: { 201: json("On its way.", BroadcastJson), ...writeRefusals },
    },
    handler: async ({ asker, body }, reply) => {
      const sent = await broadcasts.send(withIds(body, references, asker.account_id, reader), asker);
      if (!sent.ok) return sendProblem(reply, refusalToProblem(sent.refusal));
      return reply.code(201).send(toJson(sent.value));
    },
  });

  app.get("/broadcasts", {
    onRequest: allow("read"),
    schema: {
      ...about("listBroadcast", "List every broadcast"),
      querystring: z.strictObject(list),
      response: { 200: json("Newest first unless sorted otherwise.", listAnswer(BroadcastJson)), ...readRefusals },
    },
    handler: ({ asker, query }, reply) =>
      reply.send(toListAnswer(query, sliceOf(broadcasts.all(asker.account_id), toSliceQuery(query)), toJson)),
  });

  app.get("/broadcasts/:id", {
    onRequest: allow("read"),
    schema: {
      ...about("readBroadcast", "Read a broadcast"),
      params: ItemRef,
      response: { 200: json("With how far it got.", BroadcastJson), ...readRefusals },
    },
    handler: ({ asker, params }, reply) => {
      const found = broadcasts.find(asker.account_id, params.id);
      return found === null ? sendProblem(reply, missing(params.id)) : reply.send(toJson(found));
    },
  });

  app.get("/broadcasts/:id/notifications", {
    onRequest: allow("read"),
    schema: {
      ...about("listBroadcastNotifications", "List a broadcast's notifications, with every attempt"),
      params: ItemRef,
      querystring: z.strictObject(listQuery(["queued_at"], "queued_at")),
      response: { 200: json("In the order in which they are named.", listAnswer(NotificationJson)), ...readRefusals },
    },
    handler: ({ asker, params, query }, reply) => {
      const found = broadcasts.find(asker.account_id, params.id);
      if (found === null) return sendProblem(reply, missing(params.id));
      return reply.send(toListAnswer(query, sliceOf(found.notifications, toSliceQuery(query)), notificationToJson));
    },
  });
}

function toJson(broadcast: BroadcastState): z.infer<typeof BroadcastJson> {
  const { account_id: _, notifications, sent_at, ...sent } = broadcast;
  const reached = notifications.filter(({ status }) => status === "sent" || status === "delivered");
  return {
    ...sent,
    sent_at: isoOf(sent_at),
    people: new Set(notifications.map(({ person }) => person)).size,
    people_reached: new Set(reached.map(({ person }) => person)).size,
    waiting: notifications.filter(({ next_attempt_at }) => next_attempt_at !== null).length,
    failed: notifications.filter(({ status }) => status === "failed").length,
  };
}
