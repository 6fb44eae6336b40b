// Who is told when an alert changes hands or is over.
import type { AlertState, AlertStatus } from "./alert.ts";
import type { Page } from "./alert-event.ts";
import { employeePage, noticeAll, noticeChannels } from "./configuration-track.ts";
import type { Recipient } from "./configuration.ts";
import type { Circumstances, Doing } from "./decision.ts";
import { isForChosen, wasTried } from "./exercise.ts";
import { isCall } from "./notification-evolve.ts";
import { isRunning, respondersNow } from "./track.ts";

export const taken = (state: AlertState, doing: Doing, status: AlertStatus, circumstances: Circumstances) => ({
  by: doing.by,
  by_id: doing.by_id,
  notes: doing.notes,
  pages: statusPages(state, status, doing, circumstances),
});

/** Primaries and the employee on every change; once it is over, also those it was escalated to (seed 002, field 10). */
export function statusPages(
  state: AlertState,
  status: AlertStatus,
  doing: Doing,
  { plan, employeeHasDevice, newId }: Circumstances,
): readonly Page[] {
  if (isForChosen(state)) return exercisePages(state, status, doing, newId);
  const { configuration } = plan;
  const others = status === "ACKNOWLEDGED" ? stillAsked(state, doing, newId) : [];
  if (configuration === null || !configuration.notify_on_status_change) return others;
  const isOver = status === "RESOLVED" || status === "CLOSED";
  const wasEscalated = state.escalations.length > 0;
  const told: readonly Recipient[] = [
    ...configuration.primary_recipients,
    ...(isOver && wasEscalated ? (configuration.escalation_recipients ?? []) : []),
  ];
  const about = { status, by: doing.by, notes: doing.notes, to_employee: false };
  const kind = status === "CLOSED" ? "closed" : "status_changed";
  const pages = [
    ...noticeAll(told, configuration.notification_channels, { alertId: state.alert.id, kind, round: newId, about }),
    ...employeePage(state.alert, employeeHasDevice, newId, { ...about, to_employee: true }),
  ];
  const toldAlready = new Set(pages.map(({ channel, address }) => `${channel} ${address}`));
  return [...pages, ...others.filter(({ channel, address }) => !toldAlready.has(`${channel} ${address}`))];
}

/** Of an exercise: whoever was called hears that somebody has it, where they have not answered, and that it is over. */
function exercisePages(state: AlertState, status: AlertStatus, doing: Doing, newId: string): readonly Page[] {
  if (status === "ACKNOWLEDGED") return stillAsked(state, doing, newId);
  const isNews = status === "RESOLVED" || (status === "CLOSED" && state.alert.status !== "RESOLVED");
  if (!isNews) return [];
  const called = state.notifications.filter((one) => isCall(one) && one.address !== null && wasTried(one));
  const own = state.alert.tracks
    .flatMap(({ responders }) => responders)
    .find(({ user_id }) => user_id === doing.by_id)?.name;
  const about = { status, by: doing.by, notes: doing.notes, to_employee: false };
  const kind = status === "CLOSED" ? ("closed" as const) : ("status_changed" as const);
  return [...new Set(called.map(({ person }) => person))].flatMap((person, place) => {
    const calls = called.filter((one) => one.person === person);
    const quietest = noticeChannels.flatMap((channel) => calls.find((one) => one.channel === channel) ?? [])[0];
    if (quietest === undefined || [doing.by, own].includes(quietest.recipient_name)) return [];
    const { recipient_name: name, channel, address } = quietest;
    const id = `${state.alert.id}.${kind}.${newId}.${place}.${channel}`;
    return [{ id, kind, name, person, role: "Took part", channel, address, about }];
  });
}

/** Responders who were asked and have not answered: they hear that somebody has it, on the quietest channel they were called on. */
export function stillAsked(
  state: AlertState,
  doing: Doing,
  round: string,
  trackIds: readonly string[] | null = null,
): readonly Page[] {
  const { alert, notifications } = state;
  const waiting = alert.tracks
    .filter((track) => isRunning(track) && (trackIds === null || trackIds.includes(track.id)))
    .flatMap(respondersNow)
    .filter(({ answer, name, user_id }) => answer === "waiting" && name !== doing.by && user_id !== doing.by_id);
  // Whoever was asked on two tracks hears it once.
  const once = [...new Map(waiting.map((one) => [one.user_id, one])).values()];
  return once.flatMap(({ user_id, name }) => {
    const calls = notifications.filter((one) => isCall(one) && one.recipient_name === name && one.address !== null);
    const channel = noticeChannels.find((quiet) => calls.some((call) => call.channel === quiet));
    const call = calls.find((one) => one.channel === channel);
    if (channel === undefined || call === undefined) return [];
    const about = { status: "ACKNOWLEDGED" as const, by: doing.by, notes: doing.notes, to_employee: false };
    const id = `${alert.id}.status_changed.${round}.${user_id}.${channel}`;
    return [
      {
        id,
        kind: "status_changed" as const,
        name,
        person: call.person,
        role: "Responder",
        channel,
        address: call.address,
        about,
      },
    ];
  });
}
