// What every screen of records does alike with its list: what is searched for, in which order, which one is opened, its keys.
import { useDeferredValue, useMemo } from "react";

import type { EditedCollection } from "../../contract/record.ts";
import type { Item } from "../../core/collection.ts";
import { useRecords } from "../state/records.ts";
import { useSearch } from "../state/search.ts";
import { useMay } from "../state/sign-in.ts";
import { newId, type Page, useView } from "../state/view.ts";
import { useListKeys } from "./list-keys.ts";

interface Listed<C extends EditedCollection> {
  readonly page: Page;
  readonly collection: C;
  /** `sought` is trimmed and in lower case. Keeps its identity while it judges alike, as `order` does. */
  readonly fits: (item: Item<C>, sought: string) => boolean;
  readonly order: (one: Item<C>, other: Item<C>) => number;
}

export interface Listing<C extends EditedCollection> {
  readonly page: Page;
  readonly collection: C;
  readonly items: readonly Item<C>[];
  readonly isRead: boolean;
  readonly failure: string | null;
  /** What fits the search, in order. */
  readonly shown: readonly Item<C>[];
  readonly query: string;
  readonly mayCreate: boolean;
  /** The id of the opened one, also when it is not there any more; `newId` while one is made. */
  readonly opened: string | null;
  readonly item: Item<C> | null;
  /** Reached by the Tab key. */
  readonly tabStop: string | undefined;
}

export function useListing<C extends EditedCollection>({ page, collection, fits, order }: Listed<C>): Listing<C> {
  const { items, isRead, failure } = useRecords(collection);
  const query = useSearch(page);
  const opened = useView(({ openedByPage }) => openedByPage[page] ?? null);
  const mayCreate = useMay(`${collection}.create`);
  const sought = useDeferredValue(query).trim().toLowerCase();
  const shown = useMemo(() => items.filter((item) => fits(item, sought)).toSorted(order), [items, fits, order, sought]);
  const ids = useMemo(() => shown.map(({ id }) => id), [shown]);
  useListKeys({ page, ids, mayCreate });
  return {
    page,
    collection,
    items,
    isRead,
    failure,
    shown,
    query,
    mayCreate,
    opened,
    item: items.find(({ id }) => id === opened) ?? null,
    tabStop: opened !== null && ids.includes(opened) ? opened : ids[0],
  };
}

export const isNew = ({ opened }: Pick<Listing<EditedCollection>, "opened">): boolean => opened === newId;

interface Named {
  readonly fields: { readonly name: string };
}

export const byName = (one: Named, other: Named): number => one.fields.name.localeCompare(other.fields.name);

export const nameFits = ({ fields }: Named, sought: string): boolean => fields.name.toLowerCase().includes(sought);
