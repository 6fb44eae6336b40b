// Fills the projections anew from the journal: when asked, and at the start of a version that folds it otherwise.
import { z } from "zod";

import { collectionNames } from "../../core/collection.ts";
import { foldVersion } from "../../core/sync/fold-version.ts";
import type { Log } from "../ports.ts";
import { createConsoleValues } from "./console-values.ts";
import type { Journal } from "./journal.ts";
import type { Projection } from "./ledger.ts";
import type { Fold } from "./fold.ts";
import type { Db } from "./open.ts";
import { tableOf } from "./table-name.ts";

const projected = [
  "plans",
  "alerts",
  "alert_notifications",
  "alert_escalations",
  "alert_comments",
  "alert_positions",
  "reminders",
  "broadcasts",
  "record_conflicts",
  "set_aside",
  ...collectionNames.map(tableOf),
];

type Projections = Readonly<Record<string, Projection>>;

/** Drops every projection and folds the whole journal again. */
export function refill(db: Db, journal: Journal, projections: Projections, fold: Fold): void {
  db.transaction(() => {
    for (const table of projected) db.exec(`DELETE FROM ${table}`);
    for (const projection of Object.values(projections)) projection.forget();
    for (const event of journal.all()) fold.apply(event);
  }).immediate();
}

/** What filled the tables: the rules, and what it knew of kinds of streams and of events. */
const Filling = z.object({ version: z.int(), kinds: z.array(z.string()), types: z.array(z.string()) });
type Filling = z.infer<typeof Filling>;

const name = "filling";

/** Fills the tables anew if this version folds the journal otherwise, or knows something that lies in it not understood. */
export function bringUpToDate(db: Db, journal: Journal, projections: Projections, fold: Fold, log: Log): void {
  const values = createConsoleValues(db);
  const now: Filling = {
    version: foldVersion,
    kinds: Object.keys(projections).toSorted(),
    types: [...new Set(Object.values(projections).flatMap(({ types }) => types))].toSorted(),
  };
  const read = Filling.safeParse(values.read(name));
  const before = read.success ? read.data : null;
  if (JSON.stringify(before) === JSON.stringify(now)) return;
  if (journal.length() > 0 && (before === null || isOutdated(db, before, now))) {
    log.info({ events: journal.length() }, "the tables are being filled anew from the journal");
    refill(db, journal, projections, fold);
  }
  values.write(name, now);
}

function isOutdated(db: Db, before: Filling, now: Filling): boolean {
  if (before.version !== now.version) return true;
  const ofKind = db.prepare("SELECT 1 FROM journal WHERE stream >= ? AND stream < ? LIMIT 1");
  const ofType = db.prepare("SELECT 1 FROM journal WHERE type = ? LIMIT 1");
  const isNew = (known: readonly string[]) => (one: string) => !known.includes(one);
  return (
    now.kinds.filter(isNew(before.kinds)).some((kind) => ofKind.get(`${kind}:`, `${kind};`) !== undefined) ||
    now.types.filter(isNew(before.types)).some((type) => ofType.get(type) !== undefined)
  );
}
