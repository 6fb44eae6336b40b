// Stores of several consoles, real files, with a desk each and a clock each that the test moves; what is told between them is up to the test.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { JournalEvent } from "../../src/core/journal-event.ts";
import { createDesk, type StationDesk } from "../../src/main/desk.ts";
import { firstAccountId } from "../../src/main/founding.ts";
import type { Caller, Log } from "../../src/main/ports.ts";
import type { Db } from "../../src/main/store/open.ts";
import { createStore, type Store } from "../../src/main/store/store.ts";

export const startedAt = Date.UTC(2026, 10, 21, 18, 45);

export interface StoreConsole {
  readonly store: Store;
  readonly desk: StationDesk;
  readonly dir: string;
  /** Its wall clock, epoch ms. */
  readonly clock: { at: number };
  readonly caller: (name: string) => Caller;
  /** Closes it and opens it again from what is on disk. */
  readonly reopen: () => Promise<StoreConsole>;
  readonly close: () => Promise<void>;
}

const quiet = (): void => undefined;
const silent: Log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

export function openStore(dir = mkdtempSync(join(tmpdir(), "watchdesk-replica-")), log = silent): StoreConsole {
  const clock = { at: startedAt };
  const store = createStore({ file: join(dir, "watchdesk.db"), now: () => clock.at, log });
  // What these tests are about is not whether a power cut loses anything.
  store.db.pragma("synchronous = OFF");
  return {
    store,
    desk: createDesk(store),
    dir,
    clock,
    caller: (name) => ({ account_id: firstAccountId, actor: { kind: "operator", name } }),
    reopen: async () => {
      await store.close();
      const again = openStore(dir, log);
      again.clock.at = clock.at;
      return again;
    },
    close: async () => {
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** One gets all that the other has and it lacks. */
export async function tell(from: StoreConsole, to: StoreConsole, limit = 500): Promise<void> {
  for (;;) {
    const { events, has_more } = from.store.replica.after(to.store.replica.vector(), limit);
    if (events.length > 0) await to.store.replica.receive(overTheWire(events));
    if (!has_more) return;
  }
}

export async function meet(consoles: readonly StoreConsole[]): Promise<void> {
  for (const from of consoles) for (const to of consoles) if (from !== to) await tell(from, to);
  const [first] = consoles;
  if (first !== undefined) for (const to of consoles.slice(1)) await tell(first, to);
}

export const overTheWire = (events: readonly JournalEvent[]): readonly JournalEvent[] =>
  JSON.parse(JSON.stringify(events)) as JournalEvent[];

/** What belongs to one console alone, and the journal, whose positions are the order of arrival. */
const own = ["journal", "console", "webhook_deliveries"];

/** Every row of every projection, by table. */
export function rowsOf(db: Db): Readonly<Record<string, readonly unknown[]>> {
  const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  return Object.fromEntries(
    tables
      .filter((table) => !table.startsWith("sqlite_") && !own.includes(table))
      .map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
  );
}
