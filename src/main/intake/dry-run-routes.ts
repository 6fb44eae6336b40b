// What would happen to an alert that nobody answers, without raising it.
import { z } from "zod";

import { Channel, NotificationKind } from "../../core/alert.ts";
import { Trigger } from "../../core/alert-command.ts";
import type { Allow } from "./access.ts";
import { instant, isoOf, isoOrNull } from "./instant.ts";
import type { App, Intake } from "./intake.ts";
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

export function addDryRunRoutes(app: App, { reader, now }: Pick<Intake, "reader" | "now">, allow: Allow): void {
  app.post("/dry-run", {
    onRequest: allow("read"),
    schema: {
      summary: "Foresee who would be told of an alert that nobody answers",
      tags: ["Alerts"],
      operationId: "dryRun",
      body: Asked,
      response: { 200: json("Nothing was raised and nothing was sent.", Foreseen), ...writeRefusals },
    },
    handler: ({ asker, body }, reply) => {
      const { at: asked, ...trigger } = body;
      const at = asked === undefined ? now() : Date.parse(asked);
      const { plan, foreseen } = reader.foresee(asker.account_id, trigger, at);
      const { configuration, why } = plan;
      const when = (moment: number) => ({ at: isoOf(moment), after_seconds: (moment - at) / 1000 });
      return reply.send({
        at: isoOf(at),
        configuration: configuration && { id: configuration.id, config_name: configuration.config_name },
        why,
        notifications: foreseen.notifications.map((one) => ({ ...one, ...when(one.at) })),
        happenings: foreseen.happenings.map((one) => ({ ...one, ...when(one.at) })),
        dropped_at: isoOrNull(foreseen.dropped_at),
      });
    },
  });
}
