// The yardstick of everything durable: better-sqlite3 alone, writing as many bytes to one table, so many rows a commit.
import path from "node:path";

import Database from "better-sqlite3";

import { percentile, round } from "./percentile.ts";

export interface RawCommits {
  readonly per_second: number;
  readonly commit_p50_ms: number;
  readonly commit_p99_ms: number;
}

export function rawCommits(
  dir: string,
  setup: { readonly rowBytes: number; readonly together: number; readonly seconds: number },
): RawCommits {
  const db = new Database(path.join(dir, "raw.db"));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec("CREATE TABLE IF NOT EXISTS raw (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT");
  const insert = db.prepare("INSERT INTO raw (bytes) VALUES (?)");
  const bytes = Buffer.alloc(setup.rowBytes, "alert");
  const commit = db.transaction(() => {
    for (let row = 0; row < setup.together; row++) insert.run(bytes);
  });
  const tookMs: number[] = [];
  const startedAt = performance.now();
  for (let before = startedAt; before < startedAt + setup.seconds * 1000;) {
    commit.immediate();
    const after = performance.now();
    tookMs.push(after - before);
    before = after;
  }
  const seconds = (performance.now() - startedAt) / 1000;
  db.close();
  return {
    per_second: round((tookMs.length * setup.together) / seconds, 0),
    commit_p50_ms: round(percentile(tookMs, 0.5)),
    commit_p99_ms: round(percentile(tookMs, 0.99)),
  };
}

/** How large a database is, its write-ahead log included in the count of pages. */
export function databaseBytes(file: string): number {
  const db = new Database(file, { readonly: true });
  try {
    return Number(db.pragma("page_count", { simple: true })) * Number(db.pragma("page_size", { simple: true }));
  } finally {
    db.close();
  }
}
