// Finds alerts by what people remember of them. It runs between two beats, so it looks at no more than it has time for.
import type { Alert } from "../../core/alert.ts";
import type { Db } from "./open.ts";

export type FoundAlert = Pick<Alert, "id" | "number" | "title" | "status" | "alert_type" | "triggered_at"> & {
  readonly employee_name: string | null;
};

/** The alert of this number, then the newest of the latest 20,000 whose words contain `q`. */
export type AlertSearch = (accountId: string, q: string, limit: number) => readonly FoundAlert[];

const depth = 20_000;
const columns = "id, number, title, status, alert_type, triggered_at, employee_name";

export function createAlertSearch(db: Db): AlertSearch {
  const byNumber = db.prepare<[string, number], FoundAlert>(
    `SELECT ${columns} FROM alerts WHERE account_id = +? AND number = +?`,
  );
  const byWords = db.prepare<{ account: string; like: string; depth: number; limit: number }, FoundAlert>(
    `SELECT ${columns} FROM alerts
       WHERE account_id = +:account
         AND number > (SELECT max(number) FROM alerts WHERE account_id = +:account) - +:depth
         AND (title LIKE :like ESCAPE '\\' OR employee_name LIKE :like ESCAPE '\\' OR team_name LIKE :like ESCAPE '\\'
              OR source_id LIKE :like ESCAPE '\\' OR alert_type LIKE :like ESCAPE '\\')
       ORDER BY number DESC LIMIT +:limit`,
  );
  return (accountId, q, limit) => {
    const numbered = /^#?\d{1,15}$/u.test(q) ? byNumber.all(accountId, Number(q.replace("#", ""))) : [];
    const like = `%${q.replaceAll(/[\\%_]/gu, "\\$&")}%`;
    const worded = byWords.all({ account: accountId, like, depth, limit });
    const seen = new Set(numbered.map(({ id }) => id));
    return [...numbered, ...worded.filter(({ id }) => !seen.has(id))].slice(0, limit);
  };
}
