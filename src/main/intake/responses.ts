// The answers of a route, for the OpenAPI document. They are not typed: Fastify would then refuse problems as answers.
import { z } from "zod";

import { Problem } from "./problem.ts";

export type Responses = Readonly<Record<number, object>>;

const words = {
  400: "What was sent is not valid; `errors` names each field.",
  401: "No token, or one that is not known here.",
  403: "The token's role does not allow it.",
  404: "There is no such thing.",
  405: "Switched off.",
  409: "Not possible in the present state; nothing changed.",
  413: "The body is over the limit.",
  415: "Not JSON.",
  429: "Too many requests; `Retry-After` says when to come back.",
  503: "The store cannot write now: nothing was accepted.",
} as const;

const refusals = (...statuses: readonly (keyof typeof words)[]): Responses =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: words[status], content: { "application/problem+json": { schema: Problem } } },
    ]),
  );

/** Of a route that reads. */
export const readRefusals = refusals(400, 401, 403, 404, 429);
/** Of a route that writes. */
export const writeRefusals = refusals(400, 401, 403, 404, 409, 413, 415, 429, 503);
export const webhookRefusals = refusals(400, 403, 404, 405, 413, 415, 429, 503);
export const callbackRefusals = refusals(400, 403, 404, 415, 429);

export const json = (description: string, schema: z.ZodType): object => ({
  description,
  content: { "application/json": { schema } },
});

export const empty = (description: string): object => z.null().describe(description);
