// Who is on call and how to reach them, read from the store only when core asks.
import type { Alert } from "../core/alert.ts";
import { addressFor } from "../core/contact.ts";
import { defaultPolicy } from "../core/escalation-policy.ts";
import { type CallKind, stepsFor } from "../core/notification-rule.ts";
import type { OnCallPerson, Roster } from "../core/on-call-track.ts";
import { peopleOnCall } from "../core/schedule/on-call.ts";
import type { Shift } from "../core/schedule/shift.ts";
import type { TeamFields, TeamNotice } from "../core/team.ts";
import type { Item } from "../core/collection.ts";
import type { Store } from "./store/store.ts";

type Records = Store["records"];

/** Finds the shifts of a schedule; remembered until any shift changes, so that a shift keeps its identity and what is known of it. */
export function createShiftIndex(records: Pick<Records, "shifts">): (scheduleId: string) => readonly Shift[] {
  let bySchedule = new Map<string, Shift[]>();
  let revision = -1;
  let byId = new Map<string, { readonly item: Item<"shifts">["fields"]; readonly shift: Shift }>();
  return (scheduleId) => {
    if (records.shifts.revision() !== revision) {
      revision = records.shifts.revision();
      bySchedule = new Map();
      const known = byId;
      byId = new Map();
      for (const { id, fields } of records.shifts.everywhere()) {
        const before = known.get(id);
        const shift = before?.item === fields ? before.shift : { ...fields, id };
        byId.set(id, { item: fields, shift });
        const together = bySchedule.get(fields.schedule_id);
        if (together === undefined) bySchedule.set(fields.schedule_id, [shift]);
        else together.push(shift);
      }
    }
    return bySchedule.get(scheduleId) ?? [];
  };
}

/** Whether a team has anything in its calendar: one that never planned anybody is not called. */
export function hasShifts(team: Item<"teams"> | null, shiftsOf: (scheduleId: string) => readonly Shift[]): boolean {
  const scheduleId = team?.fields.schedule_id ?? null;
  return scheduleId !== null && shiftsOf(String(scheduleId)).length > 0;
}

export function createRoster(
  records: Records,
  shiftsOf: (scheduleId: string) => readonly Shift[],
  alert: Alert,
  now: number,
): Roster {
  const { account_id } = alert;

  function person(ref: string, kind: CallKind): OnCallPerson | null {
    const user = records.users.find(account_id, ref);
    if (user === null) return null;
    const { name, devices, notification_preferences } = user.fields;
    const email = addressFor(user.fields, "EMAIL");
    const phone = addressFor(user.fields, "SMS");
    // Devices are found by the primary address.
    const hasDevice = devices.length > 0 && user.fields.email !== null;
    const ruleSets = records["notification-rules"]
      .all(account_id)
      .filter(({ fields }) => fields.user_ids.includes(user.id))
      .map(({ fields }) => fields);
    const reachable = { email, phone, hasDevice, preferences: notification_preferences ?? null };
    return { user_id: user.id, name, email, phone, steps: stepsFor(reachable, ruleSets, alert, kind).steps };
  }

  const peopleOf = (refs: readonly string[], kind: CallKind): readonly OnCallPerson[] =>
    refs.flatMap((ref) => person(ref, kind) ?? []);

  function noticedBy(team: TeamFields, { to, user_ids }: TeamNotice): readonly string[] {
    switch (to) {
      case "nobody":
        return [];
      case "team":
        return [...new Set([...team.admins, ...team.members].map(String))];
      case "admins":
        return team.admins.map(String);
      case "on_call": {
        const shifts = team.schedule_id === null ? [] : shiftsOf(String(team.schedule_id));
        return [...new Set(peopleOnCall(shifts, now).flatMap(({ people }) => people))];
      }
      case "people":
        return user_ids.map(String);
    }
  }

  return {
    team: (ref) => {
      const team = records.teams.find(account_id, ref);
      if (team === null) return null;
      const { name, escalation_policy_id } = team.fields;
      const policy =
        escalation_policy_id === null || escalation_policy_id === undefined
          ? null
          : records["escalation-policies"].find(account_id, String(escalation_policy_id));
      return { id: team.id, name, policy: policy?.fields ?? defaultPolicy(name) };
    },
    onCall: (teamId, layer, kind) => {
      const scheduleId = records.teams.get(teamId)?.fields.schedule_id ?? null;
      if (scheduleId === null) return [];
      const serving = peopleOnCall(shiftsOf(String(scheduleId)), now).find((one) => one.layer === layer);
      return peopleOf(serving?.people ?? [], kind);
    },
    people: (refs) => peopleOf(refs, "escalated"),
    noticed: (teamId, when) => {
      const team = records.teams.find(account_id, teamId)?.fields;
      const notice = when === "drop" ? team?.drop_notice : team?.handoff_notice;
      if (team === undefined || notice === undefined) return [];
      return peopleOf(noticedBy(team, notice), "escalated");
    },
  };
}
