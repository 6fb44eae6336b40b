// Broadcasts that were sent, and what became of each of their notifications.
import type { Notification } from "../../core/alert.ts";
import {
  type BroadcastEvent,
  type BroadcastState,
  broadcastEventTypes,
  broadcastStream,
  evolveBroadcast,
  isBroadcastStream,
} from "../../core/broadcast.ts";
import type { JournalEvent } from "../../core/journal-event.ts";
import { nextNumber } from "../../core/sync/numbers.ts";
import { notificationColumns, quietestRank } from "./alert-table.ts";
import { createRowWriter, fromRow } from "./codec.ts";
import type { Projection } from "./ledger.ts";
import type { Db } from "./open.ts";

export interface BroadcastTable extends Projection {
  /** By what stands in a notification in the place of an alert's id. */
  readonly ofStream: (stream: string) => BroadcastState | null;
  readonly ofNotification: (notificationId: string) => BroadcastState | null;
  /** By id, or by number within an account. */
  readonly find: (accountId: string, ref: string) => BroadcastState | null;
  /** Oldest first. */
  readonly all: (accountId: string) => readonly BroadcastState[];
  readonly nextNumber: (accountId: string) => number;
}

interface Row {
  readonly id: string;
  readonly account_id: string;
  readonly number: number;
  readonly sent_at: number;
  readonly sent: string;
}

export function createBroadcastTable(db: Db, digit: () => number | null): BroadcastTable {
  const insert = db.prepare(
    `INSERT INTO broadcasts (id, account_id, number, sent_at, sent) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const notificationRows = createRowWriter<Notification>(db, "alert_notifications", notificationColumns, ["rank"]);
  const selectOne = db.prepare<[string], Row>("SELECT * FROM broadcasts WHERE id = ?");
  const selectNumber = db.prepare<[string, number], Row>(
    "SELECT * FROM broadcasts WHERE account_id = ? AND number = ? ORDER BY id LIMIT 1",
  );
  const selectAll = db.prepare<[string], Row>("SELECT * FROM broadcasts WHERE account_id = ? ORDER BY number, id");
  const selectMax = db.prepare<[string], { number: number | null }>(
    "SELECT max(number) AS number FROM broadcasts WHERE account_id = ?",
  );
  const selectNotifications = db.prepare<[string], Record<string, string | number | null>>(
    "SELECT * FROM alert_notifications WHERE alert_id = +? ORDER BY rowid",
  );
  const remove = db.prepare("DELETE FROM broadcasts WHERE id = ?");
  const removeNotifications = db.prepare("DELETE FROM alert_notifications WHERE alert_id = ?");
  const selectHome = db.prepare<[string], { alert_id: string }>(
    "SELECT alert_id FROM alert_notifications WHERE id = ?",
  );

  const toState = ({ id, account_id, number, sent_at, sent }: Row): BroadcastState => ({
    ...(JSON.parse(sent) as Omit<BroadcastState, "id" | "account_id" | "number" | "sent_at" | "notifications">),
    id,
    account_id,
    number,
    sent_at,
    notifications: selectNotifications
      .all(broadcastStream(id))
      .map((row) => fromRow<Notification>(notificationColumns, row)),
  });

  const stateOf = (row: Row | undefined): BroadcastState | null => (row === undefined ? null : toState(row));
  const ofStream = (stream: string): BroadcastState | null =>
    isBroadcastStream(stream) ? stateOf(selectOne.get(stream.slice("broadcast:".length))) : null;

  function save(before: BroadcastState | null, after: BroadcastState): void {
    const { id, account_id, number, sent_at, notifications, ...sent } = after;
    if (before === null) insert.run(id, account_id, number, sent_at, JSON.stringify(sent));
    for (const [place, one] of notifications.entries()) {
      const known = before?.notifications[place];
      if (known === undefined) notificationRows.add(one, quietestRank);
      else if (known !== one) notificationRows.change(known, one);
    }
  }

  return {
    types: broadcastEventTypes,
    apply: (event) => {
      const before = ofStream(event.stream);
      const after = evolveBroadcast(before, event as JournalEvent & BroadcastEvent);
      if (after !== null && after !== before) save(before, after);
    },
    refold: (stream, events) => {
      const state = events.reduce<BroadcastState | null>(
        (before, event) => evolveBroadcast(before, event as JournalEvent & BroadcastEvent),
        null,
      );
      removeNotifications.run(stream);
      remove.run(stream.slice("broadcast:".length));
      if (state !== null) save(null, state);
    },
    forget: () => undefined,
    ofStream,
    ofNotification: (notificationId) => {
      const home = selectHome.get(notificationId)?.alert_id;
      return home === undefined ? null : ofStream(home);
    },
    find: (accountId, ref) => {
      const direct = stateOf(selectOne.get(ref));
      if (direct !== null) return direct.account_id === accountId ? direct : null;
      return /^\d{1,9}$/u.test(ref) ? stateOf(selectNumber.get(accountId, Number(ref))) : null;
    },
    all: (accountId) => selectAll.all(accountId).map(toState),
    nextNumber: (accountId) => nextNumber(selectMax.get(accountId)?.number ?? 0, digit()),
  };
}
