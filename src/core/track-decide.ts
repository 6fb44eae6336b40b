// What moves an alert's tracks: deadlines, rejections, and people who escalate, hand off or hand back.
import { type AlertState, isUnanswered } from "./alert.ts";
import type { AlertEvent } from "./alert-event.ts";
import { evolve } from "./alert-evolve.ts";
import { escalateConfiguration } from "./configuration-escalation.ts";
import { employeePage, escalationDeadline, firstPages } from "./configuration-track.ts";
import type { Circumstances, Decision, Doing } from "./decision.ts";
import { outstanding, spokenFor } from "./every-destination.ts";
import { isForChosen } from "./exercise.ts";
import { isCall } from "./notification-evolve.ts";
import { advance, beginPeople, beginTeam, isRejectedByAll, type Moment, type OnCallPerson } from "./on-call-track.ts";
import { conflict } from "./refusal.ts";
import type { Routing } from "./route.ts";
import { statusPages, stillAsked, taken } from "./status-pages.ts";
import { teamNotices } from "./team-notice.ts";
import { isRunning, placeOf, type Track } from "./track.ts";

/** Events in the order in which they happen, with the state that they lead to. */
export interface Course {
  readonly state: AlertState;
  readonly events: readonly AlertEvent[];
}

export const start = (state: AlertState): Course => ({ state, events: [] });

export function follow(course: Course, events: readonly AlertEvent[], now: number): Course {
  let { state } = course;
  const { account_id, id } = state.alert;
  for (const event of events) state = evolve(state, { at: now, account_id, stream: `alert:${id}`, ...event });
  return { state, events: [...course.events, ...events] };
}

/** `asked`: a person wants what follows. */
export const momentOf = (
  { alert, notifications }: AlertState,
  { now, roster }: Circumstances,
  asked?: true,
): Moment => ({
  ...(asked === undefined ? {} : { asked }),
  alertId: alert.id,
  now,
  roster,
  tracks: alert.tracks,
  waiting: new Set(
    notifications
      .filter((one) => isCall(one) && (one.status === "queued" || one.status === "retrying"))
      .map(({ channel, address }) => `${channel} ${address}`),
  ),
});

/** Only when no track has a next moment is the alert dropped: nobody is left who could still be asked. */
export function dropIfOver(course: Course, { now, roster }: Circumstances): Course {
  const { alert } = course.state;
  const isMoving = alert.tracks.some((track) => isRunning(track) && track.next_at !== null);
  if (isMoving || !isUnanswered(alert.status) || alert.status === "DROPPED") return course;
  const about = { status: "DROPPED", by: "Watchdesk", notes: null, to_employee: false } as const;
  // Two consoles that come to this by the same way tell of it once.
  const way = [alert.escalation_level, ...alert.tracks.map(({ round, layer }) => `${round}-${layer}`)].join("-");
  const pages = teamNotices(course.state, "drop_notice", about, null, way, roster);
  const isPartly = alert.tracks.some(({ acknowledged_by }) => (acknowledged_by ?? null) !== null);
  const reason = isPartly
    ? `nobody is left to ask, and no acknowledgement came from ${outstanding(alert)
        .map(({ name }) => name)
        .join(", ")}`
    : "everybody was told and nobody answered in time";
  return follow(course, [{ type: "alert.dropped", payload: { reason, pages } }], now);
}

/** The tracks of the teams and people that a new alert goes to, beside its configuration's. */
export function beginTracks(
  state: AlertState,
  refs: readonly string[],
  circumstances: Circumstances,
): readonly AlertEvent[] {
  let course = start(state);
  const people: OnCallPerson[] = [];
  for (const ref of refs) {
    const team = circumstances.roster.team(ref);
    if (team === null) people.push(...circumstances.roster.people([ref]));
    if (team === null || course.state.alert.tracks.some(({ id }) => id === `team:${team.id}`)) continue;
    course = follow(
      course,
      beginTeam(team, "the alert is sent to this team", momentOf(course.state, circumstances)),
      circumstances.now,
    );
  }
  if (people.length > 0) {
    const seconds = circumstances.plan.configuration?.escalation_threshold_seconds ?? 300;
    const reason = "the alert is sent to these people";
    course = follow(
      course,
      beginPeople(people, seconds, reason, momentOf(course.state, circumstances)),
      circumstances.now,
    );
  }
  // A configuration has just asked its primary recipients: with nobody on call, they are given the time to answer.
  const areOthersAsked = circumstances.plan.configuration !== null && !isForChosen(state);
  if (course.events.length === 0 || areOthersAsked) return course.events;
  return dropIfOver(course, circumstances).events;
}

/** The engine's step: every track whose deadline has passed. Whatever the beat's snapshot was, an answered alert is left alone. */
export function step(state: AlertState, circumstances: Circumstances): Decision {
  const { now } = circumstances;
  if (!isUnanswered(state.alert.status)) return [];
  let course = start(state);
  for (const { id } of state.alert.tracks) {
    const track = course.state.alert.tracks.find((one) => one.id === id);
    if (track === undefined || !isRunning(track) || track.next_at === null || track.next_at > now) continue;
    course = follow(course, moved(course.state, track, circumstances), now);
  }
  return course.events.length === 0 ? [] : dropIfOver(course, circumstances).events;
}

function moved(state: AlertState, track: Track, circumstances: Circumstances): readonly AlertEvent[] {
  if (track.kind !== "configuration") return advance(track, "nobody answered in time", momentOf(state, circumstances));
  if (track.next_step === "escalate") return [escalateConfiguration(state, circumstances, null)];
  return [
    {
      type: "track.exhausted",
      payload: {
        track_id: track.id,
        place: placeOf(track),
        reason: "the escalation recipients did not answer either",
      },
    },
  ];
}

/** When everybody who was asked on a layer has said no, its remaining time is ignored. */
export function reject(state: AlertState, { by, by_id, notes }: Doing, circumstances: Circumstances): Decision {
  const { now } = circumstances;
  let course = follow(start(state), [{ type: "alert.rejected", payload: { by, by_id, notes } }], now);
  for (const track of course.state.alert.tracks) {
    const before = state.alert.tracks.find(({ id }) => id === track.id);
    if (!isRunning(track) || track === before || !isRejectedByAll(track)) continue;
    course = follow(
      course,
      advance(track, "everybody on the layer rejected", momentOf(course.state, circumstances)),
      now,
    );
  }
  return course.events.length === 1 ? course.events : dropIfOver(course, circumstances).events;
}

/** Where every destination has to acknowledge, the others go on; should none of them be left to ask, the alert is dropped. */
export function acknowledge(
  state: AlertState,
  command: Doing & { readonly track_id?: string | null | undefined },
  circumstances: Circumstances,
): Decision {
  const { alert } = state;
  const isForAll = alert.acknowledge_by === "anyone" || !isUnanswered(alert.status);
  if (isForAll) return [{ type: "alert.acknowledged", payload: taken(state, command, "ACKNOWLEDGED", circumstances) }];
  const track_ids = spokenFor(alert, command, command.track_id ?? null);
  if ("kind" in track_ids) return track_ids;
  const isLast = outstanding(alert).every(({ id }) => track_ids.includes(id));
  const pages = isLast
    ? statusPages(state, "ACKNOWLEDGED", command, circumstances)
    : stillAsked(state, command, circumstances.newId, track_ids);
  const { by, by_id, notes } = command;
  const payload = { by, by_id, notes, track_ids, pages };
  const course = follow(start(state), [{ type: "alert.acknowledged", payload }], circumstances.now);
  return dropIfOver(course, circumstances).events;
}

/**
 * Whoever it is handed to is asked from now on; everybody else is not any more. A router says who that is. A name that is
 * neither a team, a person nor a router here is only written down.
 */
export function handOff(
  state: AlertState,
  doing: Doing & { readonly destination: string },
  circumstances: Circumstances,
): Decision {
  const { roster, now, routing = null } = circumstances;
  const { by, by_id, notes, destination } = doing;
  const refs = routing === null ? [destination] : routing.destinations;
  const teams = refs.flatMap((ref) => roster.team(ref) ?? []);
  const people = refs.flatMap((ref) => (roster.team(ref) === null ? roster.people([ref]) : []));
  const name = routing?.steps[0]?.router_name ?? teams[0]?.name ?? people[0]?.name ?? destination;
  const stops_tracks = teams.length > 0 || people.length > 0;
  const stays = `so alert #${state.alert.number} stays where it is`;
  if (routing !== null && routing.suppressed_by !== null)
    return conflict(`The router "${routing.suppressed_by.name}" would suppress it, ${stays}`);
  if (routing !== null && !stops_tracks) return conflict(`The router "${name}" sends it to nobody, ${stays}`);
  const about = { status: state.alert.status, by, notes, to_employee: false };
  const pages = stops_tracks ? teamNotices(state, "handoff_notice", about, by_id, circumstances.newId, roster) : [];
  const handed = { by, by_id, notes, destination: name, stops_tracks, pages };
  let course = follow(start(state), [{ type: "alert.handed_off", payload: handed }], now);
  if (routing !== null) course = follow(course, [routed(routing)], now);
  if (!stops_tracks) return course.events;
  const reason = `handed off by ${by}`;
  for (const team of teams) {
    const moment = momentOf(course.state, circumstances, true);
    const known = moment.tracks.find(({ id }) => id === `team:${team.id}`);
    // A team that another one has just handed over to is being called already.
    if (known !== undefined && isRunning(known) && known.next_at !== null) continue;
    const called = known === undefined ? beginTeam(team, reason, moment) : advance(afresh(known), reason, moment);
    course = follow(course, called, now);
  }
  if (people.length > 0) {
    const seconds = circumstances.plan.configuration?.escalation_threshold_seconds ?? 300;
    course = follow(course, beginPeople(people, seconds, reason, momentOf(course.state, circumstances, true)), now);
  }
  const isSomebodyAsked = course.state.alert.tracks.some((track) => isRunning(track) && track.next_at !== null);
  return isSomebodyAsked ? course.events : conflict(`Nobody is on call for ${name} now, ${stays}`);
}

export const routed = ({ steps, severity, notes }: Routing): AlertEvent => ({
  type: "alert.routed",
  payload: { steps, severity, notes },
});

/** Taken out of suppression by hand: it is called for as if it had just come in, whatever a router says about suppressing it. */
export function release(state: AlertState, { by, by_id, notes }: Doing, circumstances: Circumstances): Decision {
  const { now, plan, newId, routing = null, called = [] } = circumstances;
  const pages = firstPages(plan, state.alert.id, newId);
  const released = { by, by_id, notes, pages, ...escalationDeadline(plan.configuration, now) };
  let course = follow(start(state), [{ type: "alert.released", payload: released }], now);
  if (routing !== null) course = follow(course, [routed(routing)], now);
  return [...course.events, ...beginTracks(course.state, called, circumstances)];
}

/** Handed back: whoever was called first is called again, from the first layer on; that says more than a notice would. */
export function callAgain(state: AlertState, doing: Doing, circumstances: Circumstances): Decision {
  const { now, plan, newId, employeeHasDevice } = circumstances;
  const { by, by_id, notes } = doing;
  const about = { status: "TRIGGERED", by, notes, to_employee: true } as const;
  const pages = [
    ...firstPages(plan, state.alert.id, newId),
    ...(plan.configuration?.notify_on_status_change === true
      ? employeePage(state.alert, employeeHasDevice, newId, about)
      : []),
  ];
  const deadline = escalationDeadline(plan.configuration, now);
  const handedBack = { by, by_id, notes, pages, ...deadline };
  let course = follow(start(state), [{ type: "alert.unacknowledged", payload: handedBack }], now);
  for (const track of state.alert.tracks.filter(({ kind, status }) => kind === "team" && status === "stopped"))
    course = follow(
      course,
      advance(afresh(track), `handed back by ${doing.by}`, momentOf(course.state, circumstances, true)),
      now,
    );
  return course.events;
}

/** Its layers from the first, in a round of its own, so that nobody's new page is taken for an old one. */
const afresh = (track: Track): Track => ({ ...track, layer: 0, round: track.round + 1 });
