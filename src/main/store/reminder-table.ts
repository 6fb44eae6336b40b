// Reminders that fell due, and what became of their notifications.
import type { Notification } from "../../core/alert.ts";
import type { JournalEvent } from "../../core/journal-event.ts";
import {
  evolveReminder,
  isReminderStream,
  type ReminderDue,
  type ReminderEvent,
  reminderEventTypes,
  type ReminderState,
  reminderStream,
} from "../../core/on-call-reminder.ts";
import { notificationColumns, quietestRank } from "./alert-table.ts";
import { createRowWriter, fromRow } from "./codec.ts";
import type { Projection } from "./ledger.ts";
import type { Db } from "./open.ts";

export interface ReminderTable extends Projection {
  readonly get: (id: string) => ReminderState | null;
  /** By what stands in a notification in the place of an alert's id. */
  readonly ofStream: (stream: string) => ReminderState | null;
  readonly ofNotification: (notificationId: string) => ReminderState | null;
  /** The newest first. */
  readonly ofUser: (accountId: string, userId: string, limit: number) => readonly ReminderState[];
}

interface Row {
  readonly id: string;
  readonly account_id: string;
  readonly due_at: number;
  readonly due: string;
}

export function createReminderTable(db: Db): ReminderTable {
  const insert = db.prepare(
    `INSERT INTO reminders (id, account_id, user_id, at, due_at, due) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const notificationRows = createRowWriter<Notification>(db, "alert_notifications", notificationColumns, ["rank"]);
  const columns = "id, account_id, due_at, due";
  const selectOne = db.prepare<[string], Row>(`SELECT ${columns} FROM reminders WHERE id = ?`);
  const selectOfUser = db.prepare<[string, string, number], Row>(
    `SELECT ${columns} FROM reminders WHERE account_id = +? AND user_id = +? ORDER BY at DESC, id LIMIT +?`,
  );
  const selectNotifications = db.prepare<[string], Record<string, string | number | null>>(
    "SELECT * FROM alert_notifications WHERE alert_id = +? ORDER BY rowid",
  );
  const remove = db.prepare("DELETE FROM reminders WHERE id = ?");
  const removeNotifications = db.prepare("DELETE FROM alert_notifications WHERE alert_id = ?");
  const selectHome = db.prepare<[string], { alert_id: string }>(
    "SELECT alert_id FROM alert_notifications WHERE id = ?",
  );

  const toState = ({ id, account_id, due_at, due }: Row): ReminderState => ({
    ...(JSON.parse(due) as ReminderDue),
    id,
    account_id,
    due_at,
    notifications: selectNotifications
      .all(reminderStream(id))
      .map((row) => fromRow<Notification>(notificationColumns, row)),
  });

  function get(id: string): ReminderState | null {
    const row = selectOne.get(id);
    return row === undefined ? null : toState(row);
  }

  const ofStream = (stream: string): ReminderState | null =>
    isReminderStream(stream) ? get(stream.slice("reminder:".length)) : null;

  function save(before: ReminderState | null, after: ReminderState): void {
    const { id, account_id, due_at, notifications, ...due } = after;
    if (before === null) insert.run(id, account_id, due.user_id, due.at, due_at, JSON.stringify(due));
    for (const [place, one] of notifications.entries()) {
      const known = before?.notifications[place];
      if (known === undefined) notificationRows.add(one, quietestRank);
      else if (known !== one) notificationRows.change(known, one);
    }
  }

  return {
    types: reminderEventTypes,
    apply: (event) => {
      const before = ofStream(event.stream);
      const after = evolveReminder(before, event as JournalEvent & ReminderEvent);
      if (after !== null && after !== before) save(before, after);
    },
    refold: (stream, events) => {
      const state = events.reduce<ReminderState | null>(
        (before, event) => evolveReminder(before, event as JournalEvent & ReminderEvent),
        null,
      );
      removeNotifications.run(stream);
      remove.run(stream.slice("reminder:".length));
      if (state !== null) save(null, state);
    },
    forget: () => undefined,
    get,
    ofStream,
    ofNotification: (notificationId) => {
      const home = selectHome.get(notificationId)?.alert_id;
      return home === undefined ? null : ofStream(home);
    },
    ofUser: (accountId, userId, limit) => selectOfUser.all(accountId, userId, limit).map(toState),
  };
}
