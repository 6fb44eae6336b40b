// Alerts and what hangs on them as the API shows them: the one place where records become JSON.
import { z } from "zod";

import {
  AcknowledgeBy,
  type Alert,
  AlertStatus,
  AlertType,
  Channel,
  type Comment,
  type Escalation,
  type Notification,
  NotificationKind,
  NotificationStatus,
  Severity,
} from "../../core/alert.ts";
import { ResponderJson, TrackJson, respondersToJson, trackToJson } from "./track-json.ts";
import { ServiceType } from "../../core/configuration.ts";
import { type TrailPoint, isUsablePlace, noUsablePlace } from "../../core/geography.ts";
import { instant, isoOf, isoOrNull } from "./instant.ts";
import type { Plan } from "../../core/plan.ts";
import { sentTwiceBy } from "../../core/notification-evolve.ts";
import type { TimelineEntry } from "../../core/timeline.ts";

const EmergencyContactJson = z
  .object({ name: z.string(), phone: z.string(), email: z.string().nullable(), service_type: ServiceType })
  .meta({ id: "EmergencyContact", examples: [{ name: "Police", phone: "100", email: null, service_type: "POLICE" }] });

export const AlertJson = z
  .object({
    id: z.string(),
    number: z.int().describe("Counts the alerts of the account; accepted wherever an id is."),
    account_id: z.string(),
    employee_id: z.string().nullable(),
    employee_name: z.string().nullable(),
    employee_phone: z.string().nullable(),
    employee_email: z.string().nullable(),
    team_id: z.string().nullable(),
    team_name: z.string().nullable(),
    alert_type: AlertType,
    severity: Severity,
    status: AlertStatus,
    title: z.string(),
    description: z.string().nullable(),
    trigger_latitude: z.number().nullable(),
    trigger_longitude: z.number().nullable(),
    accuracy_meters: z.number().nullable(),
    place_note: z
      .string()
      .nullable()
      .describe("`no usable place` where no position, or zero and zero, was said: it is on no map."),
    triggered_at: instant,
    acknowledged_at: instant.nullable(),
    acknowledged_by: z.string().nullable(),
    acknowledged_by_id: z.string().nullable().describe("The account user behind the name, when there is one."),
    response_time_seconds: z.number().nullable(),
    held_since: instant.nullable().describe("Since when whoever has it has been quiet."),
    reminded_at: instant.nullable().describe("When they were asked to confirm, unless they have since."),
    resolved_at: instant.nullable(),
    resolved_by: z.string().nullable(),
    resolution_time_seconds: z.number().nullable(),
    closed_at: instant.nullable(),
    closed_by: z.string().nullable(),
    closure_notes: z.string().nullable(),
    is_false_alarm: z.boolean(),
    is_drill: z.boolean().describe("An exercise; every message about it says so."),
    dedup_count: z.int().describe("How often the same source raised it again."),
    source: z.string(),
    source_id: z.string().nullable(),
    integration_id: z.string().nullable().describe("The integration that raised it."),
    metadata: z.record(z.string(), z.unknown()).nullable(),
    destinations: z.array(z.string()),
    acknowledge_by: AcknowledgeBy.describe(
      "Whether the first acknowledgement is enough, or every destination gives its own.",
    ),
    routing: z
      .array(z.object({ router_id: z.string(), router_name: z.string(), rule: z.string().nullable(), did: z.string() }))
      .describe("Which routers it passed and what each decided, in order."),
    suppressed_by: z.string().nullable().describe("The maintenance window or router by which nobody was called."),
    handed_to: z.string().nullable(),
    configuration: z
      .object({ id: z.string(), config_name: z.string(), why: z.string() })
      .nullable()
      .describe("The alert configuration in force and why it was chosen; null when none applies."),
    emergency_contacts: z.array(EmergencyContactJson),
    next_escalation_at: instant.nullable(),
    step_started_at: instant.nullable().describe("When the step that ends then began."),
    drops_at: instant
      .nullable()
      .describe("When it counts as unanswered by everybody; null while somebody is left to escalate to."),
    escalation_level: z.int().describe("1 while the primary recipients are asked, 2 once escalated."),
    tracks: z.array(TrackJson).describe("Every line of escalation that it runs or ran, with who was asked on each."),
    responders: z
      .array(ResponderJson.extend({ track_id: z.string() }))
      .describe("Who was asked, on whatever track, oldest first."),
    comments_count: z.int(),
    people_paged: z.int(),
    people_reached: z.int(),
    reach_note: z.string().nullable(),
    updated_at: instant,
  })
  .meta({ id: "Alert" });
export type AlertJson = z.infer<typeof AlertJson>;

export const NotificationJson = z
  .object({
    id: z.string(),
    alert_id: z.string(),
    kind: NotificationKind,
    recipient_name: z.string(),
    recipient_role: z.string().nullable(),
    channel: Channel,
    place: z
      .string()
      .nullable()
      .describe("Track, round and layer that it belongs to; null where no layer asked for it."),
    address: z.string().nullable(),
    status: NotificationStatus,
    attempts: z.int(),
    sent_twice_by: z
      .array(z.string())
      .describe("The consoles that sent it, when several did without knowing of each other."),
    attempt_log: z.array(
      z.object({ at: instant, outcome: z.enum(["sent", "retry", "refused"]), error: z.string().nullable() }),
    ),
    provider_id: z.string().nullable(),
    error: z.string().nullable().describe("`not_configured`, `no_address`, `no_device`, or the provider's own words."),
    cost: z.number().nullable(),
    queued_at: instant,
    next_attempt_at: instant.nullable(),
    sent_at: instant.nullable(),
    delivered_at: instant.nullable(),
  })
  .meta({ id: "Notification" });
export type NotificationJson = z.infer<typeof NotificationJson>;

export const EscalationJson = z
  .object({
    id: z.string(),
    alert_id: z.string(),
    escalation_level: z.int(),
    escalated_to: z.array(z.string()),
    escalated_at: instant,
    is_auto_escalation: z.boolean(),
    reason: z.string(),
    by: z.string().nullable(),
  })
  .meta({ id: "Escalation" });
export type EscalationJson = z.infer<typeof EscalationJson>;

export const CommentJson = z
  .object({ id: z.string(), alert_id: z.string(), by: z.string(), text: z.string(), at: instant })
  .meta({ id: "Comment" });
export type CommentJson = z.infer<typeof CommentJson>;

export const PositionJson = z
  .object({
    alert_id: z.string(),
    latitude: z.number(),
    longitude: z.number(),
    accuracy_meters: z.number().nullable(),
    at: instant,
    place_note: z.string().nullable().describe("`no usable place` for zero and zero, which is kept but on no map."),
  })
  .meta({ id: "AlertPosition" });
export type PositionJson = z.infer<typeof PositionJson>;

export const TimelineEntryJson = z
  .object({
    id: z.string(),
    at: instant,
    type: z.string(),
    text: z.string(),
    notes: z.string().nullable(),
    tone: z.enum(["normal", "good", "bad"]),
    has_effect: z.boolean(),
    actor: z.object({ kind: z.string(), name: z.string(), id: z.string().nullable() }),
  })
  .meta({ id: "TimelineEntry" });
export type TimelineEntryJson = z.infer<typeof TimelineEntryJson>;

export function alertToJson(alert: Alert, plan: Plan): AlertJson {
  const { configuration, why } = plan;
  return {
    id: alert.id,
    number: alert.number,
    account_id: alert.account_id,
    employee_id: alert.employee_id,
    employee_name: alert.employee_name,
    employee_phone: alert.employee_phone,
    employee_email: alert.employee_email,
    team_id: alert.team_id,
    team_name: alert.team_name,
    alert_type: alert.alert_type,
    severity: alert.severity,
    status: alert.status,
    title: alert.title,
    description: alert.description,
    trigger_latitude: alert.trigger_latitude,
    trigger_longitude: alert.trigger_longitude,
    accuracy_meters: alert.accuracy_meters,
    place_note: isUsablePlace(alert.trigger_latitude, alert.trigger_longitude) ? null : noUsablePlace,
    triggered_at: isoOf(alert.triggered_at),
    acknowledged_at: isoOrNull(alert.acknowledged_at),
    acknowledged_by: alert.acknowledged_by,
    acknowledged_by_id: alert.acknowledged_by_id,
    response_time_seconds: alert.response_time_seconds,
    held_since: isoOrNull(alert.held_since),
    reminded_at: isoOrNull(alert.reminded_at),
    resolved_at: isoOrNull(alert.resolved_at),
    resolved_by: alert.resolved_by,
    resolution_time_seconds: alert.resolution_time_seconds,
    closed_at: isoOrNull(alert.closed_at),
    closed_by: alert.closed_by,
    closure_notes: alert.closure_notes,
    is_false_alarm: alert.is_false_alarm,
    is_drill: alert.is_drill,
    dedup_count: alert.dedup_count,
    source: alert.source,
    source_id: alert.source_id,
    integration_id: alert.integration_id,
    metadata: alert.metadata,
    destinations: [...alert.destinations],
    acknowledge_by: alert.acknowledge_by,
    routing: [...alert.routing],
    suppressed_by: alert.suppressed_by,
    handed_to: alert.handed_to,
    configuration:
      configuration === null ? null : { id: configuration.id, config_name: configuration.config_name, why },
    emergency_contacts: configuration?.emergency_contacts ?? [],
    next_escalation_at: alert.next_step === "drop" ? null : isoOrNull(alert.next_escalation_at),
    drops_at: alert.next_step === "drop" ? isoOrNull(alert.next_escalation_at) : null,
    step_started_at: isoOrNull(alert.step_started_at),
    escalation_level: alert.escalation_level,
    tracks: alert.tracks.map(trackToJson),
    responders: respondersToJson(alert.tracks),
    comments_count: alert.comments_count,
    people_paged: alert.people_paged,
    people_reached: alert.people_reached,
    reach_note: alert.reach_note,
    updated_at: isoOf(alert.updated_at),
  };
}

export function notificationToJson(notification: Notification): NotificationJson {
  const { about: _, person: __, attempts, ...plain } = notification;
  return {
    ...plain,
    attempts: attempts.length,
    sent_twice_by: [...sentTwiceBy(notification)],
    attempt_log: attempts.map(({ at, outcome, error }) => ({ at: isoOf(at), outcome, error })),
    queued_at: isoOf(notification.queued_at),
    next_attempt_at: isoOrNull(notification.next_attempt_at),
    sent_at: isoOrNull(notification.sent_at),
    delivered_at: isoOrNull(notification.delivered_at),
  };
}

export const escalationToJson = (escalation: Escalation): EscalationJson => ({
  ...escalation,
  escalated_to: [...escalation.escalated_to],
  escalated_at: isoOf(escalation.escalated_at),
});

export const commentToJson = (comment: Comment): CommentJson => ({ ...comment, at: isoOf(comment.at) });

export const positionToJson = (alertId: string, point: TrailPoint): PositionJson => ({
  alert_id: alertId,
  ...point,
  at: isoOf(point.at),
  place_note: isUsablePlace(point.latitude, point.longitude) ? null : noUsablePlace,
});

export const timelineEntryToJson = ({ actor, ...entry }: TimelineEntry): TimelineEntryJson => ({
  ...entry,
  at: isoOf(entry.at),
  actor: { kind: actor.kind, name: actor.name, id: actor.id ?? null },
});
