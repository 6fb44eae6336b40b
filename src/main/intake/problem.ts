// RFC 9457 problem documents: the one way in which this receiver says no.
import type { FastifyReply } from "fastify";
import { z } from "zod";

import type { FieldError, Refusal } from "../../core/refusal.ts";

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe("For bad input: every field that is wrong, by its dotted path."),
  })
  .meta({
    id: "Problem",
    examples: [
      {
        type: "urn:watchdesk:problem:invalid-input",
        title: "Invalid input",
        status: 400,
        detail: "primary_recipients.0.email must be an email address",
        errors: [{ path: "primary_recipients.0.email", message: "must be an email address" }],
      },
    ],
  });
export type Problem = z.infer<typeof Problem>;

const kinds = {
  400: ["invalid-input", "Invalid input"],
  401: ["unauthenticated", "Who is asking?"],
  403: ["forbidden", "Not allowed"],
  404: ["not-found", "Not found"],
  405: ["disabled", "Disabled"],
  408: ["too-slow", "The request took too long to arrive"],
  409: ["conflict", "Not possible now"],
  413: ["body-too-large", "Body too large"],
  414: ["address-too-long", "Address too long"],
  415: ["unsupported-media-type", "Unsupported media type"],
  429: ["too-many-requests", "Too many requests"],
  500: ["internal-error", "Internal error"],
  503: ["unavailable", "Nothing was accepted"],
} as const;
export type ProblemStatus = keyof typeof kinds;

export function problem(status: ProblemStatus, detail: string, errors?: readonly FieldError[]): Problem {
  const [type, title] = kinds[status];
  const document = { type: `urn:watchdesk:problem:${type}`, title, status, detail };
  return errors === undefined || errors.length === 0 ? document : { ...document, errors: [...errors] };
}

export function sendProblem(reply: FastifyReply, document: Problem): FastifyReply {
  // As bytes: to text Fastify would add a charset, which this media type does not have.
  return reply
    .code(document.status)
    .type("application/problem+json")
    .send(Buffer.from(JSON.stringify(document)));
}

const statusOfRefusal = { invalid: 400, forbidden: 403, not_found: 404, conflict: 409 } as const;

export function refusalToProblem(refusal: Refusal): Problem {
  return problem(
    statusOfRefusal[refusal.kind],
    refusal.detail,
    refusal.kind === "invalid" ? refusal.errors : undefined,
  );
}

export const badField = (path: string, message: string): Problem =>
  problem(400, `${path} ${message}`, [{ path, message }]);
