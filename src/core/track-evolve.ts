// How an alert's tracks follow from its events.
import type { AlertEvent, Triggered } from "./alert-event.ts";
import { isRejectedByAll } from "./on-call-track.ts";
import { isBehind, isRunning, type Responder, type Track } from "./track.ts";

type TrackEvent = Extract<AlertEvent, { type: `track.${string}` }>;

/** The track of the configuration: there from the start, whether or not it escalates. */
export const configurationTrack = (payload: Triggered, at: number): Track => ({
  id: "configuration",
  kind: "configuration",
  name: payload.config_name ?? "No configuration",
  team_id: null,
  policy: null,
  layer: 1,
  round: 0,
  status: "running",
  next_at: payload.next_at,
  next_step: payload.next_step,
  step_started_at: at,
  responders: [],
});

export const editTrack = (tracks: readonly Track[], id: string, edit: (track: Track) => Track): readonly Track[] =>
  tracks.map((track) => (track.id === id ? edit(track) : track));

/** Somebody has it, or it is over: nothing moves any more. */
export const stopTracks = (tracks: readonly Track[]): readonly Track[] =>
  tracks.map((track) =>
    track.status === "running" ? { ...track, status: "stopped", next_at: null, next_step: null } : track,
  );

/** Some destinations have it; the others go on being asked. */
export const acknowledgeTracks = (
  tracks: readonly Track[],
  ids: readonly string[],
  by: string,
  at: number,
): readonly Track[] =>
  tracks.map((track) =>
    ids.includes(track.id)
      ? { ...track, status: "stopped", next_at: null, next_step: null, acknowledged_by: by, acknowledged_at: at }
      : track,
  );

/** What somebody who was asked has answered, on whatever track they were asked. */
export const answerAs = (
  tracks: readonly Track[],
  who: { readonly by: string; readonly by_id: string | null },
  answer: "acknowledged" | "rejected",
  at: number,
): readonly Track[] =>
  tracks.map((track) =>
    track.responders.some((responder) => isOpen(responder, who))
      ? {
          ...track,
          responders: track.responders.map((responder) =>
            isOpen(responder, who) ? { ...responder, answer, answered_at: at } : responder,
          ),
        }
      : track,
  );

const isOpen = (responder: Responder, who: { readonly by: string; readonly by_id: string | null }): boolean =>
  responder.answer === "waiting" && (who.by_id === null ? responder.name === who.by : responder.user_id === who.by_id);

const timedOut = (responder: Responder, at: number): Responder =>
  responder.answer === "waiting" ? { ...responder, answer: "timed_out", answered_at: at } : responder;

export function evolveTracks(tracks: readonly Track[], event: TrackEvent, at: number): readonly Track[] {
  const { track_id } = event.payload;
  switch (event.type) {
    case "track.begun": {
      const { kind, name, team_id, policy } = event.payload;
      if (tracks.some(({ id }) => id === track_id)) return tracks;
      const track: Track = {
        id: track_id,
        kind,
        name,
        team_id,
        policy,
        layer: 0,
        round: 0,
        status: "running",
        next_at: at,
        next_step: "escalate",
        step_started_at: at,
        responders: [],
      };
      return [...tracks, track];
    }
    case "track.layer_started":
      return editTrack(tracks, track_id, (track) => layerStarted(track, event.payload, at));
    case "track.layer_skipped":
    case "track.repeated": {
      const place = { layer: "layer" in event.payload ? event.payload.layer : 0, round: event.payload.round };
      return editTrack(tracks, track_id, (track) => (isBehind(track, place) ? { ...track, ...place } : track));
    }
    case "track.exhausted":
      return editTrack(tracks, track_id, (track) => ({
        ...track,
        status: "exhausted",
        ...(event.payload.is_replaced === true ? { is_replaced: true } : {}),
        next_at: null,
        next_step: null,
        responders: track.responders.map((responder) => timedOut(responder, at)),
      }));
  }
}

type LayerStarted = Extract<TrackEvent, { type: "track.layer_started" }>["payload"];

/** A place that another console has come to already is not gone to again: those whom this one asked are asked, too, and its deadline stays. */
function layerStarted(track: Track, { layer, round, people, next_at, asked }: LayerStarted, at: number): Track {
  const isNew = isBehind(track, { layer, round });
  const known = new Set(
    track.responders.filter((one) => one.layer === layer && one.round === round).map(({ user_id }) => user_id),
  );
  const added = people
    .filter(({ user_id }) => !known.has(user_id))
    .map((person): Responder => ({ ...person, layer, round, paged_at: at, answer: "waiting", answered_at: null }));
  const before = isNew ? track.responders.map((responder) => timedOut(responder, at)) : track.responders;
  const responders = [...before, ...added];
  if (!isNew && (isRunning(track) || asked !== true)) return { ...track, responders };
  return {
    ...track,
    ...(isNew ? { layer, round } : {}),
    status: "running",
    next_at,
    next_step: "escalate",
    step_started_at: at,
    acknowledged_by: null,
    acknowledged_at: null,
    is_replaced: false,
    responders,
  };
}

/** What a console did on a track while somebody on the other side had the alert: who was asked and how far it came, and nothing runs. */
export function tracesOn(tracks: readonly Track[], event: TrackEvent, at: number): readonly Track[] {
  const { track_id } = event.payload;
  if (event.type === "track.exhausted") return tracks;
  const before = tracks.find(({ id }) => id === track_id);
  const { status = "stopped", next_at = null, next_step = null, acknowledged_by, acknowledged_at } = before ?? {};
  const kept = {
    status,
    next_at,
    next_step,
    ...(acknowledged_by === undefined ? {} : { acknowledged_by }),
    ...(acknowledged_at === undefined ? {} : { acknowledged_at }),
  };
  return editTrack(evolveTracks(tracks, event, at), track_id, (track) => ({ ...track, ...kept }));
}

/** Nobody on the layer in progress is left who could say yes: its time is up now, whoever heard of it last. */
export const endRejected = (tracks: readonly Track[], at: number): readonly Track[] =>
  tracks.map((track) =>
    isRunning(track) && track.next_at !== null && track.next_at > at && isRejectedByAll(track)
      ? { ...track, next_at: at }
      : track,
  );
