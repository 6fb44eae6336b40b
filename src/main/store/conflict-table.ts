// Edits of records that did not know of each other, until somebody settles them.
import type { Collection } from "../../core/collection.ts";
import type { RecordState } from "../../core/record.ts";
import type { KeptConflict } from "../ports.ts";
import { type Column, fromRow, toCells, upsert } from "./codec.ts";
import type { Db } from "./open.ts";

export interface ConflictTable {
  /** Puts a record's conflicts in the place of those that it had. */
  readonly keep: (collection: Collection, before: RecordState | null, after: RecordState) => void;
  /** Of a record that is folded again. */
  readonly clear: (collection: Collection, recordId: string) => void;
  /** Those that nobody has settled, the newest first. */
  readonly open: (accountId: string) => readonly KeptConflict[];
  readonly find: (accountId: string, id: string) => KeptConflict | null;
  readonly ofRecord: (collection: Collection, recordId: string) => readonly KeptConflict[];
}

const columns: readonly Column<keyof KeptConflict>[] = [
  ["id", "plain"],
  ["account_id", "plain"],
  ["collection", "plain"],
  ["record_id", "plain"],
  ["kind", "plain"],
  ["field", "plain"],
  ["winner", "json"],
  ["loser", "json"],
  ["settled_at", "plain"],
  ["settled_by", "plain"],
];

type Row = Readonly<Record<string, string | number | null>>;

export function createConflictTable(db: Db): ConflictTable {
  const save = db.prepare(
    upsert(
      "record_conflicts",
      columns.map(([name]) => name),
    ),
  );
  const remove = db.prepare("DELETE FROM record_conflicts WHERE collection = ? AND record_id = ?");
  const selectOpen = db.prepare<[string], Row>(
    "SELECT * FROM record_conflicts WHERE account_id = ? AND settled_at IS NULL",
  );
  const selectOne = db.prepare<[string, string], Row>("SELECT * FROM record_conflicts WHERE id = ? AND account_id = ?");
  const selectOfRecord = db.prepare<[string, string], Row>(
    "SELECT * FROM record_conflicts WHERE collection = ? AND record_id = ?",
  );
  const toConflict = (row: Row): KeptConflict => fromRow<KeptConflict>(columns, row);
  return {
    keep: (collection, before, { id, account_id, conflicts }) => {
      for (const conflict of conflicts)
        if (before?.conflicts.includes(conflict) !== true)
          save.run(toCells<KeptConflict>(columns, { ...conflict, account_id, collection, record_id: id }));
    },
    clear: (collection, recordId) => void remove.run(collection, recordId),
    open: (accountId) =>
      selectOpen
        .all(accountId)
        .map(toConflict)
        .toSorted((one, other) => other.loser.at - one.loser.at || (one.id < other.id ? -1 : 1)),
    find: (accountId, id) => {
      const row = selectOne.get(id, accountId);
      return row === undefined ? null : toConflict(row);
    },
    ofRecord: (collection, recordId) => selectOfRecord.all(collection, recordId).map(toConflict),
  };
}
