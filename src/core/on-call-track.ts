// The on-call track, word for word the seed's "On-Call Schedule Workflow": layer by layer, then repeat, then reassign, then exhausted.
import { personKey } from "./configuration-track.ts";
import type { Channel } from "./alert.ts";
import type { AlertEvent, Page } from "./alert-event.ts";
import type { PolicyFields } from "./escalation-policy.ts";
import type { CallKind } from "./notification-rule.ts";
import { conflict, invalid, type Refusal } from "./refusal.ts";
import { placeOf, respondersNow, type Track } from "./track.ts";

/** Somebody who can be paged: their contacts, and how they want to be told (preferences and rules already applied). */
export interface OnCallPerson {
  readonly user_id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly steps: readonly { readonly channel: Channel; readonly delay_seconds: number }[];
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly policy: PolicyFields;
}

/** What the schedules and people say at this moment. */
export interface Roster {
  /** Null: there is no such team. */
  readonly team: (ref: string) => Team | null;
  readonly onCall: (teamId: string, layer: number, kind: CallKind) => readonly OnCallPerson[];
  readonly people: (userIds: readonly string[]) => readonly OnCallPerson[];
  /** Whom the team tells when an alert is dropped or handed off; absent: nobody. */
  readonly noticed?: (teamId: string, when: "drop" | "handoff") => readonly OnCallPerson[];
}

export interface Moment {
  readonly alertId: string;
  readonly now: number;
  readonly roster: Roster;
  /** Tracks that the alert has, running or not: none is begun twice. */
  readonly tracks: readonly Track[];
  /** Channel and address of calls that are still waiting: nobody gets the same twice. */
  readonly waiting: ReadonlySet<string>;
  /** A person wants it: it goes before whoever has the alert. */
  readonly asked?: true;
}

const asking = ({ asked }: Moment): { readonly asked?: true } => (asked === undefined ? {} : { asked });

/** A chain of hand-overs that goes on for longer is a mistake in the policies. */
const longestChain = 10;

/** Begins a team's track: layer 1, or the first layer that has somebody. */
export function beginTeam(team: Team, reason: string, moment: Moment): readonly AlertEvent[] {
  const track = trackOf(
    { id: `team:${team.id}`, kind: "team", name: team.name, team_id: team.id, policy: team.policy },
    moment,
  );
  return [begun(track, reason, moment), ...advance(track, reason, moment)];
}

/** Begins a track of one layer that holds these people. */
export function beginPeople(
  people: readonly OnCallPerson[],
  timeoutSeconds: number,
  reason: string,
  moment: Moment,
): readonly AlertEvent[] {
  const names = people.map(({ name }) => name).join(", ");
  const place = moment.tracks.filter(({ kind }) => kind === "people").length + 1;
  const id = `people:${place}-${markOf(people.map(({ user_id }) => user_id).join())}`;
  const layers = [{ timeout_seconds: timeoutSeconds, color_hex: "#10B981" }];
  const policy: PolicyFields = { name: names, layers, repeat: 0, reassign_team_ids: [], reassign_user_ids: [] };
  const track = trackOf({ id, kind: "people", name: names, team_id: null, policy }, moment);
  return [begun(track, reason, moment), layerStarted(track, 1, 0, people, reason, moment)];
}

const trackOf = (of: Pick<Track, "id" | "kind" | "name" | "team_id" | "policy">, { now }: Moment): Track => ({
  ...of,
  layer: 0,
  round: 0,
  status: "running",
  next_at: now,
  next_step: "escalate",
  step_started_at: now,
  responders: [],
});

/** Tells apart lists of people who were asked on two sides of a partition (FNV-1a, 32 bits). */
function markOf(text: string): string {
  let mark = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) mark = Math.imul(mark ^ text.charCodeAt(index), 0x01000193);
  return (mark >>> 0).toString(16).padStart(8, "0");
}

const begun = (track: Track, reason: string, moment: Moment): AlertEvent => ({
  type: "track.begun",
  payload: {
    ...asking(moment),
    track_id: track.id,
    kind: track.kind,
    name: track.name,
    team_id: track.team_id,
    policy: track.policy,
    reason,
  },
});

/** Asks a layer that somebody chose, also one that was asked before: in a round of its own then, so that its pages are new. */
export function askLayer(track: Track, layer: number, reason: string, moment: Moment): readonly AlertEvent[] | Refusal {
  const { policy, team_id, name } = track;
  if (policy === null || team_id === null) return invalid("layer", `${name} has no layers to choose from`);
  const count = policy.layers.length;
  if (layer > count) return invalid("layer", `must be 1 to ${count}: ${name} has no layer ${layer}`);
  const round = layer > track.layer ? track.round : track.round + 1;
  const people = moment.roster.onCall(team_id, layer, callKind(layer, round));
  if (people.length === 0) return conflict(`Nobody is on call on layer ${layer} of ${name} now`);
  return [layerStarted(track, layer, round, people, reason, moment)];
}

/** What follows when the layer in progress is over: the next that has somebody, again from the first, elsewhere, or the end. */
export function advance(track: Track, reason: string, moment: Moment): readonly AlertEvent[] {
  const { policy, team_id } = track;
  if (policy === null || team_id === null) return [exhausted(track, "nobody is left to ask", moment)];
  const events: AlertEvent[] = [];
  let { layer, round } = track;
  let wasSomebodyAsked = track.responders.some((responder) => responder.round === round);
  let why = reason;
  for (;;) {
    layer += 1;
    if (layer <= policy.layers.length) {
      const people = moment.roster.onCall(team_id, layer, callKind(layer, round));
      if (people.length > 0) return [...events, layerStarted(track, layer, round, people, why, moment)];
      events.push({
        type: "track.layer_skipped",
        payload: { ...asking(moment), track_id: track.id, layer, round, reason: "nobody is on call" },
      });
      continue;
    }
    // Walking the layers again helps only where somebody was there to ask.
    if (round >= policy.repeat || !wasSomebodyAsked) break;
    round += 1;
    layer = 0;
    wasSomebodyAsked = false;
    why = `nobody answered, round ${round + 1}`;
    events.push({ type: "track.repeated", payload: { ...asking(moment), track_id: track.id, round } });
  }
  return [...events, ...handOver({ ...track, layer: layer - 1, round }, policy, wasSomebodyAsked, moment)];
}

function handOver(
  track: Track,
  policy: PolicyFields,
  wasSomebodyAsked: boolean,
  moment: Moment,
): readonly AlertEvent[] {
  const why = wasSomebodyAsked || track.responders.length > 0 ? "nobody answered" : "nobody is on call";
  const teams = policy.reassign_team_ids.flatMap((ref) => moment.roster.team(String(ref)) ?? []);
  const known = new Set(moment.tracks.map(({ id }) => id)).add(track.id);
  const fresh = teams.filter(({ id }) => !known.has(`team:${id}`));
  const people = moment.roster.people(policy.reassign_user_ids.map(String));
  if ((fresh.length === 0 && people.length === 0) || moment.tracks.length >= longestChain)
    return [exhausted(track, why, moment)];
  const to = [...fresh.map(({ name }) => name), ...people.map(({ name }) => name)].join(", ");
  const events: AlertEvent[] = [exhausted(track, `${why}; reassigned to ${to}`, moment, true)];
  let tracks = [...moment.tracks, track];
  const reason = `reassigned by ${track.name}`;
  for (const team of fresh) {
    if (tracks.some(({ id }) => id === `team:${team.id}`)) continue;
    const begins = beginTeam(team, reason, { ...moment, tracks });
    events.push(...begins);
    tracks = [
      ...tracks,
      ...begins.flatMap((event) =>
        event.type === "track.begun" ? [trackOf({ ...event.payload, id: event.payload.track_id }, moment)] : [],
      ),
    ];
  }
  const lastTimeout = policy.layers.at(-1)?.timeout_seconds ?? 300;
  if (people.length > 0) events.push(...beginPeople(people, lastTimeout, reason, { ...moment, tracks }));
  return events;
}

/** The first layer of the first round hears of something new; everybody after that, of something nobody took. */
const callKind = (layer: number, round: number): CallKind => (layer === 1 && round === 0 ? "triggered" : "escalated");

const exhausted = (track: Track, reason: string, moment: Moment, is_replaced = false): AlertEvent => ({
  type: "track.exhausted",
  payload: {
    ...asking(moment),
    track_id: track.id,
    place: placeOf(track),
    reason,
    ...(is_replaced ? { is_replaced } : {}),
  },
});

function layerStarted(
  track: Track,
  layer: number,
  round: number,
  people: readonly OnCallPerson[],
  reason: string,
  moment: Moment,
): AlertEvent {
  const { alertId, now, waiting } = moment;
  const timeout = track.policy?.layers[layer - 1]?.timeout_seconds ?? 300;
  const place = `${track.id}.${round}.${layer}`;
  const pages = people.flatMap((person) =>
    person.steps
      // A step that the layer's end would cut off is not queued at all; the editor warns of it.
      .filter(({ delay_seconds }) => delay_seconds < timeout)
      .map((step): Page => ({
        id: `${alertId}.${place}.${person.user_id}.${step.channel}${step.delay_seconds === 0 ? "" : `.${step.delay_seconds}`}`,
        kind: callKind(layer, round),
        name: person.name,
        person: personKey(person),
        role: `On call, layer ${layer}`,
        channel: step.channel,
        address: step.channel === "EMAIL" || step.channel === "PUSH" ? person.email : person.phone,
        delay_seconds: step.delay_seconds,
        place,
      })),
  );
  return {
    type: "track.layer_started",
    payload: {
      ...asking(moment),
      track_id: track.id,
      layer,
      round,
      people: people.map(({ user_id, name }) => ({ user_id, name })),
      timeout_seconds: timeout,
      next_at: now + timeout * 1000,
      reason,
      pages: pages.filter((page) => page.delay_seconds !== 0 || !waiting.has(`${page.channel} ${page.address}`)),
    },
  };
}

/** Whether everybody who was asked on the layer in progress has said no. */
export function isRejectedByAll(track: Track): boolean {
  const asked = respondersNow(track);
  return asked.length > 0 && asked.every(({ answer }) => answer === "rejected");
}
