// Who has asked to be told that they go on or off call, and when each of them is to be told.
import type { Item } from "../core/collection.ts";
import { addressFor } from "../core/contact.ts";
import { reminderId, reminderPages } from "../core/on-call-reminder.ts";
import { reminders, type Reminder } from "../core/schedule/reminder.ts";
import type { Shift } from "../core/schedule/shift.ts";
import { minuteMs } from "../core/schedule/wall-time.ts";
import type { ReminderPlan } from "./engine/remind.ts";
import type { ComingReminder, DueReminder } from "./ports.ts";
import type { Store } from "./store/store.ts";

/** Told so late it helps nobody any more: the console was off, or the shift was planned after it began. */
const stillUsefulMs = 15 * minuteMs;

interface Group {
  readonly account_id: string;
  readonly on: number | null;
  readonly off: number | null;
  readonly users: ReadonlyMap<string, Item<"users">>;
}

interface Found {
  readonly user: Item<"users">;
  readonly schedule: Item<"schedules">;
  readonly reminder: Reminder;
}

export interface Reminders extends ReminderPlan {
  /** Of one person, soonest first. */
  readonly coming: (user: Item<"users">, from: number, to: number) => readonly ComingReminder[];
}

export function createReminderPlan(
  { records, reminders: told }: Pick<Store, "records" | "reminders">,
  shiftsOf: (scheduleId: string) => readonly Shift[],
): Reminders {
  let groups: readonly Group[] = [];
  let groupedAt = -1;

  function wanting(): readonly Group[] {
    if (records.users.revision() !== groupedAt) {
      groupedAt = records.users.revision();
      groups = grouped(records.users.everywhere());
    }
    return groups;
  }

  /** Those whose time to be told lies in the stretch. Everybody with the same lead is looked up together. */
  function find({ account_id, on, off, users }: Group, from: number, to: number): readonly Found[] {
    const question = { from, to, on_call_lead: on, off_call_lead: off };
    return records.schedules.all(account_id).flatMap((schedule) =>
      reminders(shiftsOf(schedule.id), question).flatMap((reminder) => {
        const user = users.get(reminder.person);
        return user === undefined ? [] : [{ user, schedule, reminder }];
      }),
    );
  }

  const nameOf = (id: string): string => records.users.get(id)?.fields.name ?? id;

  function teamName({ id, account_id, fields }: Item<"schedules">): string {
    const team = records.teams.all(account_id).find((one) => String(one.fields.schedule_id) === id);
    return team?.fields.name ?? fields.name;
  }

  const toComing = ({ user, schedule, reminder }: Found): ComingReminder => ({
    user_id: user.id,
    name: user.fields.name,
    kind: reminder.kind,
    schedule_id: schedule.id,
    team_name: teamName(schedule),
    layer: reminder.layer,
    at: reminder.at,
    until: reminder.until,
    relieved_by: reminder.relieved_by.map(nameOf),
    due: reminder.due,
  });

  function toDue(found: Found): DueReminder {
    const { name, devices, email: primary, notification_preferences } = found.user.fields;
    const id = reminderId(found.schedule.id, found.reminder);
    const { due: _due, ...facts } = toComing(found);
    const pages = reminderPages(id, {
      name,
      email: addressFor(found.user.fields, "EMAIL"),
      phone: addressFor(found.user.fields, "SMS"),
      hasDevice: devices.length > 0 && primary !== null,
      preferences: notification_preferences ?? null,
    });
    return { id, account_id: found.user.account_id, due: { ...facts, pages } };
  }

  return {
    isWanted: () => wanting().length > 0,
    revision: () =>
      [records.users, records.shifts, records.schedules, records.teams].map((table) => table.revision()).join(),
    look: (now, horizonMs) => {
      const found = wanting().flatMap((group) => {
        const longest = Math.max(group.on ?? 0, group.off ?? 0);
        return find(group, now - longest - stillUsefulMs, now + horizonMs);
      });
      const late = found.filter(({ reminder }) => reminder.due <= now && reminder.at > now - stillUsefulMs);
      const ahead = found.map(({ reminder }) => reminder.due).filter((due) => due > now);
      return {
        due: late.map(toDue).filter(({ id }) => told.get(id) === null),
        nextAt: ahead.length === 0 ? null : Math.min(...ahead),
      };
    },
    coming: (user, from, to) =>
      grouped([user])
        .flatMap((group) => find(group, from, to))
        .toSorted((one, other) => one.reminder.due - other.reminder.due)
        .map(toComing),
  };
}

const lead = (minutes: number | null): number | null => (minutes === null ? null : minutes * minuteMs);

function grouped(users: readonly Item<"users">[]): readonly Group[] {
  const found = new Map<string, Group & { readonly users: Map<string, Item<"users">> }>();
  for (const user of users) {
    const on = lead(user.fields.on_call_reminder_minutes);
    const off = lead(user.fields.off_call_reminder_minutes);
    if (on === null && off === null) continue;
    const key = `${user.account_id} ${on} ${off}`;
    const group = found.get(key) ?? { account_id: user.account_id, on, off, users: new Map() };
    group.users.set(user.id, user);
    found.set(key, group);
  }
  return [...found.values()];
}
