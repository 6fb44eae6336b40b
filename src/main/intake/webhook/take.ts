// Takes in what came for an integration, or comes once more, and writes down what became of it.
import { randomUUID } from "node:crypto";

import type { IntegrationType, Item } from "../../../core/collection.ts";
import type { ReceivedDelivery } from "../delivery-log.ts";
import { isoOf } from "../instant.ts";
import type { Intake } from "../intake.ts";
import { InvalidInput } from "../invalid-input.ts";
import { type Problem, problem } from "../problem.ts";
import { errorToProblem, type Failing } from "../refuse.ts";
import { type SignalResult, applySignals } from "./apply.ts";
import { genericWebhook } from "./generic-webhook.ts";
import { prometheusAlertmanager } from "./prometheus-alertmanager.ts";
import { isSigned } from "./signature.ts";
import type { Source } from "./source.ts";

const sources: Readonly<Record<IntegrationType, Source>> = {
  generic_webhook: genericWebhook,
  prometheus_alertmanager: prometheusAlertmanager,
};
export const largestBody = Math.max(...Object.values(sources).map(({ bodyLimit }) => bodyLimit));

/** As it is written down: enough to see what a sender sent. */
const keptBody = 16 * 1024;

interface Arrival {
  readonly integration: Item<"integrations">;
  readonly body: Buffer;
  readonly from: string;
  readonly request: Failing;
  /** The header, as it came; an operator who replays vouches for the payload. */
  readonly signature: string | readonly string[] | undefined;
  readonly replayedBy?: string;
}

type Answer = { readonly results: readonly SignalResult[] } | { readonly refusal: Problem };

interface Taken {
  readonly answer: Answer;
  readonly delivery: ReceivedDelivery;
}

export async function take(arrival: Arrival, intake: Intake): Promise<Taken> {
  const answer = await receive(arrival, intake);
  const delivery = toDelivery(arrival, answer, intake.now());
  intake.deliveries.record(delivery);
  return { answer, delivery };
}

export async function replay(
  integration: Item<"integrations">,
  { body }: ReceivedDelivery,
  by: string,
  intake: Intake,
): Promise<ReceivedDelivery> {
  const request: Failing = { method: "replay", headers: {}, routeOptions: { url: "/integrations/:key" } };
  const arrival = { integration, body: Buffer.from(body), from: "this console", request, signature: undefined };
  const { delivery } = await take({ ...arrival, replayedBy: by }, intake);
  return delivery;
}

async function receive(arrival: Arrival, intake: Intake): Promise<Answer> {
  const { integration, body, signature, replayedBy, request } = arrival;
  const { name, type, enabled, signing_secret } = integration.fields;
  const source = sources[type];
  if (!enabled) return { refusal: problem(405, `The integration "${name}" is switched off`) };
  if (body.length > source.bodyLimit)
    return {
      refusal: problem(413, `The body is over the limit of ${source.bodyLimit / 1024} KiB (${source.bodyLimit} bytes)`),
    };
  if (replayedBy === undefined && signing_secret !== null && !isSigned(body, signature, signing_secret))
    return { refusal: problem(403, "X-Watchdesk-Signature is missing or does not fit the body") };
  try {
    const results = await applySignals(source.read(parseJson(body)), integration, intake, replayedBy);
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

function toDelivery({ integration, body, from, replayedBy }: Arrival, answer: Answer, now: number): ReceivedDelivery {
  return {
    id: randomUUID(),
    integration_id: integration.id,
    received_at: isoOf(now),
    remote_address: from,
    status: "refusal" in answer ? answer.refusal.status : 200,
    results:
      "refusal" in answer
        ? [{ event: "request", outcome: "refused", alert_id: null, detail: answer.refusal.detail }]
        : answer.results.map(({ event, outcome, alert_id, detail }) => ({ event, outcome, alert_id, detail })),
    body: body.subarray(0, keptBody).toString("utf8"),
    is_body_cut: body.length > keptBody,
    ...(replayedBy === undefined ? {} : { replayed_by: replayedBy }),
  };
}
