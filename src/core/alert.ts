// What an alert is: its words, its state and what hangs on it. Records carry the seed's snake_case names in every layer.
import { z } from "zod";

import type { Track } from "./track.ts";

/** Seed 002, field 4. */
export const AlertType = z.enum([
  "SOS",
  "MEDICAL",
  "ACCIDENT",
  "SAFETY_CONCERN",
  "ROUTE_DEVIATION",
  "DELAYED",
  "OTHER",
]);
export type AlertType = z.infer<typeof AlertType>;

/** Loudest first. */
export const Severity = z.enum(["CRITICAL", "HIGH", "MEDIUM", "LOW"]);
export type Severity = z.infer<typeof Severity>;

export const AlertStatus = z.enum([
  "QUEUED",
  "TRIGGERED",
  "ACKNOWLEDGED",
  "IN_PROGRESS",
  "RESOLVED",
  "CLOSED",
  "DROPPED",
  "SUPPRESSED",
]);
export type AlertStatus = z.infer<typeof AlertStatus>;

/** Seed 002, field 9. */
export const Channel = z.enum(["EMAIL", "SMS", "PUSH", "VOICE", "WHATSAPP"]);
export type Channel = z.infer<typeof Channel>;

export const NotificationKind = z.enum([
  "triggered",
  "escalated",
  "escalation_notice",
  "status_changed",
  "closed",
  "unconfigured",
  "drop_notice",
  "handoff_notice",
  "confirm",
  "reminder",
  "broadcast",
]);
export type NotificationKind = z.infer<typeof NotificationKind>;

/** `retrying` waits for its next attempt; `failed` is given up or refused; `cancelled` was overtaken by an acknowledgement. */
export const NotificationStatus = z.enum(["queued", "sending", "sent", "delivered", "retrying", "failed", "cancelled"]);
export type NotificationStatus = z.infer<typeof NotificationStatus>;

/** Statuses in which an alert still asks something of the room. */
export const openStatuses: readonly AlertStatus[] = [
  "QUEUED",
  "TRIGGERED",
  "ACKNOWLEDGED",
  "IN_PROGRESS",
  "DROPPED",
  "RESOLVED",
];

/** Statuses in which nobody has taken the alert yet, so that it sounds and escalates. */
export const unansweredStatuses: readonly AlertStatus[] = ["QUEUED", "TRIGGERED", "DROPPED"];

/** An SOS is critical until somebody says otherwise: the severity of an alert that came without one. */
export const severityByType: Readonly<Record<AlertType, Severity>> = {
  SOS: "CRITICAL",
  MEDICAL: "CRITICAL",
  ACCIDENT: "HIGH",
  SAFETY_CONCERN: "HIGH",
  ROUTE_DEVIATION: "MEDIUM",
  DELAYED: "LOW",
  OTHER: "MEDIUM",
};

/** What one router decided, and by which of its rules. */
export interface RoutingStep {
  readonly router_id: string;
  readonly router_name: string;
  /** Null: no rule, but what happens to everything else. */
  readonly rule: string | null;
  /** What it did, in words. */
  readonly did: string;
}

/** Whether the first acknowledgement is enough, or every destination has to give its own. */
export const AcknowledgeBy = z.enum(["anyone", "every_destination"]);
export type AcknowledgeBy = z.infer<typeof AcknowledgeBy>;

/** Who did something, as the timeline shows it. */
export interface Actor {
  readonly kind: "operator" | "token" | "integration" | "engine" | "responder" | "system";
  readonly name: string;
  readonly id?: string;
}

/** All instants are epoch milliseconds; durations carry their unit in the name. */
export interface Alert {
  readonly id: string;
  readonly number: number;
  readonly account_id: string;
  readonly employee_id: string | null;
  readonly employee_name: string | null;
  readonly employee_phone: string | null;
  readonly employee_email: string | null;
  readonly team_id: string | null;
  readonly team_name: string | null;
  readonly alert_type: AlertType;
  readonly severity: Severity;
  readonly status: AlertStatus;
  readonly title: string;
  readonly description: string | null;
  readonly trigger_latitude: number | null;
  readonly trigger_longitude: number | null;
  readonly accuracy_meters: number | null;
  readonly triggered_at: number;
  readonly acknowledged_at: number | null;
  readonly acknowledged_by: string | null;
  readonly acknowledged_by_id: string | null;
  readonly response_time_seconds: number | null;
  /** Since when whoever has it has been quiet; null while nobody has it. */
  readonly held_since: number | null;
  /** When they were reminded, unless they have confirmed since. */
  readonly reminded_at: number | null;
  readonly resolved_at: number | null;
  readonly resolved_by: string | null;
  readonly resolution_time_seconds: number | null;
  readonly closed_at: number | null;
  readonly closed_by: string | null;
  readonly closure_notes: string | null;
  readonly is_false_alarm: boolean;
  /** An exercise, through everything that the real thing goes through. */
  readonly is_drill: boolean;
  readonly dedup_count: number;
  readonly source: string;
  readonly source_id: string | null;
  /** The integration that raised it. */
  readonly integration_id: string | null;
  readonly idempotency_key: string | null;
  readonly metadata: Readonly<Record<string, unknown>> | null;
  /** As it was raised; a router among them decides where it goes. */
  readonly destinations: readonly string[];
  readonly acknowledge_by: AcknowledgeBy;
  /** Which routers it passed and what each decided, in order. */
  readonly routing: readonly RoutingStep[];
  /** The maintenance window or router by which nobody was called. */
  readonly suppressed_by: string | null;
  readonly handed_to: string | null;
  readonly plan_id: string;
  readonly config_name: string | null;
  /** What is being done to find somebody, and who was asked. */
  readonly tracks: readonly Track[];
  /** 1 while the primary recipients are asked, 2 once escalated (seed 002, field 8, "Typical Hierarchy"). */
  readonly escalation_level: number;
  /** When the engine has to look at this alert again; null when nothing is due. */
  readonly next_escalation_at: number | null;
  /** What happens at `next_escalation_at`. */
  readonly next_step: "escalate" | "drop" | null;
  /** When the step that ends then began; null when nothing is due. */
  readonly step_started_at: number | null;
  readonly comments_count: number;
  readonly people_paged: number;
  readonly people_reached: number;
  /** Calls for help that may still arrive: queued, or to be tried again. */
  readonly calls_waiting: number;
  /** Why nobody was reached, or the best that is known of a delivery: "SMS failed", "EMAIL sent". */
  readonly reach_note: string | null;
  readonly updated_at: number;
}

export interface Attempt {
  readonly at: number;
  readonly outcome: "sent" | "retry" | "refused";
  readonly error: string | null;
  /** The console that made it; absent where it is not known. */
  readonly console_id?: string;
}

export interface Notification {
  readonly id: string;
  readonly alert_id: string;
  readonly kind: NotificationKind;
  readonly recipient_name: string;
  /** Tells apart two people of one name, and knows one person on every channel. */
  readonly person: string;
  readonly recipient_role: string | null;
  readonly channel: Channel;
  readonly address: string | null;
  /** What a status notice is about; null for a page. */
  readonly about: StatusNotice | null;
  /** The track, round and layer that it belongs to; null for what no layer asked for. */
  readonly place: string | null;
  readonly status: NotificationStatus;
  readonly attempts: readonly Attempt[];
  readonly provider_id: string | null;
  readonly error: string | null;
  readonly cost: number | null;
  readonly queued_at: number;
  readonly next_attempt_at: number | null;
  readonly sent_at: number | null;
  readonly delivered_at: number | null;
}

/** The change of status that a notice tells. */
export interface StatusNotice {
  readonly status: AlertStatus;
  readonly by: string;
  readonly notes: string | null;
  readonly to_employee: boolean;
  /** To somebody outside, who learns nothing about the person. */
  readonly to_outside?: boolean;
}

export interface Escalation {
  readonly id: string;
  readonly alert_id: string;
  readonly escalation_level: number;
  readonly escalated_to: readonly string[];
  readonly escalated_at: number;
  readonly is_auto_escalation: boolean;
  readonly reason: string;
  readonly by: string | null;
}

export interface Comment {
  readonly id: string;
  readonly alert_id: string;
  readonly by: string;
  readonly text: string;
  readonly at: number;
}

/** Everything that one alert's stream folds to. Evolving keeps the identity of what did not change. */
export interface AlertState {
  readonly alert: Alert;
  readonly notifications: readonly Notification[];
  readonly escalations: readonly Escalation[];
  readonly comments: readonly Comment[];
}

/** People in danger raise these themselves: nothing keeps them quiet unless it names them. */
export const isCryForHelp = (type: AlertType): boolean => type === "SOS";
export const isOpen = (status: AlertStatus): boolean => openStatuses.includes(status);
export const isUnanswered = (status: AlertStatus): boolean => unansweredStatuses.includes(status);
