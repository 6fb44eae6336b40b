// The rows of alerts and of what hangs on them. Folding an event writes only the rows that it changed.
import {
  type Alert,
  type AlertState,
  type Comment,
  type Escalation,
  type Notification,
  Severity,
} from "../../core/alert.ts";
import type { AlertEvent } from "../../core/alert-event.ts";
import { evolve } from "../../core/alert-evolve.ts";
import type { JournalEvent } from "../../core/journal-event.ts";
import { nextNumber } from "../../core/sync/numbers.ts";
import { alertEventTypes } from "../../core/sync/effect.ts";
import { type Column, createRowWriter, fromRow, type RowWriter } from "./codec.ts";
import type { Projection } from "./ledger.ts";
import type { Db } from "./open.ts";

const plain = <Name extends string>(names: readonly Name[]): readonly Column<Name>[] =>
  names.map((name) => [name, "plain"] as const);

export const alertColumns: readonly Column<keyof Alert>[] = [
  ...plain(["id", "number", "account_id", "employee_id", "employee_name", "employee_phone", "employee_email"] as const),
  ...plain(["team_id", "team_name", "alert_type", "severity", "status", "title", "description"] as const),
  ...plain(["trigger_latitude", "trigger_longitude", "accuracy_meters", "triggered_at"] as const),
  ...plain([
    "acknowledged_at",
    "acknowledged_by",
    "acknowledged_by_id",
    "response_time_seconds",
    "held_since",
    "reminded_at",
  ] as const),
  ...plain([
    "resolved_at",
    "resolved_by",
    "resolution_time_seconds",
    "closed_at",
    "closed_by",
    "closure_notes",
  ] as const),
  ["is_false_alarm", "flag"],
  ["is_drill", "flag"],
  ...plain(["dedup_count", "source", "source_id", "integration_id", "idempotency_key"] as const),
  ["metadata", "json"],
  ["destinations", "json"],
  ["acknowledge_by", "plain"],
  ["routing", "json"],
  ...plain(["suppressed_by", "handed_to", "plan_id", "config_name"] as const),
  ["tracks", "json"],
  ...plain(["escalation_level", "next_escalation_at", "next_step", "step_started_at"] as const),
  ...plain(["comments_count", "people_paged", "people_reached", "calls_waiting", "reach_note", "updated_at"] as const),
];

export const notificationColumns: readonly Column<keyof Notification>[] = [
  ...plain(["id", "alert_id", "kind", "recipient_name", "person", "recipient_role", "channel", "address"] as const),
  ["about", "json"],
  ...plain(["place", "status"] as const),
  ["attempts", "json"],
  ...plain(["provider_id", "error", "cost", "queued_at", "next_attempt_at", "sent_at", "delivered_at"] as const),
];

const escalationColumns: readonly Column<keyof Escalation>[] = [
  ...plain(["id", "alert_id", "escalation_level"] as const),
  ["escalated_to", "json"],
  ["escalated_at", "plain"],
  ["is_auto_escalation", "flag"],
  ...plain(["reason", "by"] as const),
];

const commentColumns: readonly Column<keyof Comment>[] = plain(["id", "alert_id", "by", "text", "at"] as const);

type Row = Readonly<Record<string, string | number | null>>;

export interface AlertTable extends Projection {
  readonly get: (id: string) => AlertState | null;
  /** The older of two that carry the same number from before their consoles knew each other. */
  readonly idByNumber: (accountId: string, number: number) => string | null;
  /** The alert of this source that is not over yet. */
  readonly openIdBySource: (accountId: string, sourceId: string) => string | null;
  readonly idByIdempotencyKey: (accountId: string, key: string) => string | null;
  readonly nextNumber: (accountId: string) => number;
}

/** So many folded alerts are kept at hand: those that the next beats and attempts will ask for. */
const remembered = 4000;

export function createAlertTable(db: Db, digit: () => number | null = () => null): AlertTable {
  const alertRows = createRowWriter<Alert>(db, "alerts", alertColumns);
  const notificationRows = createRowWriter<Notification>(db, "alert_notifications", notificationColumns, ["rank"]);
  const escalationRows = createRowWriter<Escalation>(db, "alert_escalations", escalationColumns);
  const commentRows = createRowWriter<Comment>(db, "alert_comments", commentColumns);
  const selectAlert = db.prepare<[string], Row>("SELECT * FROM alerts WHERE id = ?");
  const selectNotifications = db.prepare<[string], Row>(
    "SELECT * FROM alert_notifications WHERE alert_id = +? ORDER BY rowid",
  );
  const selectEscalations = db.prepare<[string], Row>(
    "SELECT * FROM alert_escalations WHERE alert_id = +? ORDER BY escalated_at, id",
  );
  const selectComments = db.prepare<[string], Row>("SELECT * FROM alert_comments WHERE alert_id = +? ORDER BY at, id");
  const selectByNumber = db.prepare<[string, number], { id: string }>(
    `SELECT id FROM alerts WHERE account_id = +? AND number = +?
       ORDER BY (SELECT min(stamp) FROM journal WHERE stream = 'alert:' || id) LIMIT 1`,
  );
  // The plus keeps SQLite from walking through the numbers of all alerts, newest first, in search of the source.
  const selectBySource = db.prepare<[string, string], { id: string }>(
    `SELECT id FROM alerts WHERE account_id = +? AND source_id = +?
       AND status NOT IN ('RESOLVED', 'CLOSED', 'SUPPRESSED') ORDER BY +number DESC, id LIMIT 1`,
  );
  const selectByKey = db.prepare<[string, string], { id: string }>(
    "SELECT id FROM alerts WHERE account_id = ? AND idempotency_key = ?",
  );
  const selectMax = db.prepare<[string], { number: number | null }>(
    "SELECT max(number) AS number FROM alerts WHERE account_id = +?",
  );
  const clearing = [
    db.prepare("DELETE FROM alerts WHERE id = ?"),
    ...["alert_notifications", "alert_escalations", "alert_comments"].map((table) =>
      db.prepare(`DELETE FROM ${table} WHERE alert_id = ?`),
    ),
  ];
  const states = new Map<string, AlertState>();
  const numbers = new Map<string, number>();

  function read(id: string): AlertState | null {
    const row = selectAlert.get(id);
    if (row === undefined) return null;
    return {
      alert: fromRow<Alert>(alertColumns, row),
      notifications: selectNotifications.all(id).map((cells) => fromRow<Notification>(notificationColumns, cells)),
      escalations: selectEscalations.all(id).map((cells) => fromRow<Escalation>(escalationColumns, cells)),
      comments: selectComments.all(id).map((cells) => fromRow<Comment>(commentColumns, cells)),
    };
  }

  function get(id: string): AlertState | null {
    const known = states.get(id);
    if (known !== undefined) return known;
    const state = read(id);
    if (state !== null) remember(id, state);
    return state;
  }

  function remember(id: string, state: AlertState): void {
    states.delete(id);
    states.set(id, state);
    if (states.size > remembered) states.delete(states.keys().next().value as string);
  }

  function save(before: AlertState | null, after: AlertState): void {
    if (before === null) alertRows.add(after.alert);
    else alertRows.change(before.alert, after.alert);
    saveEach(notificationRows, before?.notifications, after.notifications, (one) => rankOf(after.alert, one));
    saveEach(escalationRows, before?.escalations, after.escalations);
    saveEach(commentRows, before?.comments, after.comments);
  }

  function keep(id: string, before: AlertState | null, after: AlertState): void {
    save(before, after);
    remember(id, after);
    const { account_id, number } = after.alert;
    const known = numbers.get(account_id);
    if (known !== undefined && number > known) numbers.set(account_id, number);
  }

  return {
    types: alertEventTypes,
    apply: (event) => {
      const id = event.stream.slice("alert:".length);
      const isFirst = event.type === "alert.triggered";
      const before = isFirst ? null : get(id);
      if (isFirst || before !== null) keep(id, before, evolve(before, event as JournalEvent & AlertEvent));
    },
    refold: (stream, events) => {
      const id = stream.slice("alert:".length);
      for (const clear of clearing) clear.run(id);
      states.delete(id);
      let state: AlertState | null = null;
      for (const event of events)
        if (state !== null || event.type === "alert.triggered")
          state = evolve(state, event as JournalEvent & AlertEvent);
      if (state !== null) keep(id, null, state);
    },
    forget: () => {
      states.clear();
      numbers.clear();
    },
    get,
    idByNumber: (accountId, number) => selectByNumber.get(accountId, number)?.id ?? null,
    openIdBySource: (accountId, sourceId) => selectBySource.get(accountId, sourceId)?.id ?? null,
    idByIdempotencyKey: (accountId, key) => selectByKey.get(accountId, key)?.id ?? null,
    nextNumber: (accountId) => {
      const highest = numbers.get(accountId) ?? selectMax.get(accountId)?.number ?? 0;
      numbers.set(accountId, highest);
      return nextNumber(highest, digit());
    },
  };
}

/** Writes what is new or has another identity; nothing is ever taken away. */
function saveEach<T extends { readonly id: string }>(
  rows: RowWriter<T>,
  before: readonly T[] | undefined,
  after: readonly T[],
  rank?: (one: T) => number,
): void {
  if (before === after) return;
  after.forEach((one, index) => {
    const known = before?.[index];
    if (known === one) return;
    if (known?.id === one.id) rows.change(known, one);
    else rows.add(one, ...(rank === undefined ? [] : [rank(one)]));
  });
}

/** Calls for help before notices, then the loudest severity: the order in which the outbox sends. */
const rankOf = (alert: Alert, notification: Notification): number =>
  (notification.about === null ? 0 : noticeRank) + Severity.options.indexOf(alert.severity);

const noticeRank = 10;

/** Of what belongs to no alert. */
export const quietestRank = noticeRank + Severity.options.length - 1;

/** Every rank that there is. */
export const ranks: readonly number[] = Severity.options.flatMap((_, rank) => [rank, noticeRank + rank]);
