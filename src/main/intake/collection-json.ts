// The collections that people edit, as the API shows them: the one place where their records become JSON.
import { z } from "zod";

import { AcknowledgementTimers } from "../../core/acknowledgement-timer.ts";
import { AlertType, Channel, Severity } from "../../core/alert.ts";
import { type Collection, IntegrationType, type Item, TokenRole } from "../../core/collection.ts";
import { ServiceType } from "../../core/configuration.ts";
import { NewNotificationRule } from "../../core/notification-rule.ts";
import { NewLocation, NewRoute, NewZone } from "../../core/geography.ts";
import { Repeat } from "../../core/schedule/repeat.ts";
import { NoticeTo } from "../../core/team.ts";
import { feedAddress } from "../calendar-file.ts";
import { policyWarnings } from "./policy-warning.ts";
import { instant, isoOf } from "./instant.ts";
import type { Asker } from "./access.ts";
import { warningsOf } from "./configuration-warning.ts";
import type { Intake } from "./intake.ts";
import { routerFields, stakeholderFields, stakeholderToJson, windowFields, windowToJson } from "./routing-json.ts";
import { accountUserFields, accountUserToJson, userFields, userToJson } from "./person-json.ts";

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

const UserJson = z.object({ ...kept, ...userFields, ...times }).meta({ id: "User" });

const AccountUserJson = z.object({ ...kept, ...accountUserFields, ...times }).meta({ id: "AccountUser" });

const NoticeJson = z.object({ to: NoticeTo, user_ids: z.array(reference) }).meta({ id: "TeamNotice" });

const TeamJson = z
  .object({
    ...kept,
    name: z.string(),
    description: z.string().nullable(),
    members: z.array(reference),
    admins: z.array(reference),
    schedule_id: reference.nullable(),
    escalation_policy_id: reference.nullable(),
    drop_notice: NoticeJson,
    handoff_notice: NoticeJson,
    ...times,
  })
  .meta({ id: "Team" });

const ScheduleJson = z
  .object({
    ...kept,
    name: z.string(),
    notes: z.string().nullable(),
    time_zone: z.string().nullable(),
    ics_url: z.string().nullable().describe("Its calendar feed; the address holds the secret."),
    ...times,
  })
  .meta({ id: "Schedule" });

export const ShiftJson = z
  .object({
    ...kept,
    schedule_id: z.string(),
    layer: z.int(),
    attendees: z.array(z.string()),
    time_zone: z.string(),
    start: z.string().describe("Wall-clock time in `time_zone`."),
    end: z.string(),
    repeat: Repeat.nullable(),
    is_rotating: z.boolean(),
    occurrences_per_turn: z.int(),
    rotation_offset: z.int(),
    exceptions: z.array(z.string()),
    parent_id: z.string().nullable(),
    parent_start: z.string().nullable(),
    is_intended_gap: z.boolean(),
    title: z.string().nullable(),
    notes: z.string().nullable(),
    ...times,
  })
  .meta({ id: "Shift" });

const PolicyJson = z
  .object({
    ...kept,
    name: z.string(),
    layers: z.array(z.object({ timeout_seconds: z.int(), color_hex: z.string() })),
    repeat: z.int(),
    reassign_team_ids: z.array(reference),
    reassign_user_ids: z.array(reference),
    ...times,
    warnings: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .describe("Steps of people on its layers that a layer cuts off."),
  })
  .meta({ id: "EscalationPolicy" });

const NotificationRuleJson = z
  .object({
    ...kept,
    name: z.string(),
    enabled: z.boolean(),
    user_ids: z.array(reference),
    rules: NewNotificationRule.shape.rules,
    ...times,
  })
  .meta({ id: "NotificationRule" });

const RouterJson = z.object({ ...kept, ...routerFields, ...times }).meta({ id: "Router" });

const MaintenanceWindowJson = z.object({ ...kept, ...windowFields, ...times }).meta({ id: "MaintenanceWindow" });

const StakeholderJson = z.object({ ...kept, ...stakeholderFields, ...times }).meta({ id: "Stakeholder" });

const ApiTokenJson = z
  .object({
    ...kept,
    name: z.string(),
    role: TokenRole,
    user_id: z.string().nullable().describe("Whose it is: it may do no more than they may."),
    last_four: z.string(),
    ...times,
  })
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

/** They are shown as they are said; what may be left out when saying it is always shown. */
const LocationJson = z.object({ ...kept, ...NewLocation.shape, ...times }).meta({ id: "Location" });
const ZoneJson = z.object({ ...kept, ...NewZone.shape, ...times }).meta({ id: "Zone" });
const RouteJson = z.object({ ...kept, ...NewRoute.shape, ...times }).meta({ id: "Route" });

const AccountJson = z
  .object({
    ...kept,
    name: z.string(),
    time_zone: z.string(),
    owner_user_id: z.string().nullable(),
    acknowledgement_timers: AcknowledgementTimers.nullable().describe(
      "By severity: when whoever has an alert is asked to confirm, and when others are called again.",
    ),
    ...times,
  })
  .meta({ id: "Account" });

/** `settings` has a shape of its own; consoles are paired and shifts handed over at a console only. */
export type ShownCollection = Exclude<Collection, "settings" | "consoles" | "handovers">;

export const collectionJson = {
  "alert-configurations": ConfigurationJson,
  users: UserJson,
  "account-users": AccountUserJson,
  teams: TeamJson,
  schedules: ScheduleJson,
  shifts: ShiftJson,
  "escalation-policies": PolicyJson,
  "notification-rules": NotificationRuleJson,
  routers: RouterJson,
  "maintenance-windows": MaintenanceWindowJson,
  stakeholders: StakeholderJson,
  "api-tokens": ApiTokenJson,
  integrations: IntegrationJson,
  locations: LocationJson,
  zones: ZoneJson,
  routes: RouteJson,
  accounts: AccountJson,
} as const satisfies Readonly<Record<ShownCollection, z.ZodType>>;

export type CollectionJson = { readonly [C in ShownCollection]: z.infer<(typeof collectionJson)[C]> };

export interface Showing {
  readonly asker: Asker;
  readonly intake: Pick<Intake, "now" | "personWarnings" | "publicUrl" | "reader">;
}

export const itemToJson: { readonly [C in ShownCollection]: (item: Item<C>, showing: Showing) => CollectionJson[C] } = {
  "alert-configurations": (item, { asker, intake }) => ({
    ...envelope(item),
    ...item.fields,
    warnings: [...warningsOf(item.fields, asker.account_id, intake.reader)],
  }),
  users: (item, { intake }) => ({ ...envelope(item), ...userToJson(item.fields, intake.personWarnings(item)) }),
  "account-users": (item, { intake }) => ({ ...envelope(item), ...accountUserToJson(item, intake.reader) }),
  teams: (item) => ({ ...envelope(item), ...item.fields }),
  schedules: (item, { asker, intake }) => {
    const { feed_token: _, ...fields } = item.fields;
    const ics_url = asker.role === "read_only" ? null : feedAddress(intake.publicUrl(), item);
    return { ...envelope(item), ...fields, ics_url };
  },
  shifts: (item) => ({ ...envelope(item), ...item.fields }),
  "escalation-policies": (item, { intake }) => ({
    ...envelope(item),
    ...item.fields,
    warnings: [...policyWarnings(item, intake.reader)],
  }),
  "notification-rules": (item) => ({ ...envelope(item), ...item.fields }),
  routers: (item) => ({ ...envelope(item), ...item.fields }),
  "maintenance-windows": (item, { intake }) => ({ ...envelope(item), ...windowToJson(item, intake.now) }),
  stakeholders: (item) => ({ ...envelope(item), ...stakeholderToJson(item) }),
  "api-tokens": (item) => {
    const { name, role, user_id = null, last_four } = item.fields;
    return { ...envelope(item), name, role, user_id, last_four };
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
  locations: (item) => ({ ...envelope(item), ...item.fields }),
  zones: (item) => ({ ...envelope(item), ...item.fields }),
  routes: (item) => ({ ...envelope(item), ...item.fields }),
  accounts: (item) => ({
    ...envelope(item),
    ...item.fields,
    acknowledgement_timers: item.fields.acknowledgement_timers ?? null,
  }),
};

const envelope = ({ id, number, created_at, updated_at }: Item) => ({
  id,
  number,
  created_at: isoOf(created_at),
  updated_at: isoOf(updated_at),
});
