// The append-only log. Reading and writing of events; who may append is the ledger's business.
import type { JournalEvent } from "../../core/journal-event.ts";
import { type Clock, clockToStamp, clockZero, stampToClock, tick } from "../../core/stamp.ts";
import type { Actor } from "../../core/alert.ts";
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
  readonly append: (draft: Draft, now: number) => JournalEvent;
  /** After a rollback: counts on from what is on disk. */
  readonly rewind: () => void;
  /** In stamp order. */
  readonly stream: (stream: string) => readonly JournalEvent[];
  /** Every event, in stamp order, one at a time. */
  readonly all: () => IterableIterator<JournalEvent>;
  readonly length: () => number;
}

export function createJournal(db: Db, consoleId: string): Journal {
  const insert = db.prepare(
    `INSERT INTO journal (console_id, seq, stamp, at, account_id, stream, type, payload, actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const columns = "console_id, seq, stamp, at, account_id, stream, type, payload, actor";
  const selectStream = db.prepare<[string], Row>(`SELECT ${columns} FROM journal WHERE stream = +? ORDER BY stamp`);
  const selectOrder = db.prepare<[], { position: number }>("SELECT position FROM journal ORDER BY stamp");
  const selectOne = db.prepare<[number], Row>(`SELECT ${columns} FROM journal WHERE position = ?`);
  const selectSeq = db.prepare<[string], { seq: number | null }>(
    "SELECT max(seq) AS seq FROM journal WHERE console_id = +?",
  );
  const selectStamp = db.prepare<[], { stamp: string }>("SELECT stamp FROM journal ORDER BY position DESC LIMIT 1");
  const selectLength = db.prepare<[], { length: number }>("SELECT coalesce(max(position), 0) AS length FROM journal");
  let seq = 0;
  let clock: Clock = clockZero;

  const rewind = (): void => {
    seq = selectSeq.get(consoleId)?.seq ?? 0;
    const newest = selectStamp.get();
    clock = newest === undefined ? clockZero : stampToClock(newest.stamp);
  };
  rewind();

  return {
    append: (draft, now) => {
      clock = tick(clock, now);
      seq += 1;
      const event: JournalEvent = {
        console_id: consoleId,
        seq,
        stamp: clockToStamp(clock, consoleId),
        at: now,
        ...draft,
      };
      insert.run(
        consoleId,
        seq,
        event.stamp,
        now,
        draft.account_id,
        draft.stream,
        draft.type,
        JSON.stringify(draft.payload),
        JSON.stringify(draft.actor),
      );
      return event;
    },
    rewind,
    stream: (stream) => selectStream.all(stream).map(rowToEvent),
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
