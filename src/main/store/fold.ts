// Events of the journal into rows. One that cannot be folded is set aside: whatever else came with it goes on.
import type { JournalEvent } from "../../core/journal-event.ts";
import type { Log } from "../ports.ts";
import type { Journal } from "./journal.ts";
import type { Projection } from "./ledger.ts";
import type { Db } from "./open.ts";
import type { SetAsideTable } from "./set-aside-table.ts";
import { isUnavailable } from "./unavailable.ts";

/** Only inside a transaction. */
export interface Fold {
  /** `event` is later than all that its stream had. */
  readonly apply: (event: JournalEvent) => void;
  /** Folds a stream again from its beginning, with what was set aside of it. */
  readonly refold: (stream: string) => void;
}

export function createFold(setup: {
  readonly db: Db;
  readonly journal: Pick<Journal, "stream">;
  readonly projections: Readonly<Record<string, Projection>>;
  readonly setAside: SetAsideTable;
  readonly log: Log;
}): Fold {
  const { db, journal, projections, setAside, log } = setup;
  const mark = db.prepare("SAVEPOINT fold");
  const keep = db.prepare("RELEASE fold");
  const undo = db.prepare("ROLLBACK TO fold");

  // A stream of a kind that only a newer Watchdesk knows is kept and passed on.
  const projectionOf = (stream: string): Projection | undefined => {
    const kind = kindOf(stream);
    return Object.hasOwn(projections, kind) ? projections[kind] : undefined;
  };

  /** Why it failed, with nothing of it kept; null: it did not. */
  function attempt(projection: Projection, work: () => void): string | null {
    mark.run();
    try {
      work();
      keep.run();
      return null;
    } catch (error) {
      if (isUnavailable(error)) throw error;
      undo.run();
      keep.run();
      projection.forget();
      return error instanceof Error ? error.message : String(error);
    }
  }

  function apply(event: JournalEvent): void {
    const projection = projectionOf(event.stream);
    if (projection === undefined) return;
    const reason = attempt(projection, () => projection.apply(event));
    if (reason === null) return;
    setAside.keep(event, reason);
    const { console_id, seq, stream, type } = event;
    log.error({ console: console_id, seq, stream, type, reason }, "an event cannot be used; it is kept and set aside");
  }

  return {
    apply,
    refold: (stream) => {
      const projection = projectionOf(stream);
      if (projection === undefined) return;
      setAside.clear(stream);
      const events = journal.stream(stream);
      if (attempt(projection, () => projection.refold(stream, events)) === null) return;
      // From nothing, one after the other, so that only what is wrong is missing.
      projection.refold(stream, []);
      for (const event of events) apply(event);
    },
  };
}

export const kindOf = (stream: string): string => stream.slice(0, stream.indexOf(":"));
