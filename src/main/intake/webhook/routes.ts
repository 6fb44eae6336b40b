// `POST /integrations/{key}`: the key is the secret, and the integration's type says how the payload is read.
import type { FastifyReply } from "fastify";
import { z } from "zod";

import type { Item } from "../../../core/collection.ts";
import { type Allow, tooMany } from "../access.ts";
import { ReceivedDelivery } from "../delivery-log.ts";
import type { App, Intake } from "../intake.ts";
import { listAnswer, listQuery, sliceOf, toListAnswer, toSliceQuery } from "../list.ts";
import { type Problem, problem, sendProblem } from "../problem.ts";
import { createRateLimit } from "../rate-limit.ts";
import { json, readRefusals, webhookRefusals } from "../responses.ts";
import { signatureHeader } from "./signature.ts";
import { largestBody, take } from "./take.ts";

const WebhookAnswer = z
  .object({
    results: z.array(
      z.object({
        event: z.enum(["create", "acknowledge", "resolve"]),
        outcome: z.enum(["created", "repeated", "acknowledged", "resolved", "nothing_matched", "refused"]),
        alert_id: z.string().nullable(),
        number: z.int().nullable(),
        detail: z.string().nullable(),
      }),
    ),
  })
  .meta({
    id: "WebhookAnswer",
    examples: [{ results: [{ event: "create", outcome: "created", alert_id: "01K9...", number: 101, detail: null }] }],
  });

declare module "fastify" {
  interface FastifyRequest {
    /** Set on webhook routes before the body is read. */
    integration: Item<"integrations">;
  }
}

export function addWebhookRoutes(app: App, intake: Intake): void {
  const { reader, limits } = intake;
  const takeForIntegration = createRateLimit(limits.perIntegration);
  const takeForStranger = createRateLimit(limits.strangers);
  app.decorateRequest("integration", null as never);
  // Signatures are over the bytes as they came, so the body stays bytes here.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    /^application\/(?:[\w.-]+\+)?json\b/u,
    { parseAs: "buffer", bodyLimit: largestBody },
    (_request, body, done) => done(null, body),
  );

  app.post("/integrations/:key", {
    bodyLimit: largestBody,
    onRequest: (request, reply, done) => {
      const integration = reader.integration((request.params as { readonly key: string }).key);
      if (integration === null) {
        const wait = takeForStranger(request.ip);
        return void (wait > 0 ? tooMany(reply, wait) : sendProblem(reply, problem(404, "No integration has this key")));
      }
      const wait = takeForIntegration(integration.id);
      if (wait > 0) return void tooMany(reply, wait);
      request.integration = integration;
      done();
    },
    schema: {
      summary: "Receive a webhook",
      description:
        "`generic_webhook`: `event_type` (create, acknowledge, resolve), `Id`, `Title`, `Description`. `prometheus_alertmanager`: its webhook of version 4. Answered once everything is on disk. With a signing secret, `X-Watchdesk-Signature: sha256=<hex HMAC-SHA256 of the body>` is required.",
      tags: ["Webhooks"],
      operationId: "receiveWebhook",
      security: [],
      params: z.object({ key: z.string() }),
      // The source reads the bytes itself; this is for the document.
      body: z.unknown().meta({
        examples: [
          { event_type: "create", Id: "door-7", Title: "Door 7 forced", Description: "Contact open for 90 seconds" },
        ],
      }),
      response: { 200: json("What became of it.", WebhookAnswer), ...webhookRefusals },
    },
    handler: async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const { integration, ip, headers } = request;
      const { answer } = await take(
        { integration, body, signature: headers[signatureHeader], from: ip, request },
        intake,
      );
      if ("refusal" in answer) return refuse(reply, answer.refusal);
      return reply.send({ results: answer.results });
    },
  });
}

function refuse(reply: FastifyReply, refusal: Problem): FastifyReply {
  if (refusal.status === 405) void reply.header("allow", "");
  return sendProblem(reply, refusal);
}

/** Under `/api/v1`. */
export function addDeliveryRoutes(
  app: App,
  { reader, deliveries }: Pick<Intake, "reader" | "deliveries">,
  allow: Allow,
): void {
  app.get("/integrations/:id/deliveries", {
    onRequest: allow("operate"),
    schema: {
      summary: "List what an integration received",
      tags: ["Integrations"],
      operationId: "listDeliveries",
      params: z.object({ id: z.string().min(1).max(100) }),
      querystring: z.strictObject(listQuery(["received_at"], "-received_at")),
      response: {
        200: json("Newest first unless sorted otherwise; the last 200.", listAnswer(ReceivedDelivery)),
        ...readRefusals,
      },
    },
    handler: ({ asker, params, query }, reply) => {
      const integration = reader.item("integrations", asker.account_id, params.id);
      if (integration === null) return sendProblem(reply, problem(404, `There is no integration ${params.id}`));
      const oldestFirst = deliveries.list(integration.id).toReversed();
      return reply.send(toListAnswer(query, sliceOf(oldestFirst, toSliceQuery(query)), (shown) => shown));
    },
  });
}
