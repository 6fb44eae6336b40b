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
  let hand: AtHand<C> | null = null;
  let revision = 0;

  function atHand(): AtHand<C> {
    if (hand !== null) return hand;
    hand = { states: new Map(), items: new Map(), idByNumber: new Map(), highest: new Map(), lists: new Map() };
    for (const row of selectAll.all()) take(hand, fromRow<RecordState>(columns, row));
    return hand;
  }

  function all(accountId: string): readonly Item<C>[] {
    const { items, lists } = atHand();
    const list = lists.get(accountId) ?? [...items.values()].filter((item) => item.account_id === accountId);
    lists.set(accountId, list);
    return list;
  }

  function keep(state: RecordState): void {
    take(atHand(), state);
    revision += 1;
    save.run(...toCells<RecordState>(columns, state));
  }

  return {
    apply: (event) => {
      const id = event.stream.slice(event.stream.indexOf(":") + 1);
      const before = atHand().states.get(id) ?? null;
      if (before !== null || event.type === "record.created")
        keep(evolveRecord(before, event as JournalEvent & RecordEvent));
    },
    refold: (_, events) => {
      let state: RecordState | null = null;
      for (const event of events)
        if (state !== null || event.type === "record.created")
          state = evolveRecord(state, event as JournalEvent & RecordEvent);
      if (state !== null) keep(state);
    },
    forget: () => {
      hand = null;
      revision += 1;
    },
    find: (accountId, ref) => {
      const { items, idByNumber } = atHand();
      const byId = items.get(ref);
      if (byId?.account_id === accountId) return byId;
      if (!/^\d{1,9}$/u.test(ref)) return null;
      return items.get(idByNumber.get(numberKey(accountId, Number(ref))) ?? "") ?? null;
    },
    get: (id) => atHand().items.get(id) ?? null,
    all,
    everywhere: () => [...atHand().items.values()],
    nextNumber: (accountId) => (atHand().highest.get(accountId) ?? 0) + 1,
    revision: () => revision,
  };
}

interface AtHand<C extends Collection> {
  readonly states: Map<string, RecordState>;
  /** What was not deleted, in the order of the numbers. */
  readonly items: Map<string, Item<C>>;
  readonly idByNumber: Map<string, string>;
  /** By account. */
  readonly highest: Map<string, number>;
  /** By account, made when asked for. */
  readonly lists: Map<string, readonly Item<C>[]>;
}

const numberKey = (accountId: string, number: number): string => `${number} ${accountId}`;

function take<C extends Collection>(hand: AtHand<C>, state: RecordState): void {
  const { id, number, account_id, fields, created_at, updated_at } = state;
  hand.states.set(id, state);
  hand.idByNumber.set(numberKey(account_id, number), id);
  hand.highest.set(account_id, Math.max(number, hand.highest.get(account_id) ?? 0));
  hand.lists.delete(account_id);
  if (state.deleted_at === null)
    hand.items.set(id, { id, number, account_id, fields: fields as unknown as Kept[C], created_at, updated_at });
  else hand.items.delete(id);
}
