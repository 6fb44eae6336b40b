// Somebody does not wait for the deadline: the next layer of every track, or a layer that they choose.
import type { AlertState } from "./alert.ts";
import { escalateConfiguration } from "./configuration-escalation.ts";
import type { Circumstances, Decision, Doing } from "./decision.ts";
import { trackNamed } from "./every-destination.ts";
import { advance, askLayer } from "./on-call-track.ts";
import { conflict, invalid } from "./refusal.ts";
import type { Track } from "./track.ts";
import { dropIfOver, follow, momentOf, start } from "./track-decide.ts";

interface Where {
  readonly layer?: number | null | undefined;
  readonly track_id?: string | null | undefined;
}

export function escalate(state: AlertState, command: Doing & Where, circumstances: Circumstances): Decision {
  const { layer = null, track_id = null } = command;
  if (layer === null && track_id === null) return escalateAll(state, command, circumstances);
  const { alert } = state;
  const layered = alert.tracks.filter(({ kind }) => kind === "team");
  const track = track_id === null ? onlyOf(layered) : trackNamed(alert.tracks, track_id);
  if (track === undefined)
    return track_id === null
      ? invalid("track_id", `must say which: ${layered.map(({ name }) => name).join(", ") || "no team is called"}`)
      : invalid("track_id", `alert #${alert.number} was not sent to ${track_id}`);
  if (layer === null) return escalateOne(state, track, command, circumstances);
  const reason = `layer ${layer} chosen by ${command.by}`;
  const asked = askLayer(track, layer, reason, momentOf(state, circumstances, true));
  return "kind" in asked ? asked : follow(start(state), asked, circumstances.now).events;
}

/** Where there is no choice, none has to be made. */
const onlyOf = (tracks: readonly Track[]): Track | undefined => (tracks.length === 1 ? tracks[0] : undefined);

function escalateOne(state: AlertState, track: Track, doing: Doing, circumstances: Circumstances): Decision {
  const { alert } = state;
  if (track.kind === "configuration") {
    const { configuration } = circumstances.plan;
    if ((configuration?.escalation_recipients ?? []).length === 0)
      return conflict(`"${configuration?.config_name ?? track.name}" names nobody to escalate to`);
    return follow(start(state), [escalateConfiguration(state, circumstances, doing)], circumstances.now).events;
  }
  if (track.status === "exhausted")
    return conflict(`Nobody is left to escalate alert #${alert.number} to at ${track.name}`);
  const moved = advance(track, `escalated by ${doing.by}`, momentOf(state, circumstances, true));
  return dropIfOver(follow(start(state), moved, circumstances.now), circumstances).events;
}

function escalateAll(state: AlertState, doing: Doing, circumstances: Circumstances): Decision {
  const { alert } = state;
  const { configuration } = circumstances.plan;
  const teams = alert.tracks.filter(({ kind }) => kind !== "configuration");
  const hasRecipients = (configuration?.escalation_recipients ?? []).length > 0;
  if (!hasRecipients && teams.length === 0)
    return conflict(
      configuration === null
        ? `Alert #${alert.number} has no configuration and no team, so nobody is named to escalate to`
        : `"${configuration.config_name}" names nobody to escalate to`,
    );
  let course = start(state);
  if (hasRecipients && !isTaken(alert.tracks.find(({ kind }) => kind === "configuration")))
    course = follow(course, [escalateConfiguration(state, circumstances, doing)], circumstances.now);
  for (const track of teams.filter((one) => one.status !== "exhausted" && !isTaken(one)))
    course = follow(
      course,
      advance(track, `escalated by ${doing.by}`, momentOf(course.state, circumstances, true)),
      circumstances.now,
    );
  if (course.events.length === 0) return conflict(`Nobody is left to escalate alert #${alert.number} to`);
  return dropIfOver(course, circumstances).events;
}

/** A destination that acknowledged for itself is not asked again while the others are. */
const isTaken = (track: Track | undefined): boolean => (track?.acknowledged_by ?? null) !== null;
