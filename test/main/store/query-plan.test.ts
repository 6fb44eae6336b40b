// What is asked for every alert must not cost more the more alerts there are.
import Database from "better-sqlite3";
import { expect, test } from "vitest";

import { createAlertList } from "../../../src/main/store/alert-list.ts";
import { createAlertTable } from "../../../src/main/store/alert-table.ts";
import { createFigureSource } from "../../../src/main/store/figure-source.ts";
import { createJournal } from "../../../src/main/store/journal.ts";
import { type Db, migrate } from "../../../src/main/store/open.ts";
import { createOutboxTable } from "../../../src/main/store/outbox-table.ts";

/** By query, how SQLite finds its rows. */
function plansOf(prepareAll: (db: Db) => unknown): ReadonlyMap<string, string> {
  const db = new Database(":memory:");
  migrate(db);
  const queries: string[] = [];
  const recording = new Proxy(db, {
    get: (target, name) =>
      name === "prepare"
        ? (sql: string) => {
            queries.push(sql);
            return target.prepare(sql);
          }
        : (Reflect.get(target, name) as unknown),
  });
  prepareAll(recording);
  const planOf = (sql: string): string =>
    db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(Array.from(sql.matchAll(/\?/gu), () => 1))
      .map(({ detail }) => detail)
      .join("; ");
  return new Map(queries.filter((sql) => /^\s*(?:SELECT|WITH)/u.test(sql)).map((sql) => [sql, planOf(sql)]));
}

test("the lookups of alerts, of the outbox and of an alert's stream go by an index", () => {
  const plans = plansOf((db) => [createAlertTable(db), createOutboxTable(db), createJournal(db, "console", () => 0)]);
  const walks = [...plans].filter(([, plan]) => /SCAN (?:alerts|alert_\w+|journal)\b/u.test(plan)).map(([sql]) => sql);
  expect(walks).toEqual([
    // The depth of the outbox: only what waits is in that index.
    expect.stringContaining("SELECT channel, count(*) AS waiting"),
    // Only a refill asks for it.
    "SELECT position FROM journal ORDER BY stamp",
  ]);
});

test("a source is looked up by itself, not among all alerts of the account", () => {
  const plans = plansOf(createAlertTable);
  const plan = [...plans].find(([sql]) => sql.includes("source_id = "))?.[1];
  expect(plan).toContain("alerts_source (account_id=? AND source_id=?)");
});

test("what is due is read without reading what waits for later", () => {
  const plans = plansOf(createOutboxTable);
  const plan = [...plans].find(([sql]) => sql.includes("next_attempt_at <= "))?.[1];
  expect(plan).toMatch(/channel=\? AND rank=\? AND next_attempt_at>\? AND next_attempt_at<\?/u);
});

test("what sorts, limits or aggregates is planned once, not at each run", () => {
  const plans = plansOf((db) => [
    createAlertTable(db),
    createAlertList(db),
    createOutboxTable(db),
    createJournal(db, "console", () => 0),
  ]);
  const sorting = [...plans.keys()].filter((sql) => /ORDER BY|LIMIT|min\(|max\(/u.test(sql));
  expect(sorting.length).toBeGreaterThan(10);
  expect(sorting.filter((sql) => /(?<!\+)\?/u.test(sql))).toEqual([]);
});

test("the figures walk through their own period only, and look messages up by their alert", () => {
  const plans = [...plansOf(createFigureSource).values()];
  expect(plans[0]).toMatch(/alerts_triggered \(account_id=\? AND triggered_at>\? AND triggered_at<\?\)/u);
  expect(plans[1]).toContain("alert_notifications_alert (alert_id=?)");
});
