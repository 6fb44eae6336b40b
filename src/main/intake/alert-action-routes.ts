// What may be done to one alert: a table from address to command.
import type { FastifyReply } from "fastify";
import { z } from "zod";

import type { AlertStatus } from "../../core/alert.ts";
import {
  Acknowledge,
  AddComment,
  ByWhom,
  Close,
  Escalate,
  HandOff,
  Move,
  SetStatus,
} from "../../core/alert-command.ts";
import { type Refusal, conflict } from "../../core/refusal.ts";
import type { Asked } from "../ports.ts";
import type { Allow, Asker } from "./access.ts";
import { AlertJson, CommentJson, PositionJson, alertToJson, commentToJson, positionToJson } from "./alert-json.ts";
import { AlertRef, noSuchAlert } from "./alert-routes.ts";
import type { App, Intake } from "./intake.ts";
import { refusalToProblem, sendProblem } from "./problem.ts";
import { json, writeRefusals } from "./responses.ts";

for (const [id, schema] of Object.entries({
  Acknowledge,
  SetStatus,
  Close,
  Escalate,
  ByWhom,
  HandOff,
  Move,
  AddComment,
}))
  schema.register(z.globalRegistry, { id });

type Simple = "reject" | "reopen" | "unacknowledge";
const simple: Readonly<Record<Simple, string>> = {
  reject: "Decline to respond",
  reopen: "Reopen a resolved alert",
  unacknowledge: "Hand it back to be notified again",
};

const answers = { 200: json("The alert as it is now.", AlertJson), ...writeRefusals };

export function addAlertActionRoutes(
  app: App,
  { desk, reader, now }: Pick<Intake, "desk" | "reader" | "now">,
  allow: Allow,
): void {
  app.put("/alerts/:id/acknowledge", {
    onRequest: allow("alert"),
    schema: { ...about("acknowledge", "Take an alert"), params: AlertRef, body: Acknowledge, response: answers },
    handler: ({ asker, params, body }, reply) =>
      act(reply, asker, params.id, {
        kind: "acknowledge",
        by: body.acknowledged_by,
        notes: body.notes ?? null,
        track_id: body.track_id,
      }),
  });

  app.put("/alerts/:id/escalate", {
    onRequest: allow("alert"),
    schema: {
      ...about("escalate", "Escalate now, to the next layer or to a chosen one"),
      params: AlertRef,
      body: Escalate,
      response: answers,
    },
    handler: ({ asker, params, body: { by, notes = null, layer, track_id } }, reply) =>
      act(reply, asker, params.id, { kind: "escalate", by, notes, layer, track_id }),
  });

  app.put("/alerts/:id/status", {
    onRequest: allow("alert"),
    schema: { ...about("setStatus", "Move an alert on"), params: AlertRef, body: SetStatus, response: answers },
    handler: ({ asker, params, body }, reply) => {
      const state = reader.alert(asker.account_id, params.id);
      if (state === null) return sendProblem(reply, noSuchAlert(params.id));
      const asked = statusToCommand(body.status, state.alert.status, body.by ?? asker.actor.name, body.notes ?? null);
      if (asked === null)
        return sendProblem(
          reply,
          refusalToProblem(conflict(`Alert #${state.alert.number} can't be made ${body.status} from outside`)),
        );
      return act(reply, asker, params.id, asked, { closure_notes: "notes" });
    },
  });

  app.put("/alerts/:id/close", {
    onRequest: allow("alert"),
    schema: { ...about("close", "Close an alert"), params: AlertRef, body: Close, response: answers },
    handler: ({ asker, params, body }, reply) =>
      act(reply, asker, params.id, {
        kind: "close",
        by: body.closed_by,
        notes: body.closure_notes ?? null,
        is_false_alarm: body.is_false_alarm ?? null,
      }),
  });

  app.put("/alerts/:id/handoff", {
    onRequest: allow("alert"),
    schema: {
      ...about("handOff", "Hand an alert to somebody else"),
      params: AlertRef,
      body: HandOff,
      response: answers,
    },
    handler: ({ asker, params, body }, reply) =>
      act(reply, asker, params.id, {
        kind: "hand_off",
        by: body.by,
        notes: body.notes ?? null,
        destination: String(body.destination),
      }),
  });

  for (const [kind, summary] of Object.entries(simple) as [Simple, string][])
    app.put(`/alerts/:id/${kind}`, {
      onRequest: allow("alert"),
      schema: { ...about(kind, summary), params: AlertRef, body: ByWhom, response: answers },
      handler: ({ asker, params, body }, reply) =>
        act(reply, asker, params.id, { kind, by: body.by, notes: body.notes ?? null }),
    });

  app.post("/alerts/:id/comments", {
    onRequest: allow("alert"),
    schema: {
      ...about("comment", "Comment on an alert"),
      params: AlertRef,
      body: AddComment,
      response: { 201: json("The comment.", CommentJson), ...writeRefusals },
    },
    handler: async ({ asker, params, body }, reply) => {
      const result = await desk.act(params.id, { kind: "comment", by: body.by, text: body.text }, asker);
      if (!result.ok) return sendProblem(reply, refusalToProblem(result.refusal));
      const comment = result.value.comments.at(-1);
      if (comment === undefined) throw new Error(`alert ${params.id} does not hold the comment that was just accepted`);
      return reply.code(201).send(commentToJson(comment));
    },
  });

  app.post("/alerts/:id/positions", {
    onRequest: allow("alert"),
    schema: {
      ...about("move", "Report where an alert is now"),
      description: "Whatever is no place at all is refused; zero and zero is kept, told, and on no map.",
      params: AlertRef,
      body: Move,
      response: { 201: json("The position as it is kept.", PositionJson), ...writeRefusals },
    },
    handler: async ({ asker, params, body }, reply) => {
      const { latitude, longitude, accuracy_meters = null, at } = body;
      const to = { latitude, longitude, accuracy_meters, at: at ? Date.parse(at) : now() };
      const result = await desk.act(params.id, { kind: "move", by: asker.actor.name, to }, asker);
      if (!result.ok) return sendProblem(reply, refusalToProblem(result.refusal));
      return reply.code(201).send(positionToJson(result.value.alert.id, to));
    },
  });

  /** `renamed`: fields that this route's body calls otherwise than core's refusal does. */
  async function act(
    reply: FastifyReply,
    asker: Asker,
    ref: string,
    asked: Asked,
    renamed: Readonly<Record<string, string>> = {},
  ) {
    const result = await desk.act(ref, asked, asker);
    if (!result.ok) return sendProblem(reply, refusalToProblem(rename(result.refusal, renamed)));
    const { alert } = result.value;
    return reply.send(alertToJson(alert, reader.plan(alert.plan_id)));
  }
}

const about = (operationId: string, summary: string) => ({ summary, operationId, tags: ["Alerts"] });

/** Null: no command leads to that status. */
function statusToCommand(wanted: AlertStatus, present: AlertStatus, by: string, notes: string | null): Asked | null {
  switch (wanted) {
    case "ACKNOWLEDGED":
      return { kind: "acknowledge", by, notes };
    case "IN_PROGRESS":
      return { kind: present === "RESOLVED" ? "reopen" : "start", by, notes };
    case "RESOLVED":
      return { kind: "resolve", by, notes };
    case "CLOSED":
      return { kind: "close", by, notes, is_false_alarm: null };
    case "TRIGGERED":
      return { kind: "unacknowledge", by, notes };
    case "QUEUED":
    case "DROPPED":
    case "SUPPRESSED":
      return null;
  }
}

function rename(refusal: Refusal, renamed: Readonly<Record<string, string>>): Refusal {
  if (refusal.kind !== "invalid") return refusal;
  return { ...refusal, errors: refusal.errors.map(({ path, message }) => ({ path: renamed[path] ?? path, message })) };
}
