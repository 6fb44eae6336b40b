// Who asks, by bearer token, and whether their role allows it.
import { hash } from "node:crypto";
import type { FastifyReply, FastifyRequest, onRequestHookHandler } from "fastify";

import type { TokenRole } from "../../core/collection.ts";
import type { Caller } from "../ports.ts";
import type { Intake } from "./intake.ts";
import { problem, sendProblem } from "./problem.ts";
import { createRateLimit } from "./rate-limit.ts";

/** `alert`: raise and work alerts; `operate`: edit what operators edit; `administer`: tokens, settings, accounts. */
export type Ability = "read" | "alert" | "operate" | "administer";

const abilitiesOf: Readonly<Record<TokenRole, readonly Ability[]>> = {
  admin: ["read", "alert", "operate", "administer"],
  operator: ["read", "alert", "operate"],
  integration: ["alert"],
  read_only: ["read"],
};

/** The least role that may do it. */
const roleFor: Readonly<Record<Ability, TokenRole>> = {
  read: "read_only",
  alert: "integration",
  operate: "operator",
  administer: "admin",
};

export interface Asker extends Caller {
  readonly role: TokenRole;
}

declare module "fastify" {
  interface FastifyRequest {
    /** Set on every route that was given `allow(...)`. */
    asker: Asker;
  }
}

/** An `onRequest` hook for each ability: it runs before the body is read. */
export type Allow = (ability: Ability) => onRequestHookHandler;

const bearer = /^Bearer +([^\s]{1,512})$/iu;

export function createAccess({ reader, limits }: Pick<Intake, "reader" | "limits">): Allow {
  const takeForToken = createRateLimit(limits.perToken);
  const takeForStranger = createRateLimit(limits.strangers);

  return (ability) => (request, reply, done) => {
    const presented = bearer.exec(request.headers.authorization ?? "")?.[1] ?? null;
    // The token is compared as its hash, so the time a lookup takes tells nothing of a stored token.
    const token = presented === null ? null : reader.token(hash("sha256", presented, "hex"));
    if (token === null) return void refuseStranger(request, reply, presented === null);
    const wait = takeForToken(token.id);
    if (wait > 0) return void tooMany(reply, wait);
    const { name, role } = token.fields;
    if (!abilitiesOf[role].includes(ability))
      return void sendProblem(
        reply,
        problem(403, `This needs the role ${roleFor[ability]}; the token "${name}" has the role ${role}`),
      );
    request.asker = { account_id: token.account_id, actor: { kind: "token", name, id: token.id }, role };
    done();
  };

  function refuseStranger(request: FastifyRequest, reply: FastifyReply, isBare: boolean): FastifyReply {
    const wait = takeForStranger(request.ip);
    if (wait > 0) return tooMany(reply, wait);
    void reply.header("www-authenticate", 'Bearer realm="watchdesk"');
    return sendProblem(
      reply,
      problem(401, isBare ? "Send an API token: Authorization: Bearer <token>" : "This token is not known here"),
    );
  }
}

export function tooMany(reply: FastifyReply, seconds: number): FastifyReply {
  void reply.header("retry-after", String(seconds));
  return sendProblem(reply, problem(429, `Too many requests; try again in ${seconds} s`));
}
