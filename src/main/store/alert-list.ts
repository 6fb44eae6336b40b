// Lists of alerts: filters, a fixed order over the number, and the questions of the board.
import { type Alert, openStatuses, type Severity } from "../../core/alert.ts";
import type { Audited } from "../../core/audit.ts";
import { pageLength } from "../../core/sync/numbers.ts";
import type { AlertFilter, Slice, SliceQuery } from "../ports.ts";
import { alertColumns } from "./alert-table.ts";
import { type Column, fromRow } from "./codec.ts";
import type { Db } from "./open.ts";

/** No more consoles than this have given one number. */
const mostAlike = 10;

type Row = Readonly<Record<string, string | number | null>>;
type Value = string | number;

export interface AlertList {
  readonly page: (accountId: string, filter: AlertFilter, query: SliceQuery) => Slice<Alert>;
  readonly open: (accountId: string) => readonly Alert[];
  /** Those of every account that somebody has acknowledged and nobody works on yet. */
  readonly held: () => readonly Held[];
  /** Of every account, in the order of their ids, those after this one. */
  readonly openAfter: (id: string, limit: number) => readonly Audited[];
  readonly rows: (accountId: string, ids: readonly string[]) => readonly Alert[];
  /** Newest first. */
  readonly closedSince: (accountId: string, since: number, limit: number) => readonly Alert[];
  readonly countClosedSince: (accountId: string, since: number) => number;
  readonly lastTriggeredAt: (accountId: string) => number | null;
  readonly lastDrilledAt: (accountId: string) => number | null;
  readonly countOpen: (accountId: string) => number;
  readonly countByStatus: () => readonly { readonly status: string; readonly count: number }[];
}

interface Held {
  readonly id: string;
  readonly account_id: string;
  readonly severity: Severity;
  readonly held_since: number;
  readonly reminded_at: number | null;
}

const auditedColumns = alertColumns.filter(([name]) =>
  ["id", "number", "status", "plan_id", "tracks", "next_escalation_at"].includes(name),
) as readonly Column<keyof Audited>[];

const openList = openStatuses.map((status) => `'${status}'`).join(", ");

export function createAlertList(db: Db): AlertList {
  const toAlert = (row: Row): Alert => fromRow<Alert>(alertColumns, row);
  // The condition repeats that of the partial index, so that SQLite may use it.
  const selectOpen = db.prepare<[string], Row>(
    `SELECT * FROM alerts WHERE account_id = ? AND status NOT IN ('CLOSED', 'SUPPRESSED') AND status IN (${openList})`,
  );
  const selectOpenAfter = db.prepare<[string, number], Row>(
    `SELECT id, number, status, plan_id, tracks, next_escalation_at FROM alerts
       WHERE id > +? AND status NOT IN ('CLOSED', 'SUPPRESSED') AND status IN (${openList}) ORDER BY id LIMIT +?`,
  );
  const selectHeld = db.prepare<[], Held>(
    "SELECT id, account_id, severity, held_since, reminded_at FROM alerts WHERE status = 'ACKNOWLEDGED' AND held_since IS NOT NULL",
  );
  const countOpen = db.prepare<[string], { count: number }>(
    "SELECT count(*) AS count FROM alerts WHERE account_id = ? AND status NOT IN ('CLOSED', 'SUPPRESSED')",
  );
  const selectOne = db.prepare<[string, string], Row>("SELECT * FROM alerts WHERE id = ? AND account_id = ?");
  const selectClosed = db.prepare<[string, number, number], Row>(
    "SELECT * FROM alerts WHERE account_id = +? AND closed_at >= +? ORDER BY closed_at DESC LIMIT +?",
  );
  const countClosed = db.prepare<[string, number], { count: number }>(
    "SELECT count(*) AS count FROM alerts WHERE account_id = ? AND closed_at >= ?",
  );
  const selectLast = db.prepare<[string], { triggered_at: number }>(
    "SELECT triggered_at FROM alerts WHERE account_id = +? ORDER BY number DESC LIMIT 1",
  );
  const selectDrill = db.prepare<[string], { at: number | null }>(
    "SELECT max(triggered_at) AS at FROM alerts WHERE account_id = +? AND is_drill = 1",
  );
  const countStatus = db.prepare<[], { status: string; count: number }>(
    "SELECT status, count(*) AS count FROM alerts GROUP BY status",
  );

  return {
    page: (accountId, filter, query) => {
      const where = conditions(accountId, filter);
      const total = db
        .prepare<Value[], { count: number }>(`SELECT count(*) AS count FROM alerts WHERE ${where.sql}`)
        .get(...where.values)?.count;
      const beyond = query.after === null ? "" : ` AND number ${query.descending ? "<" : ">"} ${query.after}`;
      const rows = db
        .prepare<Value[], Row>(
          `SELECT * FROM alerts WHERE ${where.sql}${beyond} ORDER BY number ${query.descending ? "DESC" : "ASC"} LIMIT ${query.limit + mostAlike}`,
        )
        .all(...where.values)
        .map(toAlert);
      const items = rows.slice(0, pageLength(rows, query.limit));
      return { items, total: total ?? 0, next: rows.length > items.length ? (items.at(-1)?.number ?? null) : null };
    },
    open: (accountId) => selectOpen.all(accountId).map(toAlert),
    held: () => selectHeld.all(),
    openAfter: (id, limit) => selectOpenAfter.all(id, limit).map((row) => fromRow<Audited>(auditedColumns, row)),
    rows: (accountId, ids) =>
      ids.flatMap((id) => {
        const row = selectOne.get(id, accountId);
        return row === undefined ? [] : [toAlert(row)];
      }),
    closedSince: (accountId, since, limit) => selectClosed.all(accountId, since, limit).map(toAlert),
    countClosedSince: (accountId, since) => countClosed.get(accountId, since)?.count ?? 0,
    lastDrilledAt: (accountId) => selectDrill.get(accountId)?.at ?? null,
    lastTriggeredAt: (accountId) => selectLast.get(accountId)?.triggered_at ?? null,
    countOpen: (accountId) => countOpen.get(accountId)?.count ?? 0,
    countByStatus: () => countStatus.all(),
  };
}

function conditions(accountId: string, filter: AlertFilter): { readonly sql: string; readonly values: Value[] } {
  const parts: string[] = ["account_id = ?"];
  const values: Value[] = [accountId];
  const among = (column: string, allowed: readonly string[] | undefined): void => {
    if (allowed === undefined || allowed.length === 0) return;
    parts.push(`${column} IN (${allowed.map(() => "?").join(", ")})`);
    values.push(...allowed);
  };
  among("status", filter.status);
  among("severity", filter.severity);
  among("alert_type", filter.alert_type);
  if (filter.team_id !== undefined) {
    parts.push("team_id = ?");
    values.push(filter.team_id);
  }
  // As the condition of the partial index.
  if (filter.is_drill !== undefined) parts.push(filter.is_drill ? "is_drill = 1" : "is_drill = 0");
  if (filter.since !== undefined) {
    parts.push("triggered_at >= ?");
    values.push(filter.since);
  }
  const q = filter.q?.trim() ?? "";
  // SQLite ends a pattern at the first NUL, which would then match everything.
  if (/\p{Cc}/u.test(q)) parts.push("0");
  else if (q !== "") {
    const searched = [
      "title",
      "description",
      "employee_name",
      "team_name",
      "source_id",
      "acknowledged_by",
      "closure_notes",
    ];
    const like = `%${q.replaceAll(/[\\%_]/gu, "\\$&")}%`;
    parts.push(`(number = ? OR ${searched.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(" OR ")})`);
    values.push(/^#?\d+$/u.test(q) ? Number(q.replace("#", "")) : -1, ...searched.map(() => like));
  }
  return { sql: parts.join(" AND "), values };
}
