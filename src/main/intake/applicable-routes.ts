// Explains which alert configuration an alert would get, and why not the others.
import { z } from "zod";

import { AlertType } from "../../core/alert.ts";
import type { Item } from "../../core/collection.ts";
import type { Configuration } from "../../core/configuration.ts";
import type { Plan } from "../../core/plan.ts";
import type { Allow, Asker } from "./access.ts";
import { ConfigurationJson, itemToJson } from "./collection-json.ts";
import type { App, Intake } from "./intake.ts";
import { json, readRefusals } from "./responses.ts";

const Applicable = z
  .object({
    configuration: ConfigurationJson.nullable(),
    why: z.string(),
    others: z.array(z.object({ id: z.string(), config_name: z.string(), why: z.string() })),
  })
  .meta({ id: "Applicable" });

export function addApplicableRoutes(app: App, intake: Intake, allow: Allow): void {
  const { reader } = intake;
  app.get("/alert-configurations/applicable", {
    onRequest: allow("read"),
    schema: {
      summary: "Explain which configuration would apply",
      tags: ["Alert configurations"],
      operationId: "explainApplicable",
      querystring: z.strictObject({
        alert_type: AlertType,
        team_id: z.string().min(1).max(100).optional().describe("The team's id or its number; absent: no team."),
      }),
      response: { 200: json("The choice and the reasons.", Applicable), ...readRefusals },
    },
    handler: ({ asker, query }, reply) => {
      const plan = reader.preview(asker.account_id, { alert_type: query.alert_type, team_id: query.team_id ?? null });
      return reply.send({ configuration: shown(plan, asker), why: plan.why, others: [...plan.others] });
    },
  });

  function shown({ configuration }: Plan, asker: Asker) {
    if (configuration === null) return null;
    const item =
      reader.item("alert-configurations", asker.account_id, configuration.id) ??
      toItem(configuration, asker.account_id);
    return itemToJson["alert-configurations"](item, { asker, intake });
  }
}

function toItem(
  { id, number, created_at, ...fields }: Configuration,
  account_id: string,
): Item<"alert-configurations"> {
  return { id, number, account_id, fields, created_at, updated_at: created_at };
}
