// Settings of the account: masked where secret, and marked where the environment overrides them. Each one's id is its name.
import { z } from "zod";

import { type SettingName, SettingsPatch, type ShownSetting, settingNames } from "../../core/settings.ts";
import type { Allow } from "./access.ts";
import type { App, Intake } from "./intake.ts";
import { parseInput } from "./invalid-input.ts";
import { type ListAsked, listAnswer, listQuery, sliceOf, toListAnswer, toSliceQuery } from "./list.ts";
import { empty, json, readRefusals, writeRefusals } from "./responses.ts";

SettingsPatch.register(z.globalRegistry, { id: "SettingsPatch" });

const Name = z.enum(settingNames as readonly [SettingName, ...SettingName[]]);

const SettingJson = z
  .object({
    id: Name,
    name: Name,
    value: z.string().nullable().describe("Null when not set; a secret is masked."),
    is_set: z.boolean(),
    is_secret: z.boolean(),
    overridden_by: z.string().nullable().describe("The environment variable that overrides what is stored."),
  })
  .meta({ id: "Setting" });

const settingToJson = (setting: ShownSetting): z.infer<typeof SettingJson> => ({ id: setting.name, ...setting });

const NameParam = z.object({ name: Name });
const Value = z.strictObject({ value: z.string().nullable() }).meta({ id: "SettingValue" });
const NewSetting = z.strictObject({ name: Name, value: z.string() }).meta({ id: "NewSetting" });
const wholeList = { limit: 200, sort: "name" } as const;

export function addSettingsRoutes(app: App, { settings }: Pick<Intake, "settings">, allow: Allow): void {
  app.get("/settings", {
    onRequest: allow("administer"),
    schema: {
      ...about("listSettings", "List the settings"),
      querystring: z.strictObject(listQuery(["name"], "name")),
      response: { 200: json("Every setting.", listAnswer(SettingJson)), ...readRefusals },
    },
    handler: ({ asker, query }, reply) => reply.send(list(settings.show(asker.account_id), query)),
  });

  app.patch("/settings", {
    onRequest: allow("administer"),
    schema: {
      ...about("editSettings", "Edit several settings"),
      body: SettingsPatch,
      response: { 200: json("Every setting as it is now.", listAnswer(SettingJson)), ...writeRefusals },
    },
    handler: async ({ asker, body }, reply) => reply.send(list(await settings.write(body, asker), wholeList)),
  });

  app.post("/settings", {
    onRequest: allow("administer"),
    schema: {
      ...about("createSetting", "Set a setting"),
      body: NewSetting,
      response: { 201: json("As it is kept.", SettingJson), ...writeRefusals },
    },
    handler: async ({ asker, body }, reply) =>
      reply.code(201).send(one(await settings.write(toPatch(body.name, body.value), asker), body.name)),
  });

  app.get("/settings/:name", {
    onRequest: allow("administer"),
    schema: {
      ...about("readSetting", "Read a setting"),
      params: NameParam,
      response: { 200: json("The setting.", SettingJson), ...readRefusals },
    },
    handler: ({ asker, params }, reply) => reply.send(one(settings.show(asker.account_id), params.name)),
  });

  app.patch("/settings/:name", {
    onRequest: allow("administer"),
    schema: {
      ...about("editSetting", "Edit a setting"),
      params: NameParam,
      body: Value,
      response: { 200: json("As it is now.", SettingJson), ...writeRefusals },
    },
    handler: async ({ asker, params, body }, reply) =>
      reply.send(one(await settings.write(toPatch(params.name, body.value), asker), params.name)),
  });

  app.delete("/settings/:name", {
    onRequest: allow("administer"),
    schema: {
      ...about("deleteSetting", "Unset a setting"),
      params: NameParam,
      response: { 204: empty("It is not set any more."), ...writeRefusals },
    },
    handler: async ({ asker, params }, reply) => {
      await settings.write({ [params.name]: null }, asker);
      return reply.code(204).send();
    },
  });
}

const about = (operationId: string, summary: string) => ({ summary, operationId, tags: ["Settings"] });

const list = (shown: readonly ShownSetting[], asked: ListAsked) =>
  toListAnswer(asked, sliceOf(shown, toSliceQuery(asked)), settingToJson);

const toPatch = (name: SettingName, value: string | null): SettingsPatch =>
  parseInput(SettingsPatch, { [name]: value });

function one(shown: readonly ShownSetting[], name: SettingName): z.infer<typeof SettingJson> {
  const setting = shown.find((candidate) => candidate.name === name);
  if (setting === undefined) throw new Error(`the settings lack ${name}`);
  return settingToJson(setting);
}
