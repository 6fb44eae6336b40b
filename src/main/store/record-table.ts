// The rows of one collection, kept at hand whole: a room's people, teams and configurations are few and asked for all the time.
import type { Collection, Item, Kept } from "../../core/collection.ts";
import type { JournalEvent } from "../../core/journal-event.ts";
import { evolveRecord, foldRecord, type RecordEvent, recordEventTypes, type RecordState } from "../../core/record.ts";
import { nextNumber } from "../../core/sync/numbers.ts";
import { type Column, fromRow, toCells, upsert } from "./codec.ts";
import type { ConflictTable } from "./conflict-table.ts";
import type { Journal } from "./journal.ts";
import type { Projection } from "./ledger.ts";
import type { Db } from "./open.ts";
import { tableOf } from "./table-name.ts";

/** What is in its row. Who wrote which field, and what did not win, is in the journal and asked for only when it is edited. */
type Row = Pick<
  RecordState,
  "id" | "number" | "account_id" | "fields" | "stamps" | "created_at" | "updated_at" | "deleted_at"
>;

const columns: readonly Column<keyof Row>[] = [
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
  /** By id, or by number within an account: the older of two that carry it. Not what was deleted. */
  readonly find: (accountId: string, ref: string) => Item<C> | null;
  readonly get: (id: string) => Item<C> | null;
  /** In the order of their numbers. */
  readonly all: (accountId: string) => readonly Item<C>[];
  readonly everywhere: () => readonly Item<C>[];
  readonly nextNumber: (accountId: string) => number;
  /** With what its edits were; also of what was deleted. */
  readonly state: (id: string) => RecordState | null;
  /** Changes whenever anything in the collection may have changed. */
  readonly revision: () => number;
}

export function createRecordTable<C extends Collection>(db: Db, setup: Setup<C>): RecordTable<C> {
  const { collection, journal, conflicts, digit } = setup;
  const table = tableOf(collection);
  const save = db.prepare(
    upsert(
      table,
      columns.map(([name]) => name),
    ),
  );
  const selectAll = db.prepare<[], Readonly<Record<string, string | number | null>>>(
    `SELECT ${columns.map(([name]) => name).join(", ")} FROM ${table} ORDER BY account_id, number, id`,
  );
  const selectFirst = db.prepare<[string], { stamp: string | null }>(
    "SELECT min(stamp) AS stamp FROM journal WHERE stream = +?",
  );
  const states = new Map<string, RecordState>();
  let hand: AtHand<C> | null = null;
  let revision = 0;

  function atHand(): AtHand<C> {
    if (hand !== null) return hand;
    hand = { known: new Set(), items: new Map(), idByNumber: new Map(), highest: new Map(), lists: new Map() };
    for (const row of selectAll.all()) take(hand, fromRow<Row>(columns, row), firstStamp);
    return hand;
  }

  function all(accountId: string): readonly Item<C>[] {
    const { items, lists } = atHand();
    const list =
      lists.get(accountId) ??
      [...items.values()]
        .filter((item) => item.account_id === accountId)
        // Those from elsewhere come with numbers of their own.
        .toSorted((one, other) => one.number - other.number || (one.id < other.id ? -1 : 1));
    lists.set(accountId, list);
    return list;
  }

  const idOf = (stream: string): string => stream.slice(stream.indexOf(":") + 1);
  const firstStamp = (id: string): string => selectFirst.get(`${collection}:${id}`)?.stamp ?? "";

  function keep(before: RecordState | null, state: RecordState): void {
    states.set(state.id, state);
    take(atHand(), state, firstStamp);
    revision += 1;
    save.run(...toCells<Row>(columns, state));
    conflicts.keep(collection, before, state);
  }

  /** `before`: as it was before the event of this stamp. */
  function stateOf(id: string, before?: string): RecordState | null {
    const state = states.get(id);
    if (state !== undefined) return state;
    if (!atHand().known.has(id)) return null;
    const events = journal.stream(`${collection}:${id}`);
    const folded = foldRecord(before === undefined ? events : events.filter(({ stamp }) => stamp < before));
    if (folded !== null) states.set(id, folded);
    return folded;
  }

  return {
    types: recordEventTypes,
    apply: (event) => {
      const before = stateOf(idOf(event.stream), event.stamp);
      const after = evolveRecord(before, event as JournalEvent & RecordEvent);
      if (after !== null && after !== before) keep(before, after);
    },
    refold: (stream, events) => {
      conflicts.clear(collection, idOf(stream));
      states.delete(idOf(stream));
      const state = foldRecord(events);
      if (state === null) return;
      const before = atHand().items.get(state.id)?.number ?? state.number;
      keep(null, state);
      // Made twice, and the older one had another number.
      if (before !== state.number) hand = null;
    },
    forget: () => {
      hand = null;
      states.clear();
      revision += 1;
    },
    find: (accountId, ref) => {
      const { items, idByNumber } = atHand();
      const byId = items.get(ref);
      if (byId?.account_id === accountId) return byId;
      if (!/^\d{1,9}$/u.test(ref)) return null;
      const older = items.get(idByNumber.get(numberKey(accountId, Number(ref))) ?? "");
      return older ?? all(accountId).find(({ number }) => number === Number(ref)) ?? null;
    },
    get: (id) => atHand().items.get(id) ?? null,
    all,
    everywhere: () => [...atHand().items.values()],
    nextNumber: (accountId) => nextNumber(atHand().highest.get(accountId) ?? 0, digit()),
    state: (id) => stateOf(id),
    revision: () => revision,
  };
}

interface Setup<C extends Collection> {
  readonly collection: C;
  readonly journal: Pick<Journal, "stream">;
  readonly conflicts: ConflictTable;
  /** The last digit of the numbers that this console gives. */
  readonly digit: () => number | null;
}

interface AtHand<C extends Collection> {
  /** Those that there are or were. */
  readonly known: Set<string>;
  /** What was not deleted. */
  readonly items: Map<string, Item<C>>;
  readonly idByNumber: Map<string, string>;
  /** By account. */
  readonly highest: Map<string, number>;
  /** By account, made when asked for. */
  readonly lists: Map<string, readonly Item<C>[]>;
}

const numberKey = (accountId: string, number: number): string => `${number} ${accountId}`;

function take<C extends Collection>(hand: AtHand<C>, row: Row, firstStamp: (id: string) => string): void {
  const { id, number, account_id, fields, created_at, updated_at } = row;
  hand.known.add(id);
  const key = numberKey(account_id, number);
  const namesake = hand.idByNumber.get(key);
  const isOlder = namesake === undefined || namesake === id || firstStamp(id) < firstStamp(namesake);
  if (isOlder) hand.idByNumber.set(key, id);
  hand.highest.set(account_id, Math.max(number, hand.highest.get(account_id) ?? 0));
  hand.lists.delete(account_id);
  if (row.deleted_at === null)
    hand.items.set(id, { id, number, account_id, fields: fields as unknown as Kept[C], created_at, updated_at });
  else hand.items.delete(id);
}
