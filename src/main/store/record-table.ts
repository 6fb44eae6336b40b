// The rows of one collection, kept at hand whole: a room's people, teams and configurations are few and asked for all the time.
import type { Collection, Item, Kept } from "../../core/collection.ts";
import type { JournalEvent } from "../../core/journal-event.ts";
import { evolveRecord, type RecordEvent, type RecordState } from "../../core/record.ts";
import { type Column, fromRow, toCells, upsert } from "./codec.ts";
import type { Projection } from "./ledger.ts";
import type { Db } from "./open.ts";

const columns: readonly Column<keyof RecordState>[] = [
  ["id", "plain"],
  ["number", "plain"],
  ["account_id", "plain"],
  ["fields", "json"],
  ["stamps", "json"],
  ["created_at", "plain"],
  ["updated_at", "plain"],
  ["deleted_at", "plain"],
];

export interface RecordTable<C extends Collection> extends Projection {
  /** By id, or by number within an account. Not what was deleted. */
  readonly find: (accountId: string, ref: string) => Item<C> | null;
  readonly get: (id: string) => Item<C> | null;
  /** In the order of their numbers. */
  readonly all: (accountId: string) => readonly Item<C>[];
  readonly everywhere: () => readonly Item<C>[];
  readonly nextNumber: (accountId: string) => number;
  /** Changes whenever anything in the collection may have changed. */
  readonly revision: () => number;
}

export function createRecordTable<C extends Collection>(db: Db, table: string): RecordTable<C> {
  const save = db.prepare(
    upsert(
      table,
      columns.map(([name]) => name),
    ),
  );
  const selectAll = db.prepare<[], Readonly<Record<string, string | number | null>>>(
    `SELECT ${columns.map(([name]) => name).join(", ")} FROM ${table} ORDER BY account_id, number, id`,
  );
  let states: Map<string, RecordState> | null = null;
  let revision = 0;

  const load = (): Map<string, RecordState> => {
    states ??= new Map(selectAll.all().map((row) => [String(row["id"]), fromRow<RecordState>(columns, row)]));
    return states;
  };
  const toItem = (state: RecordState): Item<C> => ({
    id: state.id,
    number: state.number,
    account_id: state.account_id,
    fields: state.fields as unknown as Kept[C],
    created_at: state.created_at,
    updated_at: state.updated_at,
  });
  const live = (state: RecordState | undefined): Item<C> | null =>
    state === undefined || state.deleted_at !== null ? null : toItem(state);
  const everywhere = (): readonly Item<C>[] => [...load().values()].flatMap((state) => live(state) ?? []);
  const all = (accountId: string): readonly Item<C>[] => everywhere().filter((item) => item.account_id === accountId);

  return {
    apply: (event) => {
      const id = event.stream.slice(event.stream.indexOf(":") + 1);
      const state = evolveRecord(load().get(id) ?? null, event as JournalEvent & RecordEvent);
      load().set(id, state);
      revision += 1;
      save.run(...toCells<RecordState>(columns, state));
    },
    forget: () => {
      states = null;
      revision += 1;
    },
    find: (accountId, ref) => {
      const byId = live(load().get(ref));
      if (byId !== null && byId.account_id === accountId) return byId;
      if (!/^\d{1,9}$/u.test(ref)) return null;
      return all(accountId).find((item) => item.number === Number(ref)) ?? null;
    },
    get: (id) => live(load().get(id)),
    all,
    everywhere,
    nextNumber: (accountId) => {
      let highest = 0;
      for (const state of load().values())
        if (state.account_id === accountId && state.number > highest) highest = state.number;
      return highest + 1;
    },
    revision: () => revision,
  };
}
