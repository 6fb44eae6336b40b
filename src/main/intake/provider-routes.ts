// What providers call back: delivery reports, and keys pressed during a call. `n` names the notification.
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";

import { type Alert, type Notification, isUnanswered } from "../../core/alert.ts";
import type { Caller } from "../ports.ts";
import { tooMany } from "./access.ts";
import type { App, Intake } from "./intake.ts";
import { parseInput } from "./invalid-input.ts";
import { problem, sendProblem } from "./problem.ts";
import { createRateLimit } from "./rate-limit.ts";
import { callbackRefusals, empty } from "./responses.ts";

const Params = z.record(z.string(), z.string());
const Query = z.looseObject({ n: z.string().min(1).max(200) });

type TwilioIntake = Pick<Intake, "desk" | "reader" | "twilio" | "publicUrl" | "limits">;

const about = (operationId: string, summary: string) => ({
  summary,
  operationId,
  tags: ["Provider callbacks"],
  security: [],
  consumes: ["application/x-www-form-urlencoded"],
  querystring: Query,
  body: Params,
});

interface Called {
  readonly notification: Notification;
  readonly alert: Alert;
  readonly account_id: string;
}

export function addProviderRoutes(app: App, intake: TwilioIntake): void {
  const { desk, reader, twilio, publicUrl } = intake;
  const takeForStranger = createRateLimit(intake.limits.strangers);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.post("/providers/twilio/status", {
    schema: {
      ...about("receiveTwilioStatus", "Twilio: what became of a message or call"),
      response: { 204: empty("Noted."), ...callbackRefusals },
    },
    preHandler: checkSignature,
    handler: async ({ query, body }, reply) => {
      const status = twilio.readStatus(body);
      if (status !== null) await desk.report(query.n, status.delivered, status.error);
      return reply.code(204).send();
    },
  });

  app.post("/providers/twilio/voice", {
    schema: {
      ...about("receiveTwilioKey", "Twilio: a key was pressed during a call"),
      response: {
        200: { description: "TwiML.", content: { "text/xml": { schema: z.string() } } },
        ...callbackRefusals,
      },
    },
    preHandler: checkSignature,
    handler: async (request, reply) => {
      const called = reader.notification(request.query.n);
      if (called === null)
        return sendTwiml(reply, await twilio.voiceReply("This alert is not known here any more. Goodbye.", null));
      const { words, isLast } = await answerKey(called, request.body["Digits"] ?? "");
      return sendTwiml(reply, await twilio.voiceReply(words, isLast ? null : calledUrl(request)));
    },
  });

  async function checkSignature(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const header = request.headers["x-twilio-signature"];
    const params = parseInput(Params, request.body ?? {});
    const isValid = typeof header === "string" && (await twilio.isSignatureValid(header, calledUrl(request), params));
    if (isValid) return undefined;
    const wait = takeForStranger(request.ip);
    return wait > 0
      ? tooMany(reply, wait)
      : sendProblem(reply, problem(403, "X-Twilio-Signature is missing or does not fit"));
  }

  function calledUrl(request: FastifyRequest): string {
    return `${publicUrl()}${request.raw.url ?? ""}`;
  }

  /** What the caller hears next; after the last words the call ends. */
  async function answerKey(
    { notification, alert, account_id }: Called,
    key: string,
  ): Promise<{ readonly words: string; readonly isLast: boolean }> {
    const by = notification.recipient_name;
    const caller: Caller = { account_id, actor: { kind: "responder", name: by } };
    if (key === "1") {
      if (alert.acknowledged_by !== null && !isUnanswered(alert.status))
        return { words: takenWords(alert, by), isLast: true };
      const result = await desk.act(alert.id, { kind: "acknowledge", by, notes: "By phone" }, caller);
      if (result.ok)
        return { words: `Alert ${spell(alert.number)} is acknowledged. Thank you. Goodbye.`, isLast: true };
      return { words: `${result.refusal.detail}. Goodbye.`, isLast: true };
    }
    if (key === "2") {
      const result = await desk.act(alert.id, { kind: "reject", by, notes: "By phone" }, caller);
      if (result.ok) return { words: `You have rejected alert ${spell(alert.number)}. Goodbye.`, isLast: true };
      return {
        words: alert.acknowledged_by === null ? `${result.refusal.detail}. Goodbye.` : takenWords(alert, by),
        isLast: true,
      };
    }
    const isAgain = key === "*" || key === "";
    return {
      words: `${isAgain ? "" : "That key does nothing here. "}Alert ${spell(alert.number)}. ${alert.title}.`,
      isLast: false,
    };
  }
}

function takenWords(alert: Alert, by: string): string {
  const who = alert.acknowledged_by === by ? "you" : (alert.acknowledged_by ?? "somebody else");
  return `Alert ${spell(alert.number)} is already acknowledged by ${who}. Goodbye.`;
}

/** Digit by digit, as one says a number over the radio. */
const spell = (number: number): string => String(number).replaceAll(/(?<=\d)(?=\d)/gu, " ");

const sendTwiml = (reply: FastifyReply, twiml: string): FastifyReply =>
  reply.type("text/xml; charset=utf-8").send(twiml);
