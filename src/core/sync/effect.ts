// Whether an event still applies to what the events before it have led to. One that was made on the other side of a partition
// may not: it stays in the timeline, marked, and moves nothing.
import { type Alert, type AlertState, type AlertStatus, isUnanswered } from "../alert.ts";
import type { AlertEvent } from "../alert-event.ts";
import { isBehind, isRunning, type Track } from "../track.ts";

type Later = Exclude<AlertEvent, { type: "alert.triggered" }>;
type TrackEvent = Extract<AlertEvent, { type: `track.${string}` }>;

const unfinished: readonly AlertStatus[] = [
  "QUEUED",
  "TRIGGERED",
  "ACKNOWLEDGED",
  "IN_PROGRESS",
  "DROPPED",
  "SUPPRESSED",
];
const worked: readonly AlertStatus[] = ["QUEUED", "TRIGGERED", "ACKNOWLEDGED", "IN_PROGRESS", "DROPPED"];

const whileIn =
  (...statuses: readonly AlertStatus[]) =>
  ({ alert }: AlertState): boolean =>
    statuses.includes(alert.status);
const always = (): boolean => true;

/** What the engine does by itself gives way to whoever has it; what a person asks for does not. */
const moves = ({ alert }: AlertState, { payload }: TrackEvent): boolean =>
  payload.asked === true
    ? worked.includes(alert.status)
    : isUnanswered(alert.status) && trackOf(alert, payload.track_id)?.status !== "stopped";

const trackOf = ({ tracks }: Alert, trackId: string): Track | undefined => tracks.find(({ id }) => id === trackId);

/** Two consoles that asked the same layer have asked it once. */
function asks(state: AlertState, event: Extract<TrackEvent, { type: "track.layer_started" }>): boolean {
  const { track_id, layer, round, people } = event.payload;
  const track = trackOf(state.alert, track_id);
  if (!moves(state, event) || track === undefined || isBehind(track, { layer, round })) return moves(state, event);
  const known = track.responders.filter((one) => one.layer === layer && one.round === round);
  const isNews = people.some(({ user_id }) => !known.some((one) => one.user_id === user_id));
  return isNews || (event.payload.asked === true && !isRunning(track));
}

function ends(state: AlertState, event: Extract<TrackEvent, { type: "track.exhausted" }>): boolean {
  const track = trackOf(state.alert, event.payload.track_id);
  if (!moves(state, event) || track === undefined || track.status === "exhausted") return false;
  const { place = track } = event.payload;
  return !isBehind(place, track);
}

const isKnown = ({ notifications }: AlertState, event: { readonly payload: { readonly notification_id: string } }) =>
  notifications.some(({ id }) => id === event.payload.notification_id);

/** By event, whether it applies. */
const applies: {
  readonly [T in Later["type"]]: (state: AlertState, event: Extract<Later, { type: T }>) => boolean;
} = {
  "alert.routed": whileIn(...unfinished),
  "alert.suppressed": whileIn("QUEUED", "TRIGGERED"),
  "alert.released": whileIn("SUPPRESSED"),
  "alert.told": always,
  "alert.repeated": always,
  "alert.moved": always,
  "alert.commented": always,
  "alert.escalated": ({ alert, escalations }, { payload }) =>
    payload.is_auto
      ? isUnanswered(alert.status) &&
        trackOf(alert, "configuration")?.status !== "stopped" &&
        !escalations.some(({ id }) => id === payload.escalation_id)
      : worked.includes(alert.status),
  "alert.dropped": ({ alert }) =>
    (alert.status === "TRIGGERED" || alert.status === "QUEUED") &&
    !alert.tracks.some((track) => isRunning(track) && track.next_at !== null),
  "alert.acknowledged": whileIn(...unfinished),
  "alert.reminded": ({ alert }) => alert.status === "ACKNOWLEDGED" && alert.reminded_at === null,
  "alert.started": whileIn("QUEUED", "TRIGGERED", "ACKNOWLEDGED", "DROPPED", "SUPPRESSED"),
  "alert.resolved": whileIn(...unfinished),
  "alert.closed": whileIn(...unfinished, "RESOLVED"),
  "alert.reopened": whileIn("RESOLVED"),
  "alert.unacknowledged": whileIn("ACKNOWLEDGED", "IN_PROGRESS"),
  "alert.rejected": ({ alert }) => isUnanswered(alert.status),
  "alert.handed_off": whileIn(...worked),
  "track.begun": moves,
  "track.layer_started": asks,
  "track.layer_skipped": moves,
  "track.repeated": moves,
  "track.exhausted": ends,
  "notification.attempted": isKnown,
  "notification.delivered": isKnown,
};

/** Every event of an alert that this version knows. */
export const alertEventTypes: readonly string[] = ["alert.triggered", ...Object.keys(applies)];

/** A newer Watchdesk knows more. */
export const isKnownEvent = (type: string): boolean => type === "alert.triggered" || Object.hasOwn(applies, type);

export function hasEffect(state: AlertState, event: Later): boolean {
  if (!isKnownEvent(event.type)) return false;
  const rule = applies[event.type] as (state: AlertState, event: Later) => boolean;
  return rule(state, event);
}
