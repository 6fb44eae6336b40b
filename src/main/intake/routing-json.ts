// Routers, maintenance windows and stakeholders as the API shows them.
import { z } from "zod";

import { AlertType, Channel, Severity } from "../../core/alert.ts";
import type { Item } from "../../core/collection.ts";
import { isInForce, NewMaintenanceWindow, windowWarnings } from "../../core/maintenance-window.ts";
import { NewRouter } from "../../core/router.ts";
import { FollowedStatus } from "../../core/stakeholder.ts";
import type { Now } from "../ports.ts";

const reference = z.union([z.string(), z.int()]);
const warnings = z
  .array(z.object({ path: z.string(), message: z.string() }))
  .describe("What was accepted although it will not work as it stands, or may surprise.");

export const routerFields = {
  name: z.string(),
  description: z.string().nullable(),
  enabled: z.boolean(),
  rules: NewRouter.shape.rules,
  catch_all: z.array(reference).describe("Where an alert goes that no rule sends anywhere."),
} as const;

export const windowFields = {
  name: z.string(),
  reason: z.string(),
  everything: z.boolean(),
  team_ids: z.array(reference),
  integration_ids: z.array(reference),
  alert_types: z.array(AlertType),
  from: NewMaintenanceWindow.shape.from.unwrap().describe("Null: from its creation on."),
  until: NewMaintenanceWindow.shape.until.unwrap().describe("Null: until somebody ends it."),
  enabled: z.boolean(),
  also_sos: z.boolean().describe("An SOS calls nobody either."),
  by: z.string().describe("Who made it."),
  is_in_force: z.boolean(),
  warnings,
} as const;

export function windowToJson(item: Item<"maintenance-windows">, now: Now) {
  const { id, created_at, fields } = item;
  return {
    ...fields,
    is_in_force: isInForce({ ...fields, id, created_at }, now()),
    warnings: [...windowWarnings(fields)],
  };
}

export const stakeholderFields = {
  name: z.string(),
  organization: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  channels: z.array(Channel),
  enabled: z.boolean(),
  team_ids: z.array(reference),
  alert_types: z.array(AlertType),
  severities: z.array(Severity),
  statuses: z.array(FollowedStatus),
  warnings,
} as const;

export function stakeholderToJson({ fields }: Item<"stakeholders">) {
  const isMail = fields.channels.includes("EMAIL");
  const isPhone = fields.channels.some((channel) => channel !== "EMAIL");
  return {
    ...fields,
    warnings: [
      ...(isMail && fields.email === null
        ? [{ path: "email", message: "without it they are told nothing by EMAIL" }]
        : []),
      ...(isPhone && fields.phone === null
        ? [{ path: "phone", message: "without it they are told nothing by SMS or WHATSAPP" }]
        : []),
    ],
  };
}
