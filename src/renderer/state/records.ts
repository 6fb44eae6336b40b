// People, teams, schedules and policies as main lists them. A collection that some screen shows is read again whenever
// anything but an alert changed.
import { useEffect } from "react";
import { create } from "zustand";

import type { AnyItem, EditedCollection } from "../../contract/record.ts";
import type { Item } from "../../core/collection.ts";
import { on } from "../bridge.ts";
import { ask, toCallFailed } from "./connection.ts";

interface Shelf<T> {
  /** By number. Kept in sight while it is read again, also when that fails. */
  readonly items: readonly T[];
  readonly isRead: boolean;
  /** Why the latest reading failed. */
  readonly failure: string | null;
}

type Shelves = Readonly<Partial<Record<EditedCollection, Shelf<AnyItem>>>>;

const unread: Shelf<never> = { items: [], isRead: false, failure: null };

const useShelves = create<Shelves>(() => ({}));

const wanted = new Map<EditedCollection, number>();
/** Read since anything last changed: whoever shows them next need not ask again. */
const fresh = new Set<EditedCollection>();

/** Several edits come close together; the list is read once for all. */
const settleMs = 150;

/** Until the returned function is called. */
export function startRecords(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const readWanted = (): void => {
    timer = undefined;
    for (const [collection, count] of wanted) if (count > 0) void readRecords(collection);
  };
  const stop = on("room.changed", () => {
    fresh.clear();
    timer ??= setTimeout(readWanted, settleMs);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

export async function readRecords(collection: EditedCollection): Promise<void> {
  const { items } = useShelves.getState()[collection] ?? unread;
  fresh.add(collection);
  try {
    const read = await ask("record.list", { collection, q: "" });
    setShelf(collection, { items: keepKnown(items, read), isRead: true, failure: null });
  } catch (error) {
    fresh.delete(collection);
    const shelf = useShelves.getState()[collection] ?? unread;
    setShelf(collection, { ...shelf, failure: toCallFailed(error).failure.message });
  }
}

/** What did not change keeps its identity, so that its row is not drawn again. */
function keepKnown(before: readonly AnyItem[], read: readonly AnyItem[]): readonly AnyItem[] {
  const known = new Map(before.map((item) => [item.id, item]));
  const next = read.map((item) => {
    const old = known.get(item.id);
    return old !== undefined && old.updated_at === item.updated_at && sameFields(old, item) ? old : item;
  });
  return next.length === before.length && next.every((item, place) => item === before[place]) ? before : next;
}

const sameFields = (one: AnyItem, other: AnyItem): boolean =>
  JSON.stringify(one.fields) === JSON.stringify(other.fields);

const setShelf = (collection: EditedCollection, shelf: Shelf<AnyItem>): void =>
  useShelves.setState({ [collection]: shelf });

/** Shows an edit at once, before the list is read again. */
export function takeItem(collection: EditedCollection, item: AnyItem): void {
  const shelf = useShelves.getState()[collection];
  if (shelf === undefined) return;
  const isKnown = shelf.items.some(({ id }) => id === item.id);
  const items = isKnown ? shelf.items.map((one) => (one.id === item.id ? item : one)) : [...shelf.items, item];
  setShelf(collection, { ...shelf, items });
}

export function dropItem(collection: EditedCollection, id: string): void {
  const shelf = useShelves.getState()[collection];
  if (shelf !== undefined) setShelf(collection, { ...shelf, items: shelf.items.filter((item) => item.id !== id) });
}

/** The collection, kept up to date for as long as the component is there. */
export function useRecords<C extends EditedCollection>(collection: C): Shelf<Item<C>> {
  const shelf = useShelves((shelves) => shelves[collection] ?? unread);
  useEffect(() => {
    wanted.set(collection, (wanted.get(collection) ?? 0) + 1);
    if (!fresh.has(collection)) void readRecords(collection);
    return () => void wanted.set(collection, (wanted.get(collection) ?? 1) - 1);
  }, [collection]);
  return shelf as Shelf<Item<C>>;
}
