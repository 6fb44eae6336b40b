// The collections that people edit, as the API shows them: the one place where their records become JSON.
import { z } from "zod";

import { AlertType, Channel, Severity } from "../../core/alert.ts";
import { type Collection, IntegrationType, type Item, TokenRole } from "../../core/collection.ts";
import { ServiceType } from "../../core/configuration.ts";
import { isoOf } from "./alert-json.ts";
import type { Asker } from "./access.ts";
import { warningsOf } from "./configuration-warning.ts";
import type { Intake } from "./intake.ts";

const instant = z.iso.datetime({ offset: true });
const reference = z.union([z.string(), z.int()]);
const kept = { id: z.string(), number: z.int().describe("Accepted wherever an id is.") };
const times = { created_at: instant, updated_at: instant };

const RecipientJson = z
  .object({
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    role: z.string().nullable(),
    channels: z.array(Channel),
  })
  .meta({ id: "Recipient" });

export const ConfigurationJson = z
  .object({
    ...kept,
    team_id: reference.nullable(),
    config_name: z.string(),
    description: z.string().nullable(),
    applicable_alert_types: z.array(AlertType).nullable(),
    primary_recipients: z.array(RecipientJson),
    enable_escalation: z.boolean(),
    escalation_threshold_seconds: z.int(),
    escalation_recipients: z.array(RecipientJson).nullable(),
    notification_channels: z.array(Channel),
    notify_on_status_change: z.boolean(),
    notify_on_escalation: z.boolean(),
    auto_close_false_alarm_seconds: z.int().nullable(),
    require_closure_notes: z.boolean(),
    enable_geofencing_alerts: z.boolean(),
    geofence_radius_meters: z.int().nullable(),
    emergency_contacts: z
      .array(z.object({ name: z.string(), phone: z.string(), email: z.string().nullable(), service_type: ServiceType }))
      .nullable(),
    priority: z.int(),
    enabled: z.boolean(),
    run_on_call_track: z
      .boolean()
      .describe("Whether the on-call track of the employee's team runs beside this configuration's."),
    ...times,
    warnings: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .describe("What was accepted although it will not work as it stands."),
  })
  .meta({ id: "AlertConfiguration" });

const UserJson = z
  .object({
    ...kept,
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    team_id: reference.nullable(),
    time_zone: z.string().nullable(),
    language: z.string().nullable(),
    devices: z.array(z.object({ token: z.string(), name: z.string() })),
    ...times,
  })
  .meta({ id: "User" });

const TeamJson = z
  .object({
    ...kept,
    name: z.string(),
    description: z.string().nullable(),
    members: z.array(reference),
    admins: z.array(reference),
    ...times,
  })
  .meta({ id: "Team" });

const ApiTokenJson = z
  .object({ ...kept, name: z.string(), role: TokenRole, last_four: z.string(), ...times })
  .meta({ id: "ApiToken" });

const IntegrationJson = z
  .object({
    ...kept,
    name: z.string(),
    type: IntegrationType,
    destinations: z.array(reference),
    alert_type: AlertType,
    severity: Severity.nullable(),
    enabled: z.boolean(),
    is_signed: z.boolean().describe("A signing secret is set; it is never shown."),
    key: z.string().nullable().describe("The secret part of `webhook_url`; null for those who may only read."),
    webhook_url: z.string().nullable(),
    ...times,
  })
  .meta({ id: "Integration" });

const AccountJson = z
  .object({ ...kept, name: z.string(), time_zone: z.string(), owner_user_id: z.string().nullable(), ...times })
  .meta({ id: "Account" });

/** `settings` has a shape of its own. */
export type ShownCollection = Exclude<Collection, "settings">;

export const collectionJson = {
  "alert-configurations": ConfigurationJson,
  users: UserJson,
  teams: TeamJson,
  "api-tokens": ApiTokenJson,
  integrations: IntegrationJson,
  accounts: AccountJson,
} as const satisfies Readonly<Record<ShownCollection, z.ZodType>>;

export type CollectionJson = { readonly [C in ShownCollection]: z.infer<(typeof collectionJson)[C]> };

export interface Showing {
  readonly asker: Asker;
  readonly intake: Pick<Intake, "reader" | "publicUrl">;
}

export const itemToJson: { readonly [C in ShownCollection]: (item: Item<C>, showing: Showing) => CollectionJson[C] } = {
  "alert-configurations": (item, { asker, intake }) => ({
    ...envelope(item),
    ...item.fields,
    warnings: [...warningsOf(item.fields, asker.account_id, intake.reader)],
  }),
  users: (item) => ({ ...envelope(item), ...item.fields }),
  teams: (item) => ({ ...envelope(item), ...item.fields }),
  "api-tokens": (item) => {
    const { name, role, last_four } = item.fields;
    return { ...envelope(item), name, role, last_four };
  },
  integrations: (item, { asker, intake }) => {
    const { signing_secret, key, ...fields } = item.fields;
    const isShown = asker.role !== "read_only";
    return {
      ...envelope(item),
      ...fields,
      is_signed: signing_secret !== null,
      key: isShown ? key : null,
      webhook_url: isShown ? `${intake.publicUrl()}/integrations/${key}` : null,
    };
  },
  accounts: (item) => ({ ...envelope(item), ...item.fields }),
};

const envelope = ({ id, number, created_at, updated_at }: Item) => ({
  id,
  number,
  created_at: isoOf(created_at),
  updated_at: isoOf(updated_at),
});
