// `POST /integrations/{key}`: the key is the secret, and the integration's type says how the payload is read.
import { randomUUID } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";

import type { IntegrationType, Item } from "../../../core/collection.ts";
import { type Allow, tooMany } from "../access.ts";
import { isoOf } from "../instant.ts";
import { ReceivedDelivery } from "../delivery-log.ts";
import type { App, Intake } from "../intake.ts";
import { InvalidInput } from "../invalid-input.ts";
import { listAnswer, listQuery, sliceOf, toListAnswer, toSliceQuery } from "../list.ts";
import { type Problem, problem, sendProblem } from "../problem.ts";
import { createRateLimit } from "../rate-limit.ts";
import { errorToProblem } from "../refuse.ts";
import { json, readRefusals, webhookRefusals } from "../responses.ts";
import { type SignalResult, applySignals } from "./apply.ts";
import { genericWebhook } from "./generic-webhook.ts";
import { prometheusAlertmanager } from "./prometheus-alertmanager.ts";
import { isSigned, signatureHeader } from "./signature.ts";
import type { Source } from "./source.ts";

const sources: Readonly<Record<IntegrationType, Source>> = {
  generic_webhook: genericWebhook,
  prometheus_alertmanager: prometheusAlertmanager,
};
const largestBody = Math.max(...Object.values(sources).map(({ bodyLimit }) => bodyLimit));

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

/** As it is written down: enough to see what a sender sent. */
const keptBody = 16 * 1024;

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
      const answer = await receive(request, body, intake);
      record(request, body, answer, intake);
      if ("refusal" in answer) return refuse(reply, answer.refusal);
      return reply.send({ results: answer.results });
    },
  });
}

type Received = { readonly results: readonly SignalResult[] } | { readonly refusal: Problem };

async function receive(request: FastifyRequest, body: Buffer, intake: Intake): Promise<Received> {
  const { integration } = request;
  const { name, type, enabled, signing_secret } = integration.fields;
  const source = sources[type];
  if (!enabled) return { refusal: problem(405, `The integration "${name}" is switched off`) };
  if (body.length > source.bodyLimit)
    return {
      refusal: problem(413, `The body is over the limit of ${source.bodyLimit / 1024} KiB (${source.bodyLimit} bytes)`),
    };
  if (signing_secret !== null && !isSigned(body, request.headers[signatureHeader], signing_secret))
    return { refusal: problem(403, "X-Watchdesk-Signature is missing or does not fit the body") };
  try {
    const results = await applySignals(source.read(parseJson(body)), integration, intake);
    const refused = results.filter(({ outcome }) => outcome === "refused");
    const isAllRefused =
      results.length > 0 && refused.length === results.length && results.every(({ event }) => event === "create");
    return isAllRefused ? { refusal: problem(400, refused[0]?.detail ?? "Refused") } : { results };
  } catch (error) {
    return { refusal: errorToProblem(error, request, intake.log) };
  }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new InvalidInput([{ path: "", message: "is not valid JSON" }]);
  }
}

function refuse(reply: FastifyReply, refusal: Problem): FastifyReply {
  if (refusal.status === 405) void reply.header("allow", "");
  return sendProblem(reply, refusal);
}

function record(request: FastifyRequest, body: Buffer, answer: Received, { deliveries, now }: Intake): void {
  deliveries.record({
    id: randomUUID(),
    integration_id: request.integration.id,
    received_at: isoOf(now()),
    remote_address: request.ip,
    status: "refusal" in answer ? answer.refusal.status : 200,
    results:
      "refusal" in answer
        ? [{ event: "request", outcome: "refused", alert_id: null, detail: answer.refusal.detail }]
        : answer.results.map(({ event, outcome, alert_id, detail }) => ({ event, outcome, alert_id, detail })),
    body: body.subarray(0, keptBody).toString("utf8"),
    is_body_cut: body.length > keptBody,
  });
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
