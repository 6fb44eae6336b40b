// The consoles of the group: pairing, roles, revoking, and which of them is on duty.
import { z } from "zod";

import { ConsolePatch, ConsoleRole, JoinGroup, MoveDuty, NewPairingCode } from "../../core/console.ts";
import type { Allow } from "./access.ts";
import { instant, isoOf } from "./instant.ts";
import type { App, Intake } from "./intake.ts";
import { refusalToProblem, sendProblem } from "./problem.ts";
import { empty, json, readRefusals, writeRefusals } from "./responses.ts";

ConsolePatch.register(z.globalRegistry, { id: "ConsolePatch" });
NewPairingCode.register(z.globalRegistry, { id: "NewPairingCode" });
JoinGroup.register(z.globalRegistry, { id: "JoinGroup" });
MoveDuty.register(z.globalRegistry, { id: "MoveDuty" });

const ConsoleJson = z
  .object({
    id: z.string(),
    name: z.string(),
    role: ConsoleRole,
    digit: z.int().nullable().describe("The last digit of the numbers that it gives."),
    fingerprint: z.string(),
    address: z.string().nullable(),
    is_own: z.boolean().describe("It is the one that answers."),
    is_connected: z.boolean(),
    is_on_duty: z.boolean(),
    behind: z.int().nullable().describe("Changes here that it has not acknowledged; null: not connected."),
    awaited: z.int().nullable().describe("Its changes that are still on their way here; null: not connected."),
    skew_ms: z.number().nullable().describe("By how much its clock goes before this one's."),
    version: z.string().nullable(),
    last_seen_at: instant.nullable(),
    revoked_at: instant.nullable(),
    trouble: z.string().nullable(),
  })
  .meta({ id: "Console" });

const ConsolesJson = z
  .object({
    own_id: z.string(),
    is_revoked: z.boolean().describe("The others have shut this console out."),
    duty: z.object({
      console_id: z.string().nullable().describe("Null: nobody that this console hears is on duty."),
      term: z.int().nullable(),
      since: instant,
      is_here: z.boolean(),
    }),
    port: z.int().nullable(),
    port_error: z.string().nullable(),
    data: z.array(ConsoleJson),
  })
  .meta({ id: "Consoles" });

const CodeJson = z
  .object({
    code: z.string().describe("Used once."),
    fingerprint: z.string(),
    expires_at: instant,
    port: z.int().describe("Where this console takes the other's call."),
    addresses: z.array(z.string()).describe("The same as it is typed at the other console, one for each network."),
  })
  .meta({ id: "PairingCode" });

const Id = z.object({ id: z.string().min(1).max(100) });
type View = Extract<Awaited<ReturnType<Intake["consoles"]["view"]>>, { ok: true }>["value"];

function toJson({ own_id, is_revoked, duty, port, port_error, consoles }: View): z.infer<typeof ConsolesJson> {
  return {
    own_id,
    is_revoked,
    duty: { ...duty, since: isoOf(duty.since) },
    port,
    port_error,
    data: consoles.map(({ presence: _presence, last_seen_at, revoked_at, ...one }) => ({
      ...one,
      last_seen_at: last_seen_at === null ? null : isoOf(last_seen_at),
      revoked_at: revoked_at === null ? null : isoOf(revoked_at),
    })),
  };
}

export function addConsoleRoutes(app: App, { consoles }: Pick<Intake, "consoles">, allow: Allow): void {
  const about = (operationId: string, summary: string) => ({ summary, operationId, tags: ["Consoles"] });
  const everyConsole = json("Every console of the group as it is now.", ConsolesJson);

  app.get("/consoles", {
    onRequest: allow("administer"),
    schema: {
      ...about("listConsoles", "List the consoles of the group"),
      response: { 200: everyConsole, ...readRefusals },
    },
    handler: async ({ asker }, reply) => {
      const shown = await consoles.view(asker);
      return shown.ok ? reply.send(toJson(shown.value)) : sendProblem(reply, refusalToProblem(shown.refusal));
    },
  });

  app.post("/consoles/pairing-codes", {
    onRequest: allow("administer"),
    schema: {
      ...about("showPairingCode", "Make a code by which another console can join"),
      description: "It takes the place of a code that was made before, and is good for ten minutes.",
      body: NewPairingCode,
      response: { 201: json("Tell it to the other console.", CodeJson), ...writeRefusals },
    },
    handler: async ({ asker, body }, reply) => {
      const shown = await consoles.showCode(body.role, asker);
      return shown.ok
        ? reply.code(201).send({
            ...shown.value,
            addresses: [...shown.value.addresses],
            expires_at: isoOf(shown.value.expires_at),
          })
        : sendProblem(reply, refusalToProblem(shown.refusal));
    },
  });

  app.post("/consoles/join", {
    onRequest: allow("administer"),
    schema: {
      ...about("joinConsoles", "Join the group of a console that shows a code"),
      body: JoinGroup,
      response: { 200: everyConsole, ...writeRefusals },
    },
    handler: async ({ asker, body }, reply) => {
      const joined = await consoles.join(body, asker);
      return joined.ok ? reply.send(toJson(joined.value)) : sendProblem(reply, refusalToProblem(joined.refusal));
    },
  });

  app.put("/consoles/duty", {
    onRequest: allow("administer"),
    schema: {
      ...about("moveDuty", "Hand duty over to another console"),
      description: "Answers once it was asked for; it has moved when `duty` says so.",
      body: MoveDuty,
      response: { 200: everyConsole, ...writeRefusals },
    },
    handler: async ({ asker, body }, reply) => {
      const moved = await consoles.moveDuty(body.console_id, asker);
      return moved.ok ? reply.send(toJson(moved.value)) : sendProblem(reply, refusalToProblem(moved.refusal));
    },
  });

  app.patch("/consoles/:id", {
    onRequest: allow("administer"),
    schema: {
      ...about("editConsole", "Edit a console's name, role or address"),
      params: Id,
      body: ConsolePatch,
      response: { 200: everyConsole, ...writeRefusals },
    },
    handler: async ({ asker, params, body }, reply) => {
      const edited = await consoles.patch(params.id, body, asker);
      return edited.ok ? reply.send(toJson(edited.value)) : sendProblem(reply, refusalToProblem(edited.refusal));
    },
  });

  app.delete("/consoles/:id", {
    onRequest: allow("administer"),
    schema: {
      ...about("revokeConsole", "Shut a console out of the group"),
      params: Id,
      response: { 204: empty("It is refused from now on."), ...writeRefusals },
    },
    handler: async ({ asker, params }, reply) => {
      const revoked = await consoles.revoke(params.id, asker);
      return revoked.ok ? reply.code(204).send() : sendProblem(reply, refusalToProblem(revoked.refusal));
    },
  });
}
