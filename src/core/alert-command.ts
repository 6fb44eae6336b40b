// What people, integrations and the engine may ask of an alert, as parsed at every border.
import { z } from "zod";

import { Accuracy, Latitude, Longitude, type TrailPoint } from "./geography.ts";
import { AcknowledgeBy, AlertStatus, AlertType, Severity } from "./alert.ts";

const reference = z.union([z.string().trim().min(1).max(100), z.int().positive()]);
const notes = z.string().max(4000, "must be at most 4000 characters").nullish();
const by = z.string().trim().min(1, "must not be empty").max(200);

/** `POST /api/v1/alerts/trigger` (seed 002, step 1). */
export const Trigger = z.strictObject({
  alert_type: AlertType,
  severity: Severity.nullish(),
  employee_id: reference.nullish(),
  team_id: reference.nullish(),
  current_latitude: z.number().min(-90, "must be -90 to 90").max(90, "must be -90 to 90").nullish(),
  current_longitude: z.number().min(-180, "must be -180 to 180").max(180, "must be -180 to 180").nullish(),
  accuracy_meters: z.number().min(0).max(1_000_000).nullish(),
  title: z.string().trim().max(300, "must be at most 300 characters").nullish(),
  description: z.string().max(10_000, "must be at most 10000 characters").nullish(),
  source_id: z.string().min(1).max(512).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  destinations: z.array(reference).max(50).nullish(),
  acknowledge_by: AcknowledgeBy.nullish(),
  /** An exercise: every message says so, and with destinations nobody else is called. */
  is_drill: z.boolean().nullish(),
});
export type Trigger = z.infer<typeof Trigger>;

/** `POST /api/v1/alerts/{id}/positions`: where it is now, or was at `at`. */
export const Move = z.strictObject({
  latitude: Latitude,
  longitude: Longitude,
  accuracy_meters: Accuracy.nullish(),
  at: z.iso.datetime({ offset: true }).nullish(),
});

/** A track of the alert by its id, or a team's by the team. */
const track = z.string().trim().min(1).max(120);

export const Acknowledge = z.strictObject({
  acknowledged_by: by,
  notes,
  /** For which destination, where every destination has to; left out: for those on which whoever does it was asked. */
  track_id: track.nullish(),
});
/** Left out: the next layer of every track that is running. */
export const WhereToEscalate = z.strictObject({
  layer: z.int().min(1, "must be 1 to 20").max(20, "must be 1 to 20").nullish(),
  track_id: track.nullish(),
});
export const Escalate = z.strictObject({ by, notes, ...WhereToEscalate.shape });
export const SetStatus = z.strictObject({
  status: AlertStatus,
  notes,
  by: by.nullish(),
});
export const Close = z.strictObject({ closed_by: by, closure_notes: notes, is_false_alarm: z.boolean().nullish() });
export const ByWhom = z.strictObject({ by, notes });
export const HandOff = z.strictObject({ by, notes, destination: reference });
export const AddComment = z.strictObject({
  by,
  text: z.string().trim().min(1, "must not be empty").max(10_000, "must be at most 10000 characters"),
});

interface Doing {
  readonly by: string;
  /** The account user behind the name, when there is one. */
  readonly by_id: string | null;
  readonly notes: string | null;
}

/** A command on one existing alert. */
export type AlertCommand =
  | (Doing & {
      readonly kind: "start" | "resolve" | "reject" | "reopen" | "unacknowledge";
    })
  | (Doing & { readonly kind: "acknowledge"; readonly track_id?: string | null | undefined })
  | (Doing & {
      readonly kind: "escalate";
      readonly layer?: number | null | undefined;
      readonly track_id?: string | null | undefined;
    })
  | (Doing & { readonly kind: "close"; readonly is_false_alarm: boolean | null })
  | (Doing & { readonly kind: "hand_off"; readonly destination: string })
  | { readonly kind: "comment"; readonly by: string; readonly text: string }
  /** It is elsewhere now. */
  | { readonly kind: "move"; readonly by: string; readonly to: TrailPoint }
  /** The deadline in `next_escalation_at` has passed. */
  | { readonly kind: "step" }
  /** Whoever has it may have been quiet for too long. */
  | { readonly kind: "confirm" }
  /** The same source raised it again while it is open. */
  | { readonly kind: "repeat"; readonly description: string | null }
  | {
      readonly kind: "attempted";
      readonly notification_id: string;
      readonly outcome: "sent" | "retry" | "refused";
      readonly provider_id: string | null;
      readonly error: string | null;
      readonly cost: number | null;
      readonly next_at: number | null;
    }
  | {
      readonly kind: "delivered";
      readonly notification_id: string;
      readonly delivered: boolean;
      readonly error: string | null;
    };
