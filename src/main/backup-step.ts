// The engine's step that keeps backups: every so often, and what to keep of the old ones.
import type { Step } from "./engine/engine.ts";
import type { Log } from "./ports.ts";
import type { BackupReport } from "./room.ts";
import { backUp, listBackups, pruneBackups } from "./store/backup.ts";
import type { Db } from "./store/open.ts";

const everyMs = 30 * 60 * 1000;
const retryMs = 60 * 1000;
const keep = { newest: 12, days: 14 };

export function backupStep(setup: {
  readonly db: Db;
  readonly dir: string;
  readonly startedAt: number;
  readonly log: Log;
}): { readonly step: Step; readonly report: () => BackupReport; readonly finish: () => Promise<void> } {
  const { db, dir, log } = setup;
  let lastAt = listBackups(dir)[0]?.at ?? null;
  let error: string | null = null;
  // The first one waits: a start-up has better things to do.
  let nextAt = Math.max(setup.startedAt + retryMs, (lastAt ?? 0) + everyMs);
  let running: Promise<void> | null = null;

  async function run(now: number): Promise<void> {
    try {
      await backUp(db, dir, now);
      pruneBackups(dir, keep);
      lastAt = now;
      error = null;
      nextAt = now + everyMs;
    } catch (failure) {
      error = failure instanceof Error ? failure.message : String(failure);
      nextAt = now + retryMs;
      log.error({ error }, "the backup failed");
    }
  }

  return {
    finish: async () => {
      await running;
    },
    report: () => ({ last_backup_at: lastAt, backup_error: error }),
    step: {
      name: "backup",
      nextAt: () => (running === null ? nextAt : null),
      run: async (now) => {
        if (now < nextAt || running !== null) return;
        // Not awaited: a large database takes seconds, and escalations do not wait for it.
        running = run(now).finally(() => {
          running = null;
        });
      },
    },
  };
}
