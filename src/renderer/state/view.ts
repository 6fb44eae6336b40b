// What this operator looks at: page, filter, focused and selected alerts, the open dialog. Survives a reload, but for dialogs.
import { create } from "zustand";
import { z } from "zod";

import { Filter, noFilter } from "./filter.ts";
import { keep, recall } from "./storage.ts";

const Page = z.enum([
  "board",
  "map",
  "calendar",
  "teams",
  "people",
  "policies",
  "configurations",
  "rules",
  "figures",
  "readiness",
  "integrations",
  "routers",
  "handover",
  "consoles",
  "settings",
]);
export type Page = z.infer<typeof Page>;

export const isPage = (name: string): name is Page => Page.safeParse(name).success;

/** What the id of a thing is while it is made. */
export const newId = "new";

/** A question in front of the board. */
export type Dialog =
  | { readonly kind: "raise" }
  | { readonly kind: "keys" }
  | { readonly kind: "palette" }
  | { readonly kind: "bulk" }
  | { readonly kind: "act"; readonly alertId: string; readonly action: AskingAction };

/** Actions that ask before they are carried out, or that take a note. */
export type AskingAction = "acknowledge" | "resolve" | "close" | "escalate" | "hand_off" | "reopen" | "unacknowledge";

interface View {
  readonly page: Page;
  /** The person, team or policy that a screen shows in detail, or `newId`. */
  readonly openedByPage: Readonly<Partial<Record<Page, string>>>;
  readonly filter: Filter;
  /** The alert that the detail pane shows and that single letters act on. */
  readonly focusedId: string | null;
  readonly selectedIds: ReadonlySet<string>;
  /** Where a range begins. */
  readonly anchorId: string | null;
  readonly dialog: Dialog | null;
}

const Kept = z.object({
  page: Page,
  openedByPage: z.partialRecord(Page, z.string()).default({}),
  filter: Filter,
  focusedId: z.string().nullable(),
  selectedIds: z.array(z.string()),
});

const kept = recall("view", Kept, {
  page: "board",
  openedByPage: {},
  filter: noFilter,
  focusedId: null,
  selectedIds: [],
});

export const useView = create<View>(() => ({
  ...kept,
  selectedIds: new Set(kept.selectedIds),
  anchorId: null,
  dialog: null,
}));

useView.subscribe(({ page, openedByPage, filter, focusedId, selectedIds }, before) => {
  if (
    page === before.page &&
    openedByPage === before.openedByPage &&
    filter === before.filter &&
    focusedId === before.focusedId &&
    selectedIds === before.selectedIds
  )
    return;
  keep("view", { page, openedByPage, filter, focusedId, selectedIds: [...selectedIds] });
});

export const openPage = (page: Page): void => useView.setState({ page });

/** Shows one thing on its screen; null: none. */
export function openThing(page: Page, id: string | null): void {
  useView.setState(({ openedByPage }) => {
    const { [page]: _, ...others } = openedByPage;
    return { page, openedByPage: id === null ? others : { ...others, [page]: id } };
  });
}
export const openDialog = (dialog: Dialog): void => useView.setState({ dialog });
export const closeDialog = (): void => useView.setState({ dialog: null });
export const focusAlert = (focusedId: string | null): void => useView.setState({ focusedId });

export function setFilter(patch: Partial<Filter>): void {
  useView.setState(({ filter }) => ({ filter: { ...filter, ...patch } }));
}

export function toggleSelected(id: string): void {
  useView.setState(({ selectedIds }) => {
    const next = new Set(selectedIds);
    if (!next.delete(id)) next.add(id);
    return { selectedIds: next, anchorId: id };
  });
}

/** Adds everything between the anchor and `id`, as the list shows it. */
export function selectRange(shown: readonly string[], id: string): void {
  useView.setState(({ selectedIds, anchorId, focusedId }) => {
    const to = shown.indexOf(id);
    const start = shown.indexOf(anchorId ?? focusedId ?? id);
    const from = start === -1 ? to : start;
    const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
    return { selectedIds: new Set([...selectedIds, ...range]), anchorId: anchorId ?? shown[from] ?? id };
  });
}

export const select = (ids: readonly string[]): void => useView.setState({ selectedIds: new Set(ids), anchorId: null });
