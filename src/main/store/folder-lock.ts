// One station to a folder: two would send everything twice, and number their events alike.
import { join } from "node:path";

import Database from "better-sqlite3";

export class FolderInUse extends Error {
  override readonly name = "FolderInUse";
}

/** Answers how to let go. The operating system does so, too, however this process ends. */
export function lockFolder(folder: string): () => void {
  const lock = new Database(join(folder, "watchdesk.lock"), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith("SQLITE_BUSY")) throw error;
    throw new FolderInUse(`Another Watchdesk works in ${folder}. Stop it first, or name another WATCHDESK_DATA_DIR.`, {
      cause: error,
    });
  }
  return () => void lock.close();
}
