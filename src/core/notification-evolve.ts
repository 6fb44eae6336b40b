// How an alert's notifications follow from its events, and what they say of who was reached.
import { type Alert, type AlertState, isUnanswered, type Notification } from "./alert.ts";
import type { AlertEvent, Page } from "./alert-event.ts";

type NotificationEvent = Extract<AlertEvent, { type: `notification.${string}` }>;

/** A call for help, as opposed to a notice of what others did. */
export const isCall = ({ kind }: Pick<Notification, "kind">): boolean =>
  kind === "triggered" || kind === "escalated" || kind === "unconfigured";

const isWaiting = ({ status }: Notification): boolean => status === "queued" || status === "retrying";

export function evolveNotifications(
  state: AlertState,
  event: NotificationEvent,
  at: number,
  consoleId?: string,
): AlertState {
  const edit =
    event.type === "notification.attempted"
      ? attempted(isUnanswered(state.alert.status), event.payload, at, consoleId)
      : delivered(isUnanswered(state.alert.status), event.payload, at);
  return {
    ...state,
    notifications: state.notifications.map((notification) =>
      notification.id === event.payload.notification_id ? edit(notification) : notification,
    ),
  };
}

export type NotificationPayload<T extends NotificationEvent["type"]> = Extract<
  NotificationEvent,
  { type: T }
>["payload"];

/** `isAwaited`: nobody has answered yet, so that calls go on being tried. */
export const attempted =
  (
    isAwaited: boolean,
    { outcome, provider_id, error, cost, next_at }: NotificationPayload<"notification.attempted">,
    at: number,
    console_id?: string,
  ) =>
  (notification: Notification): Notification => {
    const last = notification.attempts.at(-1);
    const attempt = { at, outcome, error, ...(console_id === undefined ? {} : { console_id }) };
    const attempts = [...notification.attempts, attempt];
    if (outcome === "sent") {
      const status = notification.status === "delivered" ? "delivered" : "sent";
      return { ...notification, attempts, status, provider_id, error: null, cost, next_attempt_at: null, sent_at: at };
    }
    // One console failing does not undo what another one sent, nor end what another one goes on trying.
    const isSent = notification.status === "sent" || notification.status === "delivered";
    const isElsewhere = last !== undefined && last.console_id !== console_id;
    if (isSent || (isElsewhere && notification.status === "retrying" && next_at === null))
      return { ...notification, attempts };
    if (notification.status === "cancelled") return { ...notification, attempts, error };
    const isWanted = !isCall(notification) || isAwaited;
    const nextAt = isWanted ? next_at : null;
    return {
      ...notification,
      attempts,
      status: nextAt === null ? "failed" : "retrying",
      error,
      next_attempt_at: nextAt,
    };
  };

export const delivered =
  (isAwaited: boolean, payload: NotificationPayload<"notification.delivered">, at: number) =>
  (notification: Notification): Notification => {
    if (payload.delivered)
      return { ...notification, status: "delivered", delivered_at: notification.delivered_at ?? at, error: null };
    // A report of one sending undoes no delivery of another, and nobody is called again once somebody has it.
    if (notification.status === "delivered") return notification;
    const nextAt = isCall(notification) && !isAwaited ? null : payload.next_at;
    const status = nextAt === null ? "failed" : "retrying";
    return { ...notification, status, error: payload.error, next_attempt_at: nextAt };
  };

/** The consoles that have sent it, where there were several: in a partition each sees to it. */
export function sentTwiceBy({ attempts }: Pick<Notification, "attempts">): readonly string[] {
  const senders = attempts.flatMap(({ outcome, console_id }) =>
    outcome === "sent" && console_id !== undefined ? [console_id] : [],
  );
  const consoles = [...new Set(senders)];
  return consoles.length > 1 ? consoles : [];
}

/** Pages of what had no effect: a row for whatever was sent of them, and nothing more of them is. */
export function addCalledOff(state: AlertState, pages: readonly Page[], at: number): AlertState {
  const known = new Set(state.notifications.map(({ id }) => id));
  const added = new Set(pages.map(({ id }) => id).filter((id) => !known.has(id)));
  return cancel(addPages(state, pages, at), (one) => added.has(one.id) && isWaiting(one));
}

/** `belongsTo`: the id of an alert, or the stream of what is none. */
export const queuedOf = (page: Page, belongsTo: string, at: number): Notification => ({
  id: page.id,
  alert_id: belongsTo,
  kind: page.kind,
  recipient_name: page.name,
  person: page.person,
  recipient_role: page.role,
  channel: page.channel,
  address: page.address,
  about: page.about ?? null,
  place: page.place ?? null,
  status: page.address === null ? "failed" : "queued",
  attempts: [],
  provider_id: null,
  error: page.address === null ? "no_address" : null,
  cost: null,
  queued_at: at,
  next_attempt_at: page.address === null ? null : at + (page.delay_seconds ?? 0) * 1000,
  sent_at: null,
  delivered_at: null,
});

export function addPages(before: AlertState, pages: readonly Page[], at: number): AlertState {
  const state = revive(before, pages, at);
  const known = new Set(state.notifications.map((notification) => notification.id));
  const added = pages.filter((page) => !known.has(page.id)).map((page) => queuedOf(page, state.alert.id, at));
  return added.length === 0 ? state : { ...state, notifications: [...state.notifications, ...added] };
}

/** What was called off before it went out is wanted after all. */
function revive(state: AlertState, pages: readonly Page[], at: number): AlertState {
  const wanted = new Map(pages.map((page) => [page.id, page]));
  const isRevived = ({ id, status, attempts }: Notification): boolean =>
    status === "cancelled" && attempts.length === 0 && wanted.has(id);
  if (!state.notifications.some(isRevived)) return state;
  const notifications = state.notifications.map((one) =>
    isRevived(one)
      ? {
          ...one,
          status: "queued" as const,
          queued_at: at,
          next_attempt_at: at + (wanted.get(one.id)?.delay_seconds ?? 0) * 1000,
        }
      : one,
  );
  return { ...state, notifications };
}

const cancel = (state: AlertState, isMeant: (notification: Notification) => boolean): AlertState =>
  state.notifications.some((one) => isMeant(one))
    ? {
        ...state,
        notifications: state.notifications.map((one) =>
          isMeant(one) ? { ...one, status: "cancelled", next_attempt_at: null } : one,
        ),
      }
    : state;

/** Somebody has it: what still asks people to come is called off, visibly. Notices of status go on. */
export const cancelPages = (state: AlertState): AlertState => cancel(state, (one) => isCall(one) && isWaiting(one));

/** Some destinations have it: what still asks people of theirs is called off. A configuration's calls have no place. */
export const cancelPagesOf = (state: AlertState, trackIds: readonly string[]): AlertState =>
  cancel(
    state,
    (one) =>
      isCall(one) &&
      isWaiting(one) &&
      trackIds.some((id) => (id === "configuration" ? one.place === null : one.place?.startsWith(`${id}.`) === true)),
  );

/** A layer is over: the later steps of those who were asked on it are called off. What is being tried goes on being tried. */
export const cancelLaterSteps = (state: AlertState, trackId: string, at: number): AlertState =>
  cancel(
    state,
    (one) =>
      one.status === "queued" && one.place?.startsWith(`${trackId}.`) === true && (one.next_attempt_at ?? 0) > at,
  );

export function withReach(state: AlertState, at: number): AlertState {
  const calls = state.notifications.filter(isCall);
  const reached = calls.filter(({ status }) => status === "sent" || status === "delivered");
  const alert: Alert = {
    ...state.alert,
    people_paged: new Set(calls.map(({ person }) => person)).size,
    people_reached: new Set(reached.map(({ person }) => person)).size,
    calls_waiting: calls.filter(isWaiting).length,
    reach_note: reachNote(calls, reached),
    updated_at: at,
  };
  return { ...state, alert };
}

function reachNote(calls: readonly Notification[], reached: readonly Notification[]): string | null {
  const best = reached.find((call) => call.status === "delivered") ?? reached[0];
  if (best !== undefined) return `${best.channel} ${best.status}`;
  const troubled = calls.filter((call) => call.error !== null);
  const channels = [...new Set(troubled.map((call) => call.channel))];
  return channels.length === 0 ? null : `${channels.join(", ")} failed`;
}
