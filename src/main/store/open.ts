import { chmodSync } from "node:fs";

import Database from "better-sqlite3";

import { migrations } from "./migrations/list.ts";

export type Db = Database.Database;

export class NewerDatabase extends Error {
  override readonly name = "NewerDatabase";
}

export class DamagedDatabase extends Error {
  override readonly name = "DamagedDatabase";
}

/**
 * Opens or creates the database file and brings it to this version. Throws `NewerDatabase` when a newer Watchdesk wrote it,
 * `DamagedDatabase` when it cannot be read.
 *
 * `synchronous=FULL` with a write-ahead log: a commit that returned survives a power cut.
 *
 * A query that sorts, limits or aggregates takes its parameters as `+?`: for a bare `?` SQLite plans such a query anew at each
 * run, because another value might deserve another plan.
 */
export function openStore(file: string): Db {
  const db = new Database(file, { timeout: 5000 });
  try {
    // For this user alone, as are the files that SQLite lays beside it: they take over its mode.
    chmodSync(file, 0o600);
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    db.pragma("foreign_keys = ON");
    db.pragma("cache_size = -65536");
    db.pragma("journal_size_limit = 67108864");
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    if (!(error instanceof Database.SqliteError) || !/^SQLITE_(?:NOTADB|CORRUPT)/u.test(error.code)) throw error;
    throw new DamagedDatabase(
      `The database ${file} is damaged (${error.message}). Put a backup back: npm run station -- --restore FILE`,
      { cause: error },
    );
  }
}

export function migrate(db: Db, steps: readonly string[] = migrations): void {
  const version = schemaVersion(db);
  if (version > steps.length)
    throw new NewerDatabase(
      `This database was written by a newer Watchdesk (format ${version}, this program knows ${steps.length}). Install the newer version, or restore a backup of before the upgrade.`,
    );
  steps.slice(version).forEach((step, index) => {
    db.transaction(() => {
      db.exec(step);
      db.pragma(`user_version = ${version + index + 1}`);
    }).immediate();
  });
}

export function schemaVersion(db: Db): number {
  return Number(db.pragma("user_version", { simple: true }));
}
