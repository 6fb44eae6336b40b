// Turns whatever went wrong with a request into its problem document. Only the unexpected is logged.
import type { FastifyReply, FastifyRequest } from "fastify";

import { CommandRefused, type Log, StoreUnavailable } from "../ports.ts";
import { InvalidInput } from "./invalid-input.ts";
import { type Problem, problem, refusalToProblem, sendProblem } from "./problem.ts";

/** What Fastify adds to its errors. */
interface Trouble {
  readonly code?: string;
  readonly statusCode?: number;
  readonly validationContext?: string;
  readonly message?: string;
}

export const bodyLimit = 256 * 1024;

/** What of a request is told of when it fails. */
export type Failing = Pick<FastifyRequest, "method" | "headers"> & {
  readonly routeOptions: { readonly url?: string | undefined };
};

export function errorToProblem(error: unknown, request: Failing, log: Log): Problem {
  if (error instanceof StoreUnavailable) return problem(503, "The store cannot write now; nothing was accepted");
  if (error instanceof CommandRefused) return refusalToProblem(error.refusal);
  const { code, statusCode, validationContext, message } = (error ?? {}) as Trouble;
  if (error instanceof InvalidInput)
    return validationContext === "params"
      ? problem(404, "There is no such thing")
      : problem(400, error.message, error.errors);
  switch (code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return problem(413, `The body is over the limit of ${bodyLimit / 1024} KiB (${bodyLimit} bytes)`);
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return problem(415, `Send application/json, not ${request.headers["content-type"] ?? "a body without a type"}`);
    case "FST_ERR_CTP_INVALID_JSON_BODY":
      return problem(400, "The body is not valid JSON", [{ path: "", message: message ?? "is not valid JSON" }]);
    case "FST_ERR_BAD_URL":
      return problem(400, "The address is not well-formed");
    default:
      break;
  }
  if (statusCode === 413)
    return problem(413, `The body is over the limit of ${bodyLimit / 1024} KiB (${bodyLimit} bytes)`);
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return problem(400, message ?? "The request is not valid");
  log.error(
    {
      method: request.method,
      route: request.routeOptions.url,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    },
    "a request failed unexpectedly",
  );
  return problem(500, "Something went wrong here; it was logged");
}

export function createErrorHandler(log: Log) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    sendProblem(reply, errorToProblem(error, request, log));
}
