// The append-only log. Reading and writing of events; who may append is the ledger's business.
import type { JournalEvent } from "../../core/journal-event.ts";
import {
  type Clock,
  clockToStamp,
  clockZero,
  farAheadMs,
  isLater,
  laterOf,
  stampToClock,
  tick,
} from "../../core/stamp.ts";
import { held, type Vector } from "../../core/sync/vector.ts";
import type { Actor } from "../../core/alert.ts";
import type { Now } from "../ports.ts";
import { createConsoleValues } from "./console-values.ts";
import type { Db } from "./open.ts";

interface Row {
  readonly console_id: string;
  readonly seq: number;
  readonly stamp: string;
  readonly at: number;
  readonly account_id: string;
  readonly stream: string;
  readonly type: string;
  readonly payload: string;
  readonly actor: string;
}

export interface Draft {
  readonly account_id: string;
  readonly stream: string;
  readonly type: string;
  readonly payload: unknown;
  readonly actor: Actor;
}

export interface Journal {
  /** Stamps and writes one event of this console. Only inside the ledger's transaction. */
  readonly append: (draft: Draft, at: number) => JournalEvent;
  /** Writes an event of another console as it is; only the one that follows what is held of it. Only inside the ledger's transaction. */
  readonly take: (event: JournalEvent) => "taken" | "known" | "forked" | "gap";
  /** Moves the clock past a stamp that was seen; one that is too far ahead only past it within its stream. */
  readonly hear: (clock: Clock, isTooFarAhead: boolean) => void;
  /** After a rollback: counts on from what is on disk. */
  readonly rewind: () => void;
  readonly vector: () => Vector;
  /** Events of one console, in order, those after this number. */
  readonly after: (consoleId: string, seq: number, limit: number) => readonly JournalEvent[];
  /** In stamp order. */
  readonly stream: (stream: string) => readonly JournalEvent[];
  /** The last stamp of a stream. */
  readonly newest: (stream: string) => string | null;
  /** Every event, in stamp order, one at a time. */
  readonly all: () => IterableIterator<JournalEvent>;
  readonly length: () => number;
}

/** The highest stamp that was too far ahead to move the clock; it lies in the future, so that it has to be kept. */
const aheadName = "clock_ahead";

export function createJournal(db: Db, consoleId: string, now: Now): Journal {
  const insert = db.prepare(
    `INSERT INTO journal (console_id, seq, stamp, at, account_id, stream, type, payload, actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const columns = "console_id, seq, stamp, at, account_id, stream, type, payload, actor";
  const selectStream = db.prepare<[string], Row>(`SELECT ${columns} FROM journal WHERE stream = +? ORDER BY stamp`);
  const selectNewest = db.prepare<[string], { stamp: string | null }>(
    "SELECT max(stamp) AS stamp FROM journal WHERE stream = +?",
  );
  const selectOrder = db.prepare<[], { position: number }>("SELECT position FROM journal ORDER BY stamp");
  const selectOne = db.prepare<[number], Row>(`SELECT ${columns} FROM journal WHERE position = ?`);
  const selectAfter = db.prepare<[string, number, number], Row>(
    `SELECT ${columns} FROM journal WHERE console_id = +? AND seq > +? ORDER BY seq LIMIT +?`,
  );
  // Leaps from console to console, however many events each has.
  const selectConsoles = db.prepare<[], { console_id: string; seq: number; stamp: string }>(
    `WITH RECURSIVE consoles (id) AS (
       SELECT min(console_id) FROM journal
       UNION ALL SELECT (SELECT min(console_id) FROM journal WHERE console_id > consoles.id) FROM consoles WHERE id IS NOT NULL)
     SELECT console_id, seq, stamp FROM consoles
       JOIN journal ON console_id = consoles.id AND seq = (SELECT max(seq) FROM journal WHERE console_id = consoles.id)`,
  );
  const selectStamp = db.prepare<[string, number], { stamp: string }>(
    "SELECT stamp FROM journal WHERE console_id = ? AND seq = ?",
  );
  const selectLength = db.prepare<[], { length: number }>("SELECT coalesce(max(position), 0) AS length FROM journal");
  const values = createConsoleValues(db);
  let vector: Record<string, number> = {};
  let clock: Clock = clockZero;
  let ahead: Clock = clockZero;

  const rewind = (): void => {
    const kept = values.read(aheadName);
    ahead = typeof kept === "string" ? stampToClock(kept) : clockZero;
    // What was stamped past one that is too far ahead lies there too, and says nothing of the clock.
    const latest = ahead === clockZero ? Number.POSITIVE_INFINITY : now() + farAheadMs;
    clock = clockZero;
    vector = {};
    for (const { console_id, seq, stamp } of selectConsoles.all()) {
      vector[console_id] = seq;
      const last = stampToClock(stamp);
      if (last.ms <= latest) clock = laterOf(clock, last);
    }
  };
  rewind();

  function write(event: JournalEvent): void {
    const { console_id, seq, stamp, at, account_id, stream, type, payload, actor } = event;
    const texts = [JSON.stringify(payload), JSON.stringify(actor)];
    insert.run(console_id, seq, stamp, at, account_id, stream, type, ...texts);
    vector[console_id] = seq;
  }

  /** Events of one stream follow one another whatever the clocks of their consoles say. */
  function stampIn(stream: string): string {
    const stamp = clockToStamp(clock, consoleId);
    if (isLater(clock, ahead)) return stamp;
    const newest = selectNewest.get(stream)?.stamp ?? "";
    return newest < stamp ? stamp : clockToStamp(tick(stampToClock(newest), 0), consoleId);
  }

  return {
    append: (draft, at) => {
      clock = tick(clock, at);
      const seq = held(vector, consoleId) + 1;
      const event: JournalEvent = {
        console_id: consoleId,
        seq,
        stamp: stampIn(draft.stream),
        at,
        ...draft,
      };
      write(event);
      return event;
    },
    take: (event) => {
      const last = held(vector, event.console_id);
      if (event.seq > last + 1) return "gap";
      if (event.seq <= last)
        return selectStamp.get(event.console_id, event.seq)?.stamp === event.stamp ? "known" : "forked";
      write(event);
      return "taken";
    },
    hear: (heard, isTooFarAhead) => {
      if (!isTooFarAhead) clock = laterOf(clock, heard);
      else if (isLater(heard, ahead)) {
        ahead = heard;
        values.write(aheadName, clockToStamp(heard, ""));
      }
    },
    rewind,
    vector: () => ({ ...vector }),
    after: (id, seq, limit) => selectAfter.all(id, seq, limit).map(rowToEvent),
    stream: (stream) => selectStream.all(stream).map(rowToEvent),
    newest: (stream) => selectNewest.get(stream)?.stamp ?? null,
    *all() {
      // One statement can't stay open while its reader writes.
      for (const { position } of selectOrder.all()) {
        const row = selectOne.get(position);
        if (row !== undefined) yield rowToEvent(row);
      }
    },
    length: () => selectLength.get()?.length ?? 0,
  };
}

const rowToEvent = (row: Row): JournalEvent => ({
  ...row,
  payload: JSON.parse(row.payload) as unknown,
  actor: JSON.parse(row.actor) as Actor,
});
