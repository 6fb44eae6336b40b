// What one alert's stream folds to. Deterministic: the same events in stamp order give the same state on every console.
import type { Alert, AlertState, Notification } from "./alert.ts";
import { isUnanswered } from "./alert.ts";
import type { AlertEvent, Page, Triggered } from "./alert-event.ts";
import type { JournalEvent } from "./journal-event.ts";

type Envelope = Pick<JournalEvent, "at" | "account_id" | "stream"> & AlertEvent;

export function evolve(state: AlertState | null, event: Envelope): AlertState {
  if (event.type === "alert.triggered") return state ?? triggered(event, event.payload);
  if (state === null) throw new Error(`${event.stream} begins with ${event.type}`);
  const changed = change(state, event);
  const pages = "pages" in event.payload ? event.payload.pages : undefined;
  const paged = pages === undefined ? changed : addPages(changed, pages, event.at);
  return paged === state ? state : withReach(paged, event.at);
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
    resolved_at: null,
    resolved_by: null,
    resolution_time_seconds: null,
    closed_at: null,
    closed_by: null,
    closure_notes: null,
    is_false_alarm: false,
    dedup_count: 0,
    source: payload.source,
    source_id: payload.source_id,
    idempotency_key: payload.idempotency_key,
    metadata: payload.metadata,
    destinations: payload.destinations,
    handed_to: null,
    plan_id: payload.plan_id,
    config_name: payload.config_name,
    escalation_level: 1,
    next_escalation_at: payload.next_at,
    next_step: payload.next_step,
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

function change(state: AlertState, event: Exclude<Envelope, { type: "alert.triggered" }>): AlertState {
  const { alert } = state;
  const at = event.at;
  switch (event.type) {
    case "alert.repeated":
      return withAlert(state, { dedup_count: alert.dedup_count + 1 });
    case "alert.escalated": {
      const { escalation_id, level, to, reason, is_auto, by, next_at, next_step } = event.payload;
      const escalation = {
        id: escalation_id,
        alert_id: alert.id,
        escalation_level: level,
        escalated_to: to,
        escalated_at: at,
        is_auto_escalation: is_auto,
        reason,
        by,
      };
      return {
        ...withAlert(state, { status: "TRIGGERED", escalation_level: level, next_escalation_at: next_at, next_step }),
        escalations: [...state.escalations, escalation],
      };
    }
    case "alert.dropped":
      return withAlert(state, { status: "DROPPED", ...nothingDue });
    case "alert.acknowledged": {
      const { by, by_id } = event.payload;
      const first = alert.acknowledged_at === null;
      const status = isUnanswered(alert.status) || alert.status === "SUPPRESSED" ? "ACKNOWLEDGED" : alert.status;
      return cancelPages(
        withAlert(state, {
          status,
          acknowledged_by: alert.status === "TRIGGERED" || first ? by : alert.acknowledged_by,
          acknowledged_by_id: alert.status === "TRIGGERED" || first ? by_id : alert.acknowledged_by_id,
          ...(first ? { acknowledged_at: at, response_time_seconds: seconds(alert.triggered_at, at) } : {}),
          ...nothingDue,
        }),
      );
    }
    case "alert.started":
      return cancelPages(withAlert(state, { status: "IN_PROGRESS", ...nothingDue }));
    case "alert.resolved":
      return cancelPages(
        withAlert(state, {
          status: "RESOLVED",
          resolved_at: at,
          resolved_by: event.payload.by,
          resolution_time_seconds: seconds(alert.triggered_at, at),
          ...nothingDue,
        }),
      );
    case "alert.closed":
      return cancelPages(
        withAlert(state, {
          status: "CLOSED",
          closed_at: at,
          closed_by: event.payload.by,
          closure_notes: event.payload.notes,
          is_false_alarm: event.payload.is_false_alarm,
          ...nothingDue,
        }),
      );
    case "alert.reopened":
      return withAlert(state, {
        status: "IN_PROGRESS",
        resolved_at: null,
        resolved_by: null,
        resolution_time_seconds: null,
      });
    case "alert.unacknowledged":
      return withAlert(state, {
        status: "TRIGGERED",
        next_escalation_at: event.payload.next_at,
        next_step: event.payload.next_step,
      });
    case "alert.rejected":
      return withAlert(state, {});
    case "alert.handed_off":
      return withAlert(state, { handed_to: event.payload.destination });
    case "alert.commented": {
      const { comment_id, by, text } = event.payload;
      return {
        ...withAlert(state, { comments_count: alert.comments_count + 1 }),
        comments: [...state.comments, { id: comment_id, alert_id: alert.id, by, text, at }],
      };
    }
    case "notification.attempted":
      return withNotification(state, event.payload.notification_id, (notification) => {
        const { outcome, provider_id, error, cost, next_at } = event.payload;
        const attempts = [...notification.attempts, { at, outcome, error }];
        if (outcome === "sent")
          return {
            ...notification,
            attempts,
            status: notification.status === "delivered" ? "delivered" : "sent",
            provider_id,
            error: null,
            cost,
            next_attempt_at: null,
            sent_at: at,
          };
        if (notification.status === "cancelled") return { ...notification, attempts, error };
        const isWanted = !isCall(notification) || isUnanswered(alert.status);
        const nextAt = isWanted ? next_at : null;
        return {
          ...notification,
          attempts,
          status: nextAt === null ? "failed" : "retrying",
          error,
          next_attempt_at: nextAt,
        };
      });
    case "notification.delivered":
      return withNotification(state, event.payload.notification_id, (notification) =>
        event.payload.delivered
          ? { ...notification, status: "delivered", delivered_at: notification.delivered_at ?? at, error: null }
          : {
              ...notification,
              status: event.payload.next_at === null ? "failed" : "retrying",
              error: event.payload.error,
              next_attempt_at: event.payload.next_at,
            },
      );
  }
}

const nothingDue = { next_escalation_at: null, next_step: null } as const;

/** Whole seconds, as the seed counts them; a clock that was set back never gives a negative time. */
const seconds = (from: number, to: number): number => Math.max(0, Math.floor((to - from) / 1000));

const withAlert = (state: AlertState, fields: Partial<Alert>): AlertState => ({
  ...state,
  alert: { ...state.alert, ...fields },
});

function withNotification(
  state: AlertState,
  id: string,
  edit: (notification: Notification) => Notification,
): AlertState {
  return {
    ...state,
    notifications: state.notifications.map((notification) =>
      notification.id === id ? edit(notification) : notification,
    ),
  };
}

function addPages(state: AlertState, pages: readonly Page[], at: number): AlertState {
  const known = new Set(state.notifications.map((notification) => notification.id));
  const added = pages
    .filter((page) => !known.has(page.id))
    .map((page): Notification => ({
      id: page.id,
      alert_id: state.alert.id,
      kind: page.kind,
      recipient_name: page.name,
      recipient_role: page.role,
      channel: page.channel,
      address: page.address,
      about: page.about ?? null,
      status: page.address === null ? "failed" : "queued",
      attempts: [],
      provider_id: null,
      error: page.address === null ? "no_address" : null,
      cost: null,
      queued_at: at,
      next_attempt_at: page.address === null ? null : at,
      sent_at: null,
      delivered_at: null,
    }));
  return added.length === 0 ? state : { ...state, notifications: [...state.notifications, ...added] };
}

/** Somebody has it: what still asks people to come is called off, visibly. Notices of status go on. */
function cancelPages(state: AlertState): AlertState {
  return {
    ...state,
    notifications: state.notifications.map((notification) =>
      isCall(notification) && (notification.status === "queued" || notification.status === "retrying")
        ? { ...notification, status: "cancelled", next_attempt_at: null }
        : notification,
    ),
  };
}

const isCall = (notification: Notification): boolean =>
  notification.kind === "triggered" || notification.kind === "escalated" || notification.kind === "unconfigured";

function withReach(state: AlertState, at: number): AlertState {
  const calls = state.notifications.filter(isCall);
  const reached = calls.filter(({ status }) => status === "sent" || status === "delivered");
  return withAlert(state, {
    people_paged: new Set(calls.map((call) => call.recipient_name)).size,
    people_reached: new Set(reached.map((call) => call.recipient_name)).size,
    calls_waiting: calls.filter(({ status }) => status === "queued" || status === "retrying").length,
    reach_note: reachNote(calls, reached),
    updated_at: at,
  });
}

function reachNote(calls: readonly Notification[], reached: readonly Notification[]): string | null {
  const best = reached.find((call) => call.status === "delivered") ?? reached[0];
  if (best !== undefined) return `${best.channel} ${best.status}`;
  const troubled = calls.filter((call) => call.error !== null);
  const channels = [...new Set(troubled.map((call) => call.channel))];
  return channels.length === 0 ? null : `${channels.join(", ")} failed`;
}
