// Whom a team tells when an alert that it was called for goes to nobody, or to somebody else (seed 000, teams).
import { personKey } from "./configuration-track.ts";
import type { AlertState, NotificationKind, StatusNotice } from "./alert.ts";
import type { Page } from "./alert-event.ts";
import { isForChosen } from "./exercise.ts";
import type { Roster } from "./on-call-track.ts";

/** One notice each, on the quieter of mail and text that reaches them. Whoever did it knows; an exercise is for those called. */
export function teamNotices(
  state: AlertState,
  kind: Extract<NotificationKind, "drop_notice" | "handoff_notice">,
  about: StatusNotice,
  doer: string | null,
  round: string,
  roster: Roster,
): readonly Page[] {
  const { alert, notifications } = state;
  const called = isForChosen(state) ? new Set(notifications.map(({ person }) => person)) : null;
  const teamIds = new Set([alert.team_id, ...alert.tracks.map(({ team_id }) => team_id)].filter((id) => id !== null));
  const people = [...teamIds].flatMap((id) => roster.noticed?.(id, kind === "drop_notice" ? "drop" : "handoff") ?? []);
  const told = new Map(people.map((person) => [person.user_id, person]));
  return [...told.values()].flatMap(({ user_id, name, email, phone }): readonly Page[] => {
    const channel = email !== null ? "EMAIL" : "SMS";
    const address = email ?? phone;
    const person = personKey({ name, email, phone });
    if (address === null || user_id === doer || called?.has(person) === false) return [];
    const id = `${alert.id}.${kind}.${round}.${user_id}.${channel}`;
    return [{ id, kind, name, person, role: "Team notice", channel, address, about }];
  });
}
