// Accounts as a whole: one's own, a new one, who is in it, whose it is, and its end.
import { z } from "zod";

import { GlobalRole, NewAccountUser } from "../../core/account-user.ts";
import { collections } from "../../core/collection.ts";
import type { Allow } from "./access.ts";
import { collectionJson, itemToJson } from "./collection-json.ts";
import { ItemRef } from "./collection-routes.ts";
import type { App, Intake } from "./intake.ts";
import { listAnswer, listQuery, sliceOf, toListAnswer, toSliceQuery } from "./list.ts";
import { problem, refusalToProblem, sendProblem } from "./problem.ts";
import { withIds } from "./reference-check.ts";
import { empty, json, readRefusals, writeRefusals } from "./responses.ts";

const Transfer = z
  .strictObject({ user_id: z.union([z.string().min(1).max(100), z.int().positive()]) })
  .register(z.globalRegistry, { id: "AccountTransfer" });

/** Somebody of this account by id or number, or of another one by their address. */
const Invitation = z
  .strictObject({
    user_id: NewAccountUser.shape.user_id.optional(),
    email: z.email("must be an email address").max(254).optional(),
    roles: z.array(GlobalRole).max(4).default([]),
  })
  .refine(({ user_id, email }) => (user_id === undefined) !== (email === undefined), {
    path: ["user_id"],
    message: "must be given, or else email",
  })
  .refine(({ roles }) => new Set(roles).size === roles.length, {
    path: ["roles"],
    message: "must not name a role twice",
  })
  .register(z.globalRegistry, { id: "NewAccountUser" });

const Ending = z.strictObject({
  confirm_name: z.string().max(200).optional().describe("The account's name, as proof that it is meant."),
  also_the_last: z.enum(["true", "false"]).default("false").describe("Deletes the console's last account, too."),
});

export function addAccountRoutes(app: App, intake: Intake, allow: Allow): void {
  const { accounts, desk, reader } = intake;
  const { accounts: AccountJson, "account-users": AccountUserJson } = collectionJson;
  const missing = (ref: string) => problem(404, `There is no account ${ref}`);
  const isOwn = (accountId: string, ref: string) => reader.item("accounts", accountId, ref) !== null;

  app.get("/accounts", {
    onRequest: allow("administer"),
    schema: {
      summary: "List the accounts that one belongs to",
      description: "A token that is a person's lists every account of that person; any other token lists its own.",
      tags: ["Accounts"],
      operationId: "listAccount",
      querystring: z.strictObject({ ...listQuery(["created_at"], "created_at") }),
      response: { 200: json("Oldest first unless sorted otherwise.", listAnswer(AccountJson)), ...readRefusals },
    },
    handler: ({ asker, query }, reply) =>
      reply.send(
        toListAnswer(query, sliceOf(accounts.accountsOf(asker), toSliceQuery(query)), (account) =>
          itemToJson.accounts(account, { asker, intake }),
        ),
      ),
  });

  app.post("/accounts", {
    onRequest: allow("administer"),
    schema: {
      summary: "Open an account",
      description:
        "Its owner is `owner_user_id`, or else whose token it is, or else the owner of the present account. Answers the owner's token for the new account, this once.",
      tags: ["Accounts"],
      operationId: "createAccount",
      body: collections.accounts.create.register(z.globalRegistry, { id: "NewAccount" }),
      response: {
        201: json(
          "The account, with a token for it.",
          z.intersection(AccountJson, z.object({ token: z.string().describe("Shown this once.") })),
        ),
        ...writeRefusals,
      },
    },
    handler: async ({ asker, body }, reply) => {
      const { owner_user_id = null, ...said } = withIds(body, { owner_user_id: ["users"] }, asker.account_id, reader);
      const opened = await accounts.open({ ...said, owner_user_id }, asker);
      if (!opened.ok) return sendProblem(reply, refusalToProblem(opened.refusal));
      const { account, token } = opened.value;
      return reply.code(201).send({ ...itemToJson.accounts(account, { asker, intake }), token });
    },
  });

  app.post("/accounts/:id/transfer", {
    onRequest: allow("administer"),
    schema: {
      summary: "Transfer the account to another of its people",
      description: "Only the owner may, and it takes effect at once.",
      tags: ["Accounts"],
      operationId: "transferAccount",
      params: ItemRef,
      body: Transfer,
      response: { 200: json("As it is now.", AccountJson), ...writeRefusals },
    },
    handler: async ({ asker, params, body }, reply) => {
      if (!isOwn(asker.account_id, params.id)) return sendProblem(reply, missing(params.id));
      const { user_id } = withIds(body, { user_id: ["users"] }, asker.account_id, reader);
      const account = await desk.patch("accounts", params.id, { owner_user_id: String(user_id) }, asker);
      if (account === null) return sendProblem(reply, missing(params.id));
      return reply.send(itemToJson.accounts(account, { asker, intake }));
    },
  });

  app.delete("/accounts/:id", {
    onRequest: allow("administer"),
    schema: {
      summary: "Delete the account and everything in it",
      description:
        "Only the owner may. Open alerts are closed; people who belong to another account as well stay there.",
      tags: ["Accounts"],
      operationId: "deleteAccount",
      params: ItemRef,
      querystring: Ending,
      response: { 204: empty("It is gone."), ...writeRefusals },
    },
    handler: async ({ asker, params, query }, reply) => {
      if (!isOwn(asker.account_id, params.id)) return sendProblem(reply, missing(params.id));
      const ending = { confirm_name: query.confirm_name ?? null, also_the_last: query.also_the_last === "true" };
      const closed = await accounts.close(ending, asker);
      return closed.ok ? reply.code(204).send() : sendProblem(reply, refusalToProblem(closed.refusal));
    },
  });

  app.post("/account-users", {
    onRequest: allow("administer"),
    schema: {
      summary: "Make somebody an account user",
      description: "Somebody of another account is named by `email`: they belong to both from then on.",
      tags: ["Account users"],
      operationId: "createAccountUser",
      body: Invitation,
      response: { 201: json("As it is kept.", AccountUserJson), ...writeRefusals },
    },
    handler: async ({ asker, body }, reply) => {
      const { email, roles } = body;
      if (email !== undefined) {
        const invited = await accounts.invite({ email, roles }, asker);
        if (!invited.ok) return sendProblem(reply, refusalToProblem(invited.refusal));
        return reply.code(201).send(itemToJson["account-users"](invited.value, { asker, intake }));
      }
      const { user_id = "" } = withIds(body, { user_id: ["users"] }, asker.account_id, reader);
      const made = await desk.create("account-users", { user_id, roles }, asker);
      return reply.code(201).send(itemToJson["account-users"](made, { asker, intake }));
    },
  });
}
