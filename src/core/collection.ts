// The collections that people edit, by the names of the API, with what may be said of each.
import { z } from "zod";

import { type AccountUserFields, AccountUserPatch, NewAccountUser } from "./account-user.ts";
import { AcknowledgementTimers } from "./acknowledgement-timer.ts";
import { AlertType, Severity } from "./alert.ts";
import { type ConsoleFields, ConsolePatch, NewConsole } from "./console.ts";
import { ConfigurationPatch, NewConfiguration, RecipientPhone } from "./configuration.ts";
import { furtherContacts, type Verification } from "./contact.ts";
import { NewPolicy, PolicyPatch } from "./escalation-policy.ts";
import { MaintenanceWindowPatch, type MaintenanceWindowFields, NewMaintenanceWindow } from "./maintenance-window.ts";
import { LocationPatch, NewLocation, NewRoute, NewZone, RoutePatch, ZonePatch } from "./geography.ts";
import { type HandoverFields, NewHandover } from "./handover.ts";
import { NewNotificationRule, NotificationPreferences, NotificationRulePatch } from "./notification-rule.ts";
import { NewRouter, RouterPatch } from "./router.ts";
import { NewShift, ShiftPatch } from "./schedule/shift.ts";
import { TimeZone } from "./schedule/zone.ts";
import { type Settings, SettingsPatch } from "./settings.ts";
import { NewStakeholder, StakeholderPatch } from "./stakeholder.ts";
import { NewTeam, TeamPatch } from "./team.ts";
import { isTimeZone } from "./time-zone.ts";

const name = z.string().trim().min(1, "must not be empty").max(200, "must be at most 200 characters");
const reference = z.union([z.string().trim().min(1).max(100), z.int().positive()]);
const email = z.email("must be an email address").max(254);
const timeZone = z.string().trim().min(1).max(100).refine(isTimeZone, "must be a time zone such as Asia/Kolkata");

const Device = z.strictObject({
  token: z.string().trim().min(1).max(4096),
  name: z.string().trim().max(200).default("device"),
});

const reminderMinutes = z.int().min(0, "must be 0 to 10080 minutes").max(10_080, "must be 0 to 10080 minutes");

const user = {
  name,
  email: email.nullable(),
  phone: RecipientPhone.nullable(),
  /** Beside the primary `email` and `phone`; used once verified. */
  other_emails: furtherContacts.other_emails.optional(),
  other_phones: furtherContacts.other_phones.optional(),
  team_id: reference.nullable(),
  time_zone: timeZone.nullable(),
  language: z.string().trim().min(2).max(20).nullable(),
  /** Devices that pushes go to, newest last. */
  devices: z.array(Device).max(20),
  /** Null: told as everybody is. */
  notification_preferences: NotificationPreferences.nullable(),
  /** Told so long before their time on call begins or ends; null: not told. */
  on_call_reminder_minutes: reminderMinutes.nullable(),
  off_call_reminder_minutes: reminderMinutes.nullable(),
};

const schedule = {
  name,
  notes: z.string().max(4000).nullable(),
  /** What its calendar is shown in; each shift has its own. Null: the account's. */
  time_zone: TimeZone.nullable(),
};

export const TokenRole = z.enum(["admin", "operator", "integration", "read_only"]);
export type TokenRole = z.infer<typeof TokenRole>;

const token = { name, role: TokenRole };
/** Whose it is: it may do no more than they may, and what only they may. Null: it is nobody's own. */
const tokenOwner = reference.nullable().optional();

export const IntegrationType = z.enum(["generic_webhook", "prometheus_alertmanager"]);
export type IntegrationType = z.infer<typeof IntegrationType>;

const integration = {
  name,
  type: IntegrationType,
  destinations: z.array(reference).max(50),
  alert_type: AlertType,
  severity: Severity.nullable(),
  enabled: z.boolean(),
  /** When set, a request must be signed: `X-Watchdesk-Signature: sha256=<hex HMAC-SHA256 of the body>`. */
  signing_secret: z.string().min(8, "must be at least 8 characters").max(200).nullable(),
};

const account = {
  name,
  time_zone: timeZone,
  /** Null: whoever takes an alert has it for good. */
  acknowledgement_timers: AcknowledgementTimers.nullable().optional(),
};

export const collections = {
  "alert-configurations": { create: NewConfiguration, patch: ConfigurationPatch },
  users: {
    create: z.strictObject({
      name: user.name,
      email: user.email.default(null),
      phone: user.phone.default(null),
      other_emails: user.other_emails,
      other_phones: user.other_phones,
      team_id: user.team_id.default(null),
      time_zone: user.time_zone.default(null),
      language: user.language.default(null),
      devices: user.devices.default([]),
      notification_preferences: user.notification_preferences.default(null),
      on_call_reminder_minutes: user.on_call_reminder_minutes.default(null),
      off_call_reminder_minutes: user.off_call_reminder_minutes.default(null),
    }),
    patch: z.strictObject(user).partial(),
  },
  /** Who belongs to the account, with which roles. Everybody may be told of alerts, with a membership or without. */
  "account-users": { create: NewAccountUser, patch: AccountUserPatch },
  teams: { create: NewTeam, patch: TeamPatch },
  schedules: {
    create: z.strictObject({
      name: schedule.name,
      notes: schedule.notes.default(null),
      time_zone: schedule.time_zone.default(null),
    }),
    patch: z.strictObject(schedule).partial(),
  },
  shifts: { create: NewShift, patch: ShiftPatch },
  "escalation-policies": { create: NewPolicy, patch: PolicyPatch },
  "notification-rules": { create: NewNotificationRule, patch: NotificationRulePatch },
  routers: { create: NewRouter, patch: RouterPatch },
  "maintenance-windows": { create: NewMaintenanceWindow, patch: MaintenanceWindowPatch },
  stakeholders: { create: NewStakeholder, patch: StakeholderPatch },
  "api-tokens": {
    create: z.strictObject({ name: token.name, role: token.role.default("operator"), user_id: tokenOwner }),
    patch: z.strictObject(token).partial(),
  },
  integrations: {
    create: z.strictObject({
      name: integration.name,
      type: integration.type,
      destinations: integration.destinations.default([]),
      alert_type: integration.alert_type.default("OTHER"),
      severity: integration.severity.default(null),
      enabled: integration.enabled.default(true),
      signing_secret: integration.signing_secret.default(null),
    }),
    patch: z.strictObject({ ...integration, type: z.never() }).partial(),
  },
  locations: { create: NewLocation, patch: LocationPatch },
  zones: { create: NewZone, patch: ZonePatch },
  routes: { create: NewRoute, patch: RoutePatch },
  /** Made by pairing; see `console.ts`. */
  consoles: { create: NewConsole, patch: ConsolePatch },
  /** Kept as it was told: only the window makes one, and nobody edits it. */
  handovers: { create: NewHandover, patch: z.strictObject({}) },
  accounts: {
    create: z.strictObject({ name: account.name, time_zone: account.time_zone, owner_user_id: reference.optional() }),
    /** Another owner is a transfer. */
    patch: z.strictObject({ ...account, owner_user_id: reference }).partial(),
  },
  /** One for each account, by the account's id; secrets are sealed. */
  settings: { create: SettingsPatch, patch: SettingsPatch },
} as const;

export type Collection = keyof typeof collections;
export const collectionNames = Object.keys(collections) as readonly Collection[];

/** The fields of each collection as they are kept. What a create call may not say is added by the station. */
export interface Kept {
  readonly "alert-configurations": z.output<typeof NewConfiguration>;
  readonly users: z.output<(typeof collections)["users"]["create"]> & {
    readonly verifications?: readonly Verification[];
  };
  readonly "account-users": AccountUserFields;
  readonly teams: z.output<typeof NewTeam>;
  /** `feed_token` is the secret in the address of its calendar feed. */
  readonly schedules: z.output<(typeof collections)["schedules"]["create"]> & { readonly feed_token: string };
  readonly shifts: z.output<typeof NewShift>;
  readonly "escalation-policies": z.output<typeof NewPolicy>;
  readonly "notification-rules": z.output<typeof NewNotificationRule>;
  readonly routers: z.output<typeof NewRouter>;
  readonly "maintenance-windows": MaintenanceWindowFields;
  readonly stakeholders: z.output<typeof NewStakeholder>;
  /** `hash` is the SHA-256 of the token, in hexadecimal. */
  readonly "api-tokens": {
    readonly name: string;
    readonly role: TokenRole;
    readonly user_id?: string | null;
    readonly hash: string;
    readonly last_four: string;
  };
  readonly integrations: z.output<(typeof collections)["integrations"]["create"]> & { readonly key: string };
  readonly locations: z.output<typeof NewLocation>;
  readonly zones: z.output<typeof NewZone>;
  readonly routes: z.output<typeof NewRoute>;
  readonly consoles: ConsoleFields;
  readonly handovers: HandoverFields;
  readonly settings: Partial<Settings>;
  readonly accounts: {
    readonly name: string;
    readonly time_zone: string;
    readonly owner_user_id: string | null;
    readonly acknowledgement_timers?: AcknowledgementTimers | null | undefined;
  };
}

/** One thing of a collection. */
export interface Item<C extends Collection = Collection> {
  readonly id: string;
  readonly number: number;
  readonly account_id: string;
  readonly fields: Kept[C];
  readonly created_at: number;
  readonly updated_at: number;
}
