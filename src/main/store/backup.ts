// Online backups beside the database, on a schedule, and how one is put back.
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

import Database from "better-sqlite3";

import { createConsoleValues } from "./console-values.ts";
import { migrations } from "./migrations/list.ts";
import { type Db, schemaVersion } from "./open.ts";

const pattern = /^watchdesk-(\d{8}T\d{6}Z)\.db$/u;

/** Writes a consistent copy while the station works on, a few pages at a time; resolves with its path. */
export async function backUp(db: Db, dir: string, now: number): Promise<string> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const stamp = new Date(now).toISOString().replaceAll(/[-:]|\.\d+/gu, "");
  const file = join(dir, `watchdesk-${stamp}.db`);
  // What a crash left half written would lie here for ever.
  for (const name of readdirSync(dir)) if (name.endsWith(".part")) rmSync(join(dir, name));
  const partial = `${file}.part`;
  await db.backup(partial);
  renameSync(partial, file);
  return file;
}

/** Newest first. */
export function listBackups(dir: string): readonly { readonly file: string; readonly at: number }[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => pattern.test(name))
    .map((name) => ({ file: join(dir, name), at: statSync(join(dir, name)).mtimeMs }))
    .toSorted((a, b) => b.file.localeCompare(a.file));
}

/** Keeps the newest `newest`, and beyond that the last of each day for `days` days. */
export function pruneBackups(dir: string, keep: { readonly newest: number; readonly days: number }): void {
  const days = new Set<string>();
  listBackups(dir).forEach(({ file }, index) => {
    const day = pattern.exec(file.slice(dir.length + 1))?.[1]?.slice(0, 8) ?? "";
    const isDaily = !days.has(day) && days.size < keep.days;
    days.add(day);
    if (index >= keep.newest && !isDaily) rmSync(file);
  });
}

export class BadBackup extends Error {
  override readonly name = "BadBackup";
}

/**
 * Puts a backup in the place of the database, which is kept aside. The station must not run. The restored console gets a
 * new id: events that it made after the backup may live on elsewhere, and their numbers must not be used twice.
 */
export function restoreBackup(backup: string, database: string, now: number): { readonly set_aside: string | null } {
  if (!existsSync(backup)) throw new BadBackup(`There is no file ${backup}`);
  const aside = existsSync(database) ? `${database}.before-restore-${now}` : null;
  const fresh = `${database}.restoring`;
  copyFileSync(backup, fresh);
  chmodSync(fresh, 0o600);
  try {
    // The copy, not the backup: SQLite opens none on a medium that cannot be written.
    checkBackup(fresh, backup);
  } catch (error) {
    rmSync(fresh);
    throw error;
  }
  const db = new Database(fresh);
  db.prepare("DELETE FROM console WHERE name IN ('id', 'duty', 'peer_pins', 'peer_addresses')").run();
  createConsoleValues(db).write("restore", { restored_at: now, ends_at: null });
  db.pragma("journal_mode = DELETE");
  db.close();
  for (const tail of ["-wal", "-shm"])
    if (aside !== null && existsSync(database + tail)) renameSync(database + tail, aside + tail);
  if (aside !== null) renameSync(database, aside);
  renameSync(fresh, database);
  return { set_aside: aside };
}

function checkBackup(copy: string, backup: string): void {
  try {
    const db = new Database(copy);
    try {
      if (db.pragma("quick_check", { simple: true }) !== "ok") throw new BadBackup(`${backup} is damaged`);
      if (schemaVersion(db) < 1) throw new BadBackup(`${backup} is no backup of Watchdesk`);
      if (schemaVersion(db) > migrations.length) throw new BadBackup(`${backup} was written by a newer Watchdesk`);
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof BadBackup) throw error;
    throw new BadBackup(`${backup} is no backup of Watchdesk`, { cause: error });
  }
}
