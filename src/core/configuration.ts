// The alert configuration of seed 002: 17 fields, their ranges and defaults, and what is accepted with a warning.
import { z } from "zod";

import { AlertType, Channel } from "./alert.ts";

/** 3 to 15 digits with an optional plus; spaces, dots, dashes and brackets that people type are dropped. */
export const RecipientPhone = z
  .string()
  .transform((text) => text.replaceAll(/[\s().-]/gu, ""))
  .pipe(z.string().regex(/^\+?\d{3,15}$/u, "must be 3 to 15 digits with an optional +"));

/** Anything that can be dialled: `100`, `+911800NIGHT`. */
export const DialablePhone = z
  .string()
  .trim()
  .regex(/^\+?[0-9A-Za-z*#][0-9A-Za-z*#\s().-]{1,23}$/u, "must be something that can be dialled");

const Email = z.email("must be an email address").max(254);

/** Seed 002, field 5. An address that a channel needs may be missing: that is a warning, see `recipientWarnings`. */
export const Recipient = z.strictObject({
  name: z.string().trim().min(1, "must not be empty").max(200),
  email: Email.nullish().transform((value) => value ?? null),
  phone: RecipientPhone.nullish().transform((value) => value ?? null),
  role: z
    .string()
    .trim()
    .max(100)
    .nullish()
    .transform((value) => value ?? null),
  channels: z
    .array(Channel)
    .min(1, "must name at least one channel")
    .refine((values) => new Set(values).size === values.length, "must not name a channel twice"),
});
export type Recipient = z.infer<typeof Recipient>;

/** Seed 002, field 16. */
export const ServiceType = z.enum([
  "POLICE",
  "MEDICAL",
  "FIRE",
  "WOMEN_SAFETY",
  "CORPORATE_SECURITY",
  "ROADSIDE_ASSISTANCE",
  "OTHER",
]);

export const EmergencyContact = z.strictObject({
  name: z.string().trim().min(1, "must not be empty").max(200),
  phone: DialablePhone,
  email: Email.nullish().transform((value) => value ?? null),
  service_type: ServiceType,
});
export type EmergencyContact = z.infer<typeof EmergencyContact>;

const fields = {
  team_id: z.union([z.int().positive(), z.string().trim().min(1).max(100)]).nullable(),
  config_name: z.string().trim().min(1, "must not be empty").max(200, "must be at most 200 characters"),
  description: z.string().max(1000, "must be at most 1000 characters").nullable(),
  applicable_alert_types: z.array(AlertType).min(1, "must name at least one type, or be null for all").nullable(),
  primary_recipients: z.array(Recipient).min(1, "must have at least one recipient").max(100),
  enable_escalation: z.boolean(),
  escalation_threshold_seconds: z.int().min(30, "must be 30 to 3600 seconds").max(3600, "must be 30 to 3600 seconds"),
  escalation_recipients: z.array(Recipient).max(100).nullable(),
  notification_channels: z.array(Channel).min(1, "must name at least one channel"),
  notify_on_status_change: z.boolean(),
  notify_on_escalation: z.boolean(),
  auto_close_false_alarm_seconds: z
    .int()
    .min(60, "must be 60 to 600 seconds, or null")
    .max(600, "must be 60 to 600 seconds, or null")
    .nullable(),
  require_closure_notes: z.boolean(),
  enable_geofencing_alerts: z.boolean(),
  geofence_radius_meters: z
    .int()
    .min(100, "must be 100 to 10000 meters")
    .max(10_000, "must be 100 to 10000 meters")
    .nullable(),
  emergency_contacts: z.array(EmergencyContact).max(100).nullable(),
  priority: z.int().min(1, "must be 1 to 1000").max(1000, "must be 1 to 1000"),
  enabled: z.boolean(),
  /** Whether the on-call track of the employee's team runs beside this configuration's. */
  run_on_call_track: z.boolean(),
};

/** What a new configuration may say; an absent field takes the seed's default. */
export const NewConfiguration = z.strictObject({
  team_id: fields.team_id.default(null),
  config_name: fields.config_name,
  description: fields.description.default(null),
  applicable_alert_types: fields.applicable_alert_types.default(null),
  primary_recipients: fields.primary_recipients,
  enable_escalation: fields.enable_escalation.default(true),
  escalation_threshold_seconds: fields.escalation_threshold_seconds.default(300),
  escalation_recipients: fields.escalation_recipients.default(null),
  notification_channels: fields.notification_channels,
  notify_on_status_change: fields.notify_on_status_change.default(true),
  notify_on_escalation: fields.notify_on_escalation.default(true),
  auto_close_false_alarm_seconds: fields.auto_close_false_alarm_seconds.default(null),
  require_closure_notes: fields.require_closure_notes.default(true),
  enable_geofencing_alerts: fields.enable_geofencing_alerts.default(false),
  geofence_radius_meters: fields.geofence_radius_meters.default(1000),
  emergency_contacts: fields.emergency_contacts.default(null),
  priority: fields.priority.default(100),
  enabled: fields.enabled.default(true),
  run_on_call_track: fields.run_on_call_track.default(true),
});
export type ConfigurationFields = z.infer<typeof NewConfiguration>;

/** An edit names only the fields that change. */
export const ConfigurationPatch = z.strictObject(fields).partial();

export interface Configuration extends ConfigurationFields {
  readonly id: string;
  readonly number: number;
  readonly created_at: number;
}

export interface Warning {
  readonly path: string;
  readonly message: string;
}

/** What will not work although it is accepted: a recipient that a channel cannot reach, a channel that is not allowed, escalation to nobody. */
export function configurationWarnings(configuration: ConfigurationFields): readonly Warning[] {
  const allowed = configuration.notification_channels;
  const warnings = [
    ...recipientWarnings("primary_recipients", configuration.primary_recipients, allowed),
    ...recipientWarnings("escalation_recipients", configuration.escalation_recipients ?? [], allowed),
  ];
  const hasEscalation = (configuration.escalation_recipients ?? []).length > 0;
  if (configuration.enable_escalation && !hasEscalation)
    warnings.push({ path: "escalation_recipients", message: "escalation is enabled but names nobody" });
  if (new Set(allowed).size !== allowed.length)
    warnings.push({ path: "notification_channels", message: "a channel is named twice; it is used once" });
  return warnings;
}

function recipientWarnings(
  list: string,
  recipients: readonly Recipient[],
  allowed: readonly Channel[],
): readonly Warning[] {
  return recipients.flatMap((recipient, index) => {
    const path = `${list}.${index}`;
    const used = recipient.channels.filter((channel) => allowed.includes(channel));
    const unused = recipient.channels.filter((channel) => !allowed.includes(channel));
    return [
      ...used
        .filter((channel) => addressOn(recipient, channel) === null)
        .map((channel) => ({
          path: `${path}.${channel === "EMAIL" || channel === "PUSH" ? "email" : "phone"}`,
          message: `${recipient.name} has no address for ${channel}: the notification will fail`,
        })),
      ...unused.map((channel) => ({
        path: `${path}.channels`,
        message: `${channel} is not among notification_channels and will not be used`,
      })),
      ...(used.length === 0 ? [{ path: `${path}.channels`, message: `${recipient.name} cannot be reached` }] : []),
    ];
  });
}

/** The address that a channel uses; a push goes to the devices registered for the person with this email. */
export function addressOn(recipient: Pick<Recipient, "email" | "phone">, channel: Channel): string | null {
  return channel === "EMAIL" || channel === "PUSH" ? recipient.email : recipient.phone;
}
