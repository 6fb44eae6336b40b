// What one alert's stream folds to. Deterministic: the same events in stamp order give the same state on every console.
import { type Alert, type AlertState, isUnanswered } from "./alert.ts";
import type { AlertEvent, Triggered } from "./alert-event.ts";
import { outstanding } from "./every-destination.ts";
import type { JournalEvent } from "./journal-event.ts";
import { hasEffect, isKnownEvent } from "./sync/effect.ts";
import {
  addCalledOff,
  addPages,
  cancelLaterSteps,
  cancelPages,
  cancelPagesOf,
  evolveNotifications,
  withReach,
} from "./notification-evolve.ts";
import { isBehind, isRunning, nextToMove, type Track } from "./track.ts";
import {
  acknowledgeTracks,
  answerAs,
  configurationTrack,
  editTrack,
  endRejected,
  evolveTracks,
  stopTracks,
  tracesOn,
} from "./track-evolve.ts";

type Envelope = Pick<JournalEvent, "at" | "account_id" | "stream"> &
  Partial<Pick<JournalEvent, "console_id">> &
  AlertEvent;
type Later = Exclude<Envelope, { type: "alert.triggered" }>;

export function evolve(state: AlertState | null, event: Envelope): AlertState {
  if (event.type === "alert.triggered") return state ?? triggered(event, event.payload);
  if (state === null) throw new Error(`${event.stream} begins with ${event.type}`);
  if (!isKnownEvent(event.type)) return state;
  const isEffective = hasEffect(state, event);
  const changed = isEffective ? change(state, event) : leaveTraces(state, event);
  const pages = "pages" in event.payload ? event.payload.pages : undefined;
  const add = isEffective ? addPages : addCalledOff;
  const paged = pages === undefined ? changed : add(changed, pages, event.at);
  return paged === state ? state : withReach(paged, event.at);
}

/** What was done in vain on the other side of a partition was done: nobody's later page is taken for one of these. */
function leaveTraces(state: AlertState, event: Later): AlertState {
  switch (event.type) {
    case "alert.escalated":
      return withEscalation(state, event.payload, event.at);
    case "track.begun":
    case "track.layer_started":
    case "track.layer_skipped":
    case "track.repeated":
      return withTracks(state, tracesOn(state.alert.tracks, event, event.at));
    default:
      return state;
  }
}

type Escalated = Extract<AlertEvent, { type: "alert.escalated" }>["payload"];

function withEscalation(state: AlertState, payload: Escalated, at: number): AlertState {
  const { escalation_id, level, to, reason, is_auto, by } = payload;
  if (state.escalations.some(({ id }) => id === escalation_id)) return state;
  const escalation = {
    id: escalation_id,
    alert_id: state.alert.id,
    escalation_level: level,
    escalated_to: to,
    escalated_at: at,
    is_auto_escalation: is_auto,
    reason,
    by,
  };
  return { ...state, escalations: [...state.escalations, escalation] };
}

function triggered(event: Envelope, payload: Triggered): AlertState {
  const alert: Alert = {
    id: event.stream.slice("alert:".length),
    number: payload.number,
    account_id: event.account_id,
    employee_id: payload.employee_id,
    employee_name: payload.employee_name,
    employee_phone: payload.employee_phone,
    employee_email: payload.employee_email,
    team_id: payload.team_id,
    team_name: payload.team_name,
    alert_type: payload.alert_type,
    severity: payload.severity,
    status: "TRIGGERED",
    title: payload.title,
    description: payload.description,
    trigger_latitude: payload.latitude,
    trigger_longitude: payload.longitude,
    accuracy_meters: payload.accuracy_meters,
    triggered_at: event.at,
    acknowledged_at: null,
    acknowledged_by: null,
    acknowledged_by_id: null,
    response_time_seconds: null,
    held_since: null,
    reminded_at: null,
    resolved_at: null,
    resolved_by: null,
    resolution_time_seconds: null,
    closed_at: null,
    closed_by: null,
    closure_notes: null,
    is_false_alarm: false,
    is_drill: payload.is_drill ?? false,
    dedup_count: 0,
    source: payload.source,
    source_id: payload.source_id,
    integration_id: payload.integration_id ?? null,
    idempotency_key: payload.idempotency_key,
    metadata: payload.metadata,
    destinations: payload.destinations,
    acknowledge_by: payload.acknowledge_by ?? "anyone",
    routing: [],
    suppressed_by: null,
    handed_to: null,
    plan_id: payload.plan_id,
    config_name: payload.config_name,
    tracks: [configurationTrack(payload, event.at)],
    escalation_level: 1,
    next_escalation_at: payload.next_at,
    next_step: payload.next_step,
    step_started_at: payload.next_at === null ? null : event.at,
    comments_count: 0,
    people_paged: 0,
    people_reached: 0,
    calls_waiting: 0,
    reach_note: null,
    updated_at: event.at,
  };
  return withReach(
    addPages({ alert, notifications: [], escalations: [], comments: [] }, payload.pages ?? [], event.at),
    event.at,
  );
}

function change(state: AlertState, event: Later): AlertState {
  const { alert } = state;
  const at = event.at;
  switch (event.type) {
    case "alert.moved":
      return state;
    case "alert.repeated":
      return withAlert(state, { dedup_count: alert.dedup_count + 1 });
    case "alert.routed": {
      const { severity, steps } = event.payload;
      return withAlert(state, { severity: severity ?? alert.severity, routing: [...alert.routing, ...steps] });
    }
    case "alert.suppressed":
      return cancelPages(withAlert(stopped(state), { status: "SUPPRESSED", suppressed_by: event.payload.by_id }));
    case "alert.released": {
      const { next_at, next_step } = event.payload;
      const again = (track: Track): Track => ({ ...track, status: "running", next_at, next_step });
      return withTracks(
        withAlert(state, { ...openAgain(alert), suppressed_by: null }),
        editTrack(alert.tracks, "configuration", again),
      );
    }
    case "alert.told":
      return state;
    case "alert.escalated": {
      const { level, next_at, next_step } = event.payload;
      const tracks = editTrack(alert.tracks, "configuration", (track) => ({
        ...track,
        layer: level,
        status: "running",
        next_at,
        next_step,
        step_started_at: at,
        acknowledged_by: null,
      }));
      const escalation_level = Math.max(alert.escalation_level, level);
      const opened = withAlert(state, { ...openAgain(alert), escalation_level });
      return withEscalation(withTracks(opened, tracks), event.payload, at);
    }
    case "alert.dropped":
      return withAlert(stopped(state), { status: "DROPPED" });
    case "alert.acknowledged": {
      const { by, by_id, track_ids = [] } = event.payload;
      const tracks = acknowledgeTracks(answerAs(alert.tracks, event.payload, "acknowledged", at), track_ids, by, at);
      const first = alert.acknowledged_at === null;
      const answered = first ? { acknowledged_at: at, response_time_seconds: seconds(alert.triggered_at, at) } : {};
      if (track_ids.length > 0 && outstanding({ ...alert, tracks }).length > 0)
        return cancelPagesOf(withAlert(withTracks(state, tracks), answered), track_ids);
      const status = isUnanswered(alert.status) || alert.status === "SUPPRESSED" ? "ACKNOWLEDGED" : alert.status;
      return cancelPages(
        withAlert(withTracks(state, stopTracks(tracks)), {
          status,
          held_since: at,
          reminded_at: null,
          acknowledged_by: alert.status === "TRIGGERED" || first ? by : alert.acknowledged_by,
          acknowledged_by_id: alert.status === "TRIGGERED" || first ? by_id : alert.acknowledged_by_id,
          ...answered,
        }),
      );
    }
    case "alert.reminded":
      return withAlert(state, { reminded_at: at });
    case "alert.started":
      return cancelPages(withAlert(stopped(state), { status: "IN_PROGRESS" }));
    case "alert.resolved":
      return cancelPages(withAlert(stopped(state), { status: "RESOLVED", ...over(alert, event.payload.by, at) }));
    case "alert.closed":
      return cancelPages(
        withAlert(stopped(state), {
          status: "CLOSED",
          ...(alert.resolved_at === null ? over(alert, event.payload.by, at) : {}),
          closed_at: at,
          closed_by: event.payload.by,
          closure_notes: event.payload.notes,
          is_false_alarm: event.payload.is_false_alarm,
        }),
      );
    case "alert.reopened":
      return withAlert(state, {
        status: "IN_PROGRESS",
        resolved_at: null,
        resolved_by: null,
        resolution_time_seconds: null,
      });
    case "alert.unacknowledged": {
      const { next_at, next_step } = event.payload;
      const again = (track: Track): Track => ({ ...track, status: "running", next_at, next_step, step_started_at: at });
      const unanswered = alert.tracks.map((track) => ({ ...track, acknowledged_by: null, acknowledged_at: null }));
      return withTracks(withAlert(state, openAgain(alert)), editTrack(unanswered, "configuration", again));
    }
    case "alert.rejected":
      return withTracks(state, endRejected(answerAs(alert.tracks, event.payload, "rejected", at), at));
    case "alert.handed_off":
      return withAlert(event.payload.stops_tracks ? cancelPages(stopped(state)) : state, {
        handed_to: event.payload.destination,
      });
    case "alert.commented": {
      const { comment_id, by, text } = event.payload;
      return {
        ...withAlert(state, { comments_count: alert.comments_count + 1, ...heardFrom(alert, by, at) }),
        comments: [...state.comments, { id: comment_id, alert_id: alert.id, by, text, at }],
      };
    }
    case "track.begun":
    case "track.layer_skipped":
    case "track.repeated":
      return withTracks(state, evolveTracks(alert.tracks, event, at));
    case "track.layer_started": {
      const { track_id } = event.payload;
      const before = alert.tracks.find(({ id }) => id === track_id);
      const moved = withTracks(state, evolveTracks(alert.tracks, event, at));
      const isAsking = moved.alert.tracks.some((track) => track.id === track_id && isRunning(track));
      const asking = isAsking ? withAlert(moved, openAgain(alert)) : moved;
      return before !== undefined && isBehind(before, event.payload) ? cancelLaterSteps(asking, track_id, at) : asking;
    }
    case "track.exhausted":
      return cancelLaterSteps(withTracks(state, evolveTracks(alert.tracks, event, at)), event.payload.track_id, at);
    case "notification.attempted":
    case "notification.delivered":
      return evolveNotifications(state, event, at, event.console_id);
  }
}

const over = (alert: Alert, by: string, at: number): Partial<Alert> => ({
  resolved_at: at,
  resolved_by: by,
  resolution_time_seconds: seconds(alert.triggered_at, at),
});

/** People are being called, so nobody has it. The first answer stays on record. */
const openAgain = (alert: Alert): Partial<Alert> =>
  alert.status === "TRIGGERED"
    ? {}
    : { status: "TRIGGERED", acknowledged_by: null, acknowledged_by_id: null, ...letGo };

const letGo: Partial<Alert> = { held_since: null, reminded_at: null };

/** Whoever has it and says something has it still. */
const heardFrom = (alert: Alert, by: string, at: number): Partial<Alert> =>
  alert.status === "ACKNOWLEDGED" && alert.acknowledged_by === by ? { held_since: at, reminded_at: null } : {};

/** Whole seconds, as the seed counts them; a clock that was set back never gives a negative time. */
const seconds = (from: number, to: number): number => Math.max(0, Math.floor((to - from) / 1000));

function withAlert(state: AlertState, fields: Partial<Alert>): AlertState {
  return { ...state, alert: { ...state.alert, ...fields } };
}

const stopped = (state: AlertState): AlertState => withTracks(state, stopTracks(state.alert.tracks));

/** What the board shows of the tracks: the moment that comes first, and what happens then. */
function withTracks(state: AlertState, tracks: readonly Track[]): AlertState {
  const next = nextToMove(tracks);
  return withAlert(state, {
    tracks,
    next_escalation_at: next?.next_at ?? null,
    next_step: next?.next_step ?? null,
    step_started_at: next?.step_started_at ?? null,
  });
}
