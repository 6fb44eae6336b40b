// List, create, read, edit and delete, alike for every collection; the table says wherein they differ.
import { z } from "zod";

import { type Collection, type Item, type Kept, collections } from "../../core/collection.ts";
import type { Referrer } from "../../core/referrer.ts";
import type { Slice, SliceQuery } from "../ports.ts";
import type { Allow, Asker } from "./access.ts";
import { type CollectionJson, type ShownCollection, collectionJson, itemToJson } from "./collection-json.ts";
import { type Said, type Table, tables } from "./collection-table.ts";
import type { App, Intake } from "./intake.ts";
import { InvalidInput } from "./invalid-input.ts";
import { listAnswer, listQuery, toListAnswer, toSliceQuery } from "./list.ts";
import { type Problem, badField, problem, sendProblem } from "./problem.ts";
import { withIds } from "./reference-check.ts";
import { empty, json, readRefusals, writeRefusals } from "./responses.ts";

export const ItemRef = z.object({ id: z.string().min(1).max(100).describe("Its id or its number.") });

export function addCollectionRoutes(app: App, intake: Intake, allow: Allow): void {
  for (const collection of Object.keys(tables) as ShownCollection[]) addCollection(app, intake, allow, collection);
}

/** The common shape of what each collection's own types say, so that one set of routes serves all. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties the table, the items and their JSON together
function addCollection<C extends ShownCollection>(app: App, intake: Intake, allow: Allow, collection: C): void {
  const { desk, reader } = intake;
  const {
    noun,
    schemaName,
    reading,
    writing,
    references,
    complete,
    trouble,
    forbids,
    own = [],
  }: Table<C> = tables[collection];
  const Shown: z.ZodType = collectionJson[collection];
  // One set of routes for all collections: the compiler cannot follow which schema belongs to which `C`.
  const Create = own.includes("create") ? null : named(collections[collection].create, `New${schemaName}`);
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

  if (!own.includes("list"))
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

  if (Create !== null)
    app.post(`/${collection}`, {
      onRequest: allow(writing),
      schema: {
        ...about("create", `Create ${article} ${noun}`),
        body: Create,
        response: { 201: json("As it is kept.", Created), ...writeRefusals },
      },
      handler: async ({ asker, body }, reply) => {
        const { fields, once } = complete(body as Said<C>, asker.actor.name);
        demandSound({ ...fields, created_at: intake.now() });
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

  const Patch = own.includes("edit") ? null : named(collections[collection].patch, `${schemaName}Patch`);

  if (Patch !== null)
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
        const before = reader.item(collection, asker.account_id, params.id);
        if (before !== null) demandSound({ ...before.fields, ...edit, created_at: before.created_at });
        const item = await desk.patch(collection, params.id, edit, asker);
        return item === null ? sendProblem(reply, missing(params.id)) : reply.send(show(asker)(item));
      },
    });

  if (!own.includes("remove"))
    app.delete(`/${collection}/:id`, {
      onRequest: allow(writing),
      schema: {
        ...about("delete", `Delete ${article} ${noun}`),
        description:
          "What something still refers to is refused with a list of what does, unless another takes its place.",
        params: ItemRef,
        querystring: z.strictObject({
          reassign_to: z
            .string()
            .min(1)
            .max(100)
            .optional()
            .describe("Id or number of what takes its place everywhere."),
        }),
        response: { 204: empty("It is gone."), ...writeRefusals },
      },
      handler: async ({ asker, params, query }, reply) => {
        const why = whyNot(params.id, null, asker);
        if (why !== null) return sendProblem(reply, problem(409, why));
        const removal = await desk.remove(collection, params.id, asker, query.reassign_to);
        switch (removal.kind) {
          case "removed":
            return reply.code(204).send();
          case "missing":
            return sendProblem(reply, missing(params.id));
          case "bad_heir":
            return sendProblem(reply, badField("reassign_to", `names no other ${noun} of this account`));
          case "referred":
            return sendProblem(reply, referred(noun, removal.by));
        }
      },
    });

  function demandSound(whole: Kept[C] & { readonly created_at: number }): void {
    const errors = trouble?.(whole) ?? [];
    if (errors.length > 0) throw new InvalidInput(errors);
  }

  function whyNot(ref: string, edit: Partial<Kept[C]> | null, asker: Asker): string | null {
    if (forbids === undefined) return null;
    const id = reader.item(collection, asker.account_id, ref)?.id;
    return id === undefined ? null : forbids(id, edit, asker, reader);
  }
}

/** Each entry of `errors` is a thing that refers to it: where it is, and by which field. */
function referred(noun: string, by: readonly Referrer[]): Problem {
  const named = by.map(({ collection, name }) => `${collection} "${name}"`);
  const most = 5;
  const more = named.length > most ? ` and ${named.length - most} more` : "";
  return problem(
    409,
    `This ${noun} is still used by ${named.slice(0, most).join(", ")}${more}; give it up there, or name another with reassign_to`,
    by.map(({ collection, id, name, field }) => ({ path: `${collection}.${id}.${field}`, message: name })),
  );
}

const tagOf = (collection: Collection): string => {
  const words = collection.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const named = (schema: z.ZodType, id: string): z.ZodType => schema.register(z.globalRegistry, { id });
