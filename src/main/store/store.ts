// The store as one thing: opens the file, ties journal, projections and ledger together.
import { randomBytes } from "node:crypto";
import { dirname } from "node:path";

import type { Alert, Notification } from "../../core/alert.ts";
import { type Collection, collectionNames } from "../../core/collection.ts";
import { passingTime, type PassingTime } from "../passing-time.ts";
import type { Log, Now } from "../ports.ts";
import { type AlertTable, createAlertTable } from "./alert-table.ts";
import { type ConflictTable, createConflictTable } from "./conflict-table.ts";
import { createConsoleValues } from "./console-values.ts";
import { type BroadcastTable, createBroadcastTable } from "./broadcast-table.ts";
import { createFold } from "./fold.ts";
import { lockFolder } from "./folder-lock.ts";
import { createJournal, type Journal } from "./journal.ts";
import { createLedger, type Ledger, type Projection } from "./ledger.ts";
import { type Db, openStore } from "./open.ts";
import { withGuests } from "./member-table.ts";
import { createPlanTable, type PlanTable } from "./plan-table.ts";
import { createRecordTable, type RecordTable } from "./record-table.ts";
import { bringUpToDate, refill } from "./refill.ts";
import { createReplica, type Replica } from "./replica.ts";
import { createReminderTable, type ReminderTable } from "./reminder-table.ts";
import { createSetAsideTable, type SetAsideTable } from "./set-aside-table.ts";
import { createTrailTable, type TrailTable } from "./trail-table.ts";

export interface Store {
  readonly db: Db;
  readonly consoleId: string;
  readonly journal: Journal;
  readonly ledger: Ledger;
  readonly replica: Replica;
  readonly alerts: AlertTable;
  readonly trails: TrailTable;
  readonly reminders: ReminderTable;
  readonly broadcasts: BroadcastTable;
  readonly plans: PlanTable;
  readonly records: { readonly [C in Collection]: RecordTable<C> };
  readonly conflicts: ConflictTable;
  /** Events that cannot be folded: they are in the journal, and nothing followed from them. */
  readonly setAside: SetAsideTable["all"];
  readonly findNotification: (id: string) => { readonly notification: Notification; readonly alert: Alert } | null;
  /** Drops every projection and folds the whole journal again. */
  readonly refill: () => void;
  /** The last digit of the numbers that this console gives, 0 to 9; null: it knows no other console and counts 1, 2, 3. */
  readonly setDigit: (digit: number | null) => void;
  readonly digit: () => number | null;
  readonly close: () => Promise<void>;
}

export function createStore(setup: { readonly file: string; readonly now: Now; readonly log: Log }): Store {
  const unlock = lockFolder(dirname(setup.file));
  const store = storeOn(openOr(setup.file, unlock), { ...setup, time: passingTime });
  return {
    ...store,
    close: async () => {
      await store.close();
      unlock();
    },
  };
}

/** The store in a database that is open and up to date. */
export function storeOn(db: Db, setup: { readonly now: Now; readonly log: Log; readonly time: PassingTime }): Store {
  const consoleId = ownConsoleId(db);
  const journal = createJournal(db, consoleId, setup.now);
  const values = createConsoleValues(db);
  const kept = values.read(digitName);
  let own = typeof kept === "number" ? kept : null;
  const digit = (): number | null => own;
  const alerts = createAlertTable(db, digit);
  const trails = createTrailTable(db);
  const reminders = createReminderTable(db);
  const broadcasts = createBroadcastTable(db, digit);
  const plans = createPlanTable(db);
  const conflicts = createConflictTable(db);
  const setAside = createSetAsideTable(db);
  const usable = { stream: (stream: string) => setAside.without(stream, journal.stream(stream)) };
  const tables = Object.fromEntries(
    collectionNames.map((name) => [
      name,
      createRecordTable(db, { collection: name, journal: usable, conflicts, digit }),
    ]),
  ) as unknown as Store["records"];
  const records = { ...tables, users: withGuests(tables.users, tables["account-users"]) };
  const projections: Readonly<Record<string, Projection>> = {
    alert: both(alerts, trails),
    plan: plans,
    reminder: reminders,
    broadcast: broadcasts,
    ...records,
  };
  const fold = createFold({ db, journal, projections, setAside, log: setup.log });
  bringUpToDate(db, journal, projections, fold, setup.log);
  const ledger = createLedger({ db, journal, projections, fold, ...setup });
  const alertOf = db.prepare<[string], { alert_id: string }>("SELECT alert_id FROM alert_notifications WHERE id = ?");

  return {
    db,
    consoleId,
    journal,
    ledger,
    replica: createReplica({ journal, ledger, log: setup.log }),
    alerts,
    trails,
    reminders,
    broadcasts,
    plans,
    records,
    conflicts,
    setAside: setAside.all,
    findNotification: (id) => {
      const row = alertOf.get(id);
      const state = row === undefined ? null : alerts.get(row.alert_id);
      const notification = state?.notifications.find((one) => one.id === id);
      return state === null || notification === undefined ? null : { notification, alert: state.alert };
    },
    refill: () => refill(db, journal, projections, fold),
    setDigit: (next) => {
      values.write(digitName, next);
      own = next;
    },
    digit,
    close: async () => {
      await ledger.shut();
      db.close();
    },
  };
}

const digitName = "digit";

function openOr(file: string, giveUp: () => void): Db {
  try {
    return openStore(file);
  } catch (error) {
    giveUp();
    throw error;
  }
}

/** A console keeps its id for life; a restored backup is another console, see `restore.ts`. */
function ownConsoleId(db: Db): string {
  const row = db.prepare<[], { value: string }>("SELECT value FROM console WHERE name = 'id'").get();
  if (row !== undefined) return row.value;
  const id = randomBytes(6).toString("hex");
  db.prepare("INSERT INTO console (name, value) VALUES ('id', ?)").run(id);
  return id;
}

const both = (first: Projection, second: Projection): Projection => ({
  types: [...first.types, ...second.types],
  apply: (event) => {
    first.apply(event);
    second.apply(event);
  },
  refold: (stream, events) => {
    first.refold(stream, events);
    second.refold(stream, events);
  },
  forget: () => {
    first.forget();
    second.forget();
  },
});
