// List, create, read, edit and delete, alike for every collection; the table says wherein they differ.
import { hash, randomBytes } from "node:crypto";
import { z } from "zod";

import { type Collection, type Item, type Kept, collections } from "../../core/collection.ts";
import type { Reader, Slice, SliceQuery } from "../ports.ts";
import type { Ability, Allow, Asker } from "./access.ts";
import { type CollectionJson, type ShownCollection, collectionJson, itemToJson } from "./collection-json.ts";
import type { App, Intake } from "./intake.ts";
import { listAnswer, listQuery, toListAnswer, toSliceQuery } from "./list.ts";
import { problem, sendProblem } from "./problem.ts";
import { type References, withIds } from "./reference-check.ts";
import { empty, json, readRefusals, writeRefusals } from "./responses.ts";

type Said<C extends Collection> = z.output<(typeof collections)[C]["create"]>;

interface Table<C extends ShownCollection> {
  readonly noun: string;
  /** The name of its request schemas in the OpenAPI document. */
  readonly schemaName: string;
  readonly reading: Ability;
  readonly writing: Ability;
  readonly references: References;
  /** Adds what a caller does not say; `once` is shown in this one answer and never again. */
  readonly complete: (said: Said<C>) => { readonly fields: Kept[C]; readonly once?: { readonly token: string } };
  /** Why this caller may not make this edit; `edit` is null for a deletion. */
  readonly forbids?: (id: string, edit: Partial<Kept[C]> | null, asker: Asker, reader: Reader) => string | null;
}

const edited = { reading: "read", writing: "operate" } as const;
const administered = { reading: "administer", writing: "administer" } as const;

const tables: { readonly [C in ShownCollection]: Table<C> } = {
  "alert-configurations": {
    noun: "alert configuration",
    schemaName: "AlertConfiguration",
    ...edited,
    // The team may be made after its configuration: that is a warning.
    references: {},
    complete: (fields) => ({ fields }),
  },
  users: {
    noun: "user",
    schemaName: "User",
    ...edited,
    references: { team_id: ["teams"] },
    complete: (fields) => ({ fields }),
    // The owner is who is told when no configuration applies.
    forbids: (id, edit, { account_id }, reader) =>
      edit === null && reader.item("accounts", account_id, account_id)?.fields.owner_user_id === id
        ? "This user owns the account; name another owner first"
        : null,
  },
  teams: {
    noun: "team",
    schemaName: "Team",
    ...edited,
    references: { members: ["users"], admins: ["users"] },
    complete: (fields) => ({ fields }),
  },
  "api-tokens": {
    noun: "API token",
    schemaName: "ApiToken",
    ...administered,
    references: {},
    complete: ({ name, role }) => {
      const token = `wd_${randomBytes(32).toString("base64url")}`;
      return {
        fields: { name, role, hash: hash("sha256", token, "hex"), last_four: token.slice(-4) },
        once: { token },
      };
    },
    // Nobody could undo it without another administrator's token, and there may be none.
    forbids: (id, edit, { actor, role }) =>
      id === actor.id && (edit === null || (edit.role !== undefined && edit.role !== role))
        ? "A token can't take away its own rights; use another one"
        : null,
  },
  integrations: {
    noun: "integration",
    schemaName: "Integration",
    ...edited,
    references: { destinations: ["teams", "users"] },
    complete: (said) => ({ fields: { ...said, key: randomBytes(24).toString("base64url") } }),
  },
  accounts: {
    noun: "account",
    schemaName: "Account",
    ...administered,
    references: { owner_user_id: ["users"] },
    complete: (fields) => ({ fields }),
    forbids: (id, edit, { account_id }) =>
      edit === null && id === account_id ? "An account can't be deleted by its own token" : null,
  },
};

const ItemRef = z.object({ id: z.string().min(1).max(100).describe("Its id or its number.") });

export function addCollectionRoutes(app: App, intake: Intake, allow: Allow): void {
  for (const collection of Object.keys(tables) as ShownCollection[]) addCollection(app, intake, allow, collection);
}

/** The common shape of what each collection's own types say, so that one set of routes serves all. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties the table, the items and their JSON together
function addCollection<C extends ShownCollection>(app: App, intake: Intake, allow: Allow, collection: C): void {
  const { desk, reader } = intake;
  const { noun, schemaName, reading, writing, references, complete, forbids }: Table<C> = tables[collection];
  const Shown: z.ZodType = collectionJson[collection];
  // One set of routes for all collections: the compiler cannot follow which schema belongs to which `C`.
  const Create = named(collections[collection].create, `New${schemaName}`);
  const Patch = named(collections[collection].patch, `${schemaName}Patch`);
  const Created: z.ZodType =
    collection === "api-tokens"
      ? z.intersection(Shown, z.object({ token: z.string().describe("Shown this once.") }))
      : Shown;
  const article = /^[aei]/iu.test(noun) ? "an" : "a";
  const about = (verb: string, summary: string) => ({
    summary,
    tags: [tagOf(collection)],
    operationId: `${verb}${schemaName}`,
  });
  const show =
    (asker: Asker) =>
    (item: Item<C>): CollectionJson[C] =>
      itemToJson[collection](item, { asker, intake });
  const missing = (ref: string) => problem(404, `There is no ${noun} ${ref}`);

  app.get(`/${collection}`, {
    onRequest: allow(reading),
    schema: {
      ...about("list", `List every ${noun}`),
      querystring: z.strictObject({
        ...listQuery(["number", "created_at"], "number"),
        q: z.string().trim().max(200).optional().describe("Found in its name."),
      }),
      response: { 200: json("Oldest first unless sorted otherwise.", listAnswer(Shown)), ...readRefusals },
    },
    handler: ({ asker, query }, reply) => {
      const slice: Slice<Item<C>> = reader.items(
        collection,
        asker.account_id,
        toSliceQuery(query) satisfies SliceQuery,
        query.q,
      );
      return reply.send(toListAnswer(query, slice, show(asker)));
    },
  });

  app.post(`/${collection}`, {
    onRequest: allow(writing),
    schema: {
      ...about("create", `Create ${article} ${noun}`),
      body: Create,
      response: { 201: json("As it is kept.", Created), ...writeRefusals },
    },
    handler: async ({ asker, body }, reply) => {
      const { fields, once } = complete(body as Said<C>);
      const item = await desk.create(collection, withIds(fields, references, asker.account_id, reader), asker);
      return reply
        .code(201)
        .header("location", `/api/v1/${collection}/${item.id}`)
        .send({ ...show(asker)(item), ...once });
    },
  });

  app.get(`/${collection}/:id`, {
    onRequest: allow(reading),
    schema: {
      ...about("read", `Read ${article} ${noun}`),
      params: ItemRef,
      response: { 200: json("As it is kept.", Shown), ...readRefusals },
    },
    handler: ({ asker, params }, reply) => {
      const item: Item<C> | null = reader.item(collection, asker.account_id, params.id);
      return item === null ? sendProblem(reply, missing(params.id)) : reply.send(show(asker)(item));
    },
  });

  app.patch(`/${collection}/:id`, {
    onRequest: allow(writing),
    schema: {
      ...about("edit", `Edit ${article} ${noun}`),
      description: "Only the fields that are named change.",
      params: ItemRef,
      body: Patch,
      response: { 200: json("As it is now.", Shown), ...writeRefusals },
    },
    handler: async ({ asker, params, body }, reply) => {
      const edit = withIds(body as Partial<Kept[C]>, references, asker.account_id, reader);
      const why = whyNot(params.id, edit, asker);
      if (why !== null) return sendProblem(reply, problem(409, why));
      const item = await desk.patch(collection, params.id, edit, asker);
      return item === null ? sendProblem(reply, missing(params.id)) : reply.send(show(asker)(item));
    },
  });

  app.delete(`/${collection}/:id`, {
    onRequest: allow(writing),
    schema: {
      ...about("delete", `Delete ${article} ${noun}`),
      params: ItemRef,
      response: { 204: empty("It is gone."), ...writeRefusals },
    },
    handler: async ({ asker, params }, reply) => {
      const why = whyNot(params.id, null, asker);
      if (why !== null) return sendProblem(reply, problem(409, why));
      const isGone = await desk.remove(collection, params.id, asker);
      return isGone ? reply.code(204).send() : sendProblem(reply, missing(params.id));
    },
  });

  function whyNot(ref: string, edit: Partial<Kept[C]> | null, asker: Asker): string | null {
    if (forbids === undefined) return null;
    const id = reader.item(collection, asker.account_id, ref)?.id;
    return id === undefined ? null : forbids(id, edit, asker, reader);
  }
}

const tagOf = (collection: Collection): string => {
  const words = collection.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const named = (schema: z.ZodType, id: string): z.ZodType => schema.register(z.globalRegistry, { id });
