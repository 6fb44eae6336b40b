// Which events of the journal cannot be folded, and why.
import type { JournalEvent } from "../../core/journal-event.ts";
import type { Db } from "./open.ts";

export interface SetAside {
  readonly console_id: string;
  readonly seq: number;
  readonly stream: string;
  readonly reason: string;
}

export interface SetAsideTable {
  readonly keep: (event: JournalEvent, reason: string) => void;
  /** Of one stream, or of all: they will be tried again. */
  readonly clear: (stream: string | null) => void;
  readonly without: (stream: string, events: readonly JournalEvent[]) => readonly JournalEvent[];
  readonly all: () => readonly SetAside[];
}

export function createSetAsideTable(db: Db): SetAsideTable {
  const insert = db.prepare("INSERT OR REPLACE INTO set_aside (console_id, seq, stream, reason) VALUES (?, ?, ?, ?)");
  const clear = db.prepare("DELETE FROM set_aside WHERE stream = ?");
  const clearAll = db.prepare("DELETE FROM set_aside");
  const selectOf = db.prepare<[string], Pick<SetAside, "console_id" | "seq">>(
    "SELECT console_id, seq FROM set_aside WHERE stream = ?",
  );
  const selectAll = db.prepare<[], SetAside>(
    "SELECT console_id, seq, stream, reason FROM set_aside ORDER BY console_id, seq",
  );
  return {
    keep: ({ console_id, seq, stream }, reason) => void insert.run(console_id, seq, stream, reason),
    clear: (stream) => void (stream === null ? clearAll.run() : clear.run(stream)),
    without: (stream, events) => {
      const aside = selectOf.all(stream);
      if (aside.length === 0) return events;
      return events.filter(
        (event) => !aside.some((one) => one.console_id === event.console_id && one.seq === event.seq),
      );
    },
    all: () => selectAll.all(),
  };
}
