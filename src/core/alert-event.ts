// The events of one alert's stream. Payloads are plain data; an event may carry the pages that it causes.
import type { Place, Track } from "./track.ts";
import type { TrailPoint } from "./geography.ts";
import type {
  AcknowledgeBy,
  AlertType,
  Attempt,
  Channel,
  NotificationKind,
  RoutingStep,
  Severity,
  StatusNotice,
} from "./alert.ts";

/** A notification to be. Its id is deterministic (alert, kind, level, recipient, channel, round), so that consoles agree on it. */
export interface Page {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly name: string;
  /** The same for every page of one person, whatever the channel: two may have one name. */
  readonly person: string;
  readonly role: string | null;
  readonly channel: Channel;
  readonly address: string | null;
  readonly about?: StatusNotice;
  /** Sent so long after the event, unless somebody answers or the layer ends before. */
  readonly delay_seconds?: number;
  /** Track, round and layer that this belongs to. */
  readonly place?: string;
}

interface Telling {
  readonly pages?: readonly Page[];
}

/** `asked`: a person wants it, whoever has the alert; what the engine does by itself gives way to them. */
interface Asked {
  readonly asked?: true;
}

export interface Triggered extends Telling {
  readonly number: number;
  readonly employee_id: string | null;
  readonly employee_name: string | null;
  readonly employee_phone: string | null;
  readonly employee_email: string | null;
  readonly team_id: string | null;
  readonly team_name: string | null;
  readonly alert_type: AlertType;
  readonly severity: Severity;
  readonly title: string;
  readonly description: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly accuracy_meters: number | null;
  readonly source: string;
  readonly source_id: string | null;
  readonly integration_id?: string | null;
  readonly idempotency_key: string | null;
  readonly metadata: Readonly<Record<string, unknown>> | null;
  readonly destinations: readonly string[];
  /** Absent: anyone. */
  readonly acknowledge_by?: AcknowledgeBy;
  /** Absent: it is none. */
  readonly is_drill?: true;
  readonly plan_id: string;
  readonly config_name: string | null;
  readonly next_at: number | null;
  readonly next_step: "escalate" | "drop" | null;
}

interface Taken extends Telling {
  readonly by: string;
  readonly by_id: string | null;
  readonly notes: string | null;
}

export type AlertEvent =
  | { readonly type: "alert.triggered"; readonly payload: Triggered }
  | {
      readonly type: "alert.routed";
      readonly payload: {
        readonly steps: readonly RoutingStep[];
        /** Null: as it was. */
        readonly severity: Severity | null;
        readonly notes: readonly string[];
      };
    }
  /** Nobody is called. */
  | { readonly type: "alert.suppressed"; readonly payload: { readonly by_id: string; readonly reason: string } }
  /** Somebody decided that people are called after all. */
  | {
      readonly type: "alert.released";
      readonly payload: Taken & { readonly next_at: number | null; readonly next_step: "escalate" | "drop" | null };
    }
  /** Whoever follows it hears of its status. */
  | { readonly type: "alert.told"; readonly payload: Required<Telling> }
  | { readonly type: "alert.repeated"; readonly payload: { readonly description: string | null } }
  | {
      readonly type: "alert.escalated";
      readonly payload: Telling & {
        readonly escalation_id: string;
        readonly level: number;
        readonly to: readonly string[];
        readonly reason: string;
        readonly is_auto: boolean;
        readonly by: string | null;
        readonly notes: string | null;
        readonly next_at: number | null;
        readonly next_step: "escalate" | "drop" | null;
      };
    }
  | { readonly type: "alert.dropped"; readonly payload: Telling & { readonly reason: string } }
  | { readonly type: "alert.reminded"; readonly payload: Telling & { readonly of: string } }
  | {
      readonly type: "alert.acknowledged";
      /** `track_ids`: where every destination has to, those that this one speaks for. */
      readonly payload: Taken & { readonly track_ids?: readonly string[] };
    }
  | { readonly type: "alert.started"; readonly payload: Taken }
  | { readonly type: "alert.resolved"; readonly payload: Taken }
  | {
      readonly type: "alert.closed";
      readonly payload: Taken & { readonly is_false_alarm: boolean; readonly is_auto: boolean };
    }
  | { readonly type: "alert.reopened"; readonly payload: Taken }
  | {
      readonly type: "alert.unacknowledged";
      readonly payload: Taken & { readonly next_at: number | null; readonly next_step: "escalate" | "drop" | null };
    }
  | { readonly type: "alert.rejected"; readonly payload: Taken }
  | {
      readonly type: "alert.handed_off";
      readonly payload: Taken & {
        readonly destination: string;
        /** Those who were being asked are not any more. */
        readonly stops_tracks: boolean;
      };
    }
  | {
      readonly type: "alert.commented";
      readonly payload: { readonly comment_id: string; readonly by: string; readonly text: string };
    }
  /** A later position. It changes nothing else about the alert. */
  | { readonly type: "alert.moved"; readonly payload: TrailPoint }
  | {
      readonly type: "track.begun";
      readonly payload: Asked &
        Pick<Track, "kind" | "name" | "team_id" | "policy"> & {
          readonly track_id: string;
          readonly reason: string;
        };
    }
  | {
      readonly type: "track.layer_started";
      readonly payload: Asked &
        Telling & {
          readonly track_id: string;
          readonly layer: number;
          readonly round: number;
          readonly people: readonly { readonly user_id: string; readonly name: string }[];
          readonly timeout_seconds: number;
          readonly next_at: number;
          readonly reason: string;
        };
    }
  | {
      readonly type: "track.layer_skipped";
      readonly payload: Asked & {
        readonly track_id: string;
        readonly layer: number;
        readonly round: number;
        readonly reason: string;
      };
    }
  | {
      readonly type: "track.repeated";
      readonly payload: Asked & { readonly track_id: string; readonly round: number };
    }
  | {
      readonly type: "track.exhausted";
      readonly payload: Asked & {
        readonly track_id: string;
        readonly reason: string;
        /** How far it had come; it does not end what has gone on further elsewhere. */
        readonly place?: Place;
        /** Others are asked in its place. */
        readonly is_replaced?: boolean;
      };
    }
  | {
      readonly type: "notification.attempted";
      readonly payload: {
        readonly notification_id: string;
        readonly outcome: Attempt["outcome"];
        readonly provider_id: string | null;
        readonly error: string | null;
        readonly cost: number | null;
        /** Set when there will be another attempt. */
        readonly next_at: number | null;
      };
    }
  | {
      readonly type: "notification.delivered";
      readonly payload: {
        readonly notification_id: string;
        readonly delivered: boolean;
        readonly error: string | null;
        /** Set when it did not arrive and will be tried again. */
        readonly next_at: number | null;
      };
    };
