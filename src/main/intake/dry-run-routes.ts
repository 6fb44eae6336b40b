// What would happen to an alert that nobody answers, without raising it.
import { z } from "zod";

import { Channel, NotificationKind } from "../../core/alert.ts";
import { Trigger } from "../../core/alert-command.ts";
import { NewConfiguration } from "../../core/configuration.ts";
import { NewPolicy } from "../../core/escalation-policy.ts";
import { Unsaved } from "../../core/unsaved.ts";
import type { Allow, Asker } from "./access.ts";
import { instant, isoOf, isoOrNull } from "./instant.ts";
import type { App, Intake } from "./intake.ts";
import { badField, sendProblem } from "./problem.ts";
import { json, writeRefusals } from "./responses.ts";

const Asked = Trigger.omit({ source_id: true })
  .extend({ at: z.iso.datetime({ offset: true }).optional().describe("When it would be raised: now, unless said.") })
  .register(z.globalRegistry, { id: "DryRun" });

const Foreseen = z
  .object({
    at: instant,
    configuration: z.object({ id: z.string(), config_name: z.string() }).nullable(),
    why: z.string(),
    notifications: z
      .array(
        z.object({
          at: instant,
          after_seconds: z.number(),
          name: z.string(),
          role: z.string().nullable(),
          channel: Channel,
          address: z.string().nullable(),
          kind: NotificationKind,
          why: z.string(),
          error: z.string().nullable().describe("Why it could not be sent as things are."),
        }),
      )
      .describe("In the order in which they would be sent."),
    happenings: z.array(z.object({ at: instant, after_seconds: z.number(), text: z.string() })),
    dropped_at: instant.nullable().describe("Null: it would stay open without anybody else being asked."),
  })
  .meta({ id: "Foreseen" });

/** What is being edited, as the body of a draft's own address names it. */
const drafts = [
  { collection: "escalation-policies", schemaName: "DryRunOfPolicy", noun: "an escalation policy", draft: NewPolicy },
  {
    collection: "alert-configurations",
    schemaName: "DryRunOfConfiguration",
    noun: "an alert configuration",
    draft: NewConfiguration,
  },
] as const;

export function addDryRunRoutes(app: App, { reader, now }: Pick<Intake, "reader" | "now">, allow: Allow): void {
  const response = { 200: json("Nothing was raised and nothing was sent.", Foreseen), ...writeRefusals };

  app.post("/dry-run", {
    onRequest: allow("read"),
    schema: {
      summary: "Foresee who would be told of an alert that nobody answers",
      tags: ["Alerts"],
      operationId: "dryRun",
      body: Asked,
      response,
    },
    handler: ({ asker, body: { at, ...trigger } }, reply) => reply.send(foresee(asker, trigger, at, null)),
  });

  for (const { collection, schemaName, noun, draft } of drafts) {
    const Body = z
      .strictObject({
        draft,
        id: z
          .string()
          .min(1)
          .max(100)
          .nullish()
          .describe("Id or number of the one that is edited; left out: a new one."),
        alert: Asked,
      })
      .register(z.globalRegistry, { id: schemaName });
    app.post(`/${collection}/dry-run`, {
      onRequest: allow("read"),
      schema: {
        summary: `Foresee an alert with ${noun} that is not saved`,
        tags: ["Alerts"],
        operationId: `dryRun${schemaName.slice("DryRunOf".length)}`,
        body: Body,
        response,
      },
      handler: ({ asker, body }, reply) => {
        const id =
          body.id === null || body.id === undefined ? null : reader.item(collection, asker.account_id, body.id)?.id;
        if (id === undefined) return sendProblem(reply, badField("id", `names no such thing: ${body.id}`));
        const { at, ...trigger } = body.alert;
        return reply.send(foresee(asker, trigger, at, Unsaved.parse({ collection, id, fields: body.draft })));
      },
    });
  }

  function foresee(asker: Asker, trigger: Trigger, asked: string | undefined, unsaved: Unsaved | null) {
    const at = asked === undefined ? now() : Date.parse(asked);
    const { plan, foreseen } = reader.foresee(asker.account_id, trigger, at, unsaved);
    const { configuration, why } = plan;
    const when = (moment: number) => ({ at: isoOf(moment), after_seconds: (moment - at) / 1000 });
    return {
      at: isoOf(at),
      configuration: configuration && { id: configuration.id, config_name: configuration.config_name },
      why,
      notifications: foreseen.notifications.map((one) => {
        const { person: _, ...told } = one;
        return { ...told, ...when(one.at) };
      }),
      happenings: foreseen.happenings.map((one) => ({ ...one, ...when(one.at) })),
      dropped_at: isoOrNull(foreseen.dropped_at),
    };
  }
}
