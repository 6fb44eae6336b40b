// What this operator looks at: page, filter, focused and selected alerts, the open dialog. Survives a reload, but for dialogs.
import { create } from "zustand";
import { z } from "zod";

import { Filter, noFilter } from "./filter.ts";
import { keep, recall } from "./storage.ts";

export type Page = "board" | "settings";

/** A question in front of the board. */
export type Dialog =
  | { readonly kind: "raise" }
  | { readonly kind: "keys" }
  | { readonly kind: "bulk" }
  | { readonly kind: "act"; readonly alertId: string; readonly action: AskingAction };

/** Actions that ask before they are carried out, or that take a note. */
export type AskingAction = "acknowledge" | "resolve" | "close" | "escalate" | "reopen" | "unacknowledge";

interface View {
  readonly page: Page;
  readonly filter: Filter;
  /** The alert that the detail pane shows and that single letters act on. */
  readonly focusedId: string | null;
  readonly selectedIds: ReadonlySet<string>;
  /** Where a range begins. */
  readonly anchorId: string | null;
  readonly dialog: Dialog | null;
}

const Kept = z.object({
  page: z.enum(["board", "settings"]),
  filter: Filter,
  focusedId: z.string().nullable(),
  selectedIds: z.array(z.string()),
});

const kept = recall("view", Kept, { page: "board", filter: noFilter, focusedId: null, selectedIds: [] });

export const useView = create<View>(() => ({
  ...kept,
  selectedIds: new Set(kept.selectedIds),
  anchorId: null,
  dialog: null,
}));

useView.subscribe(({ page, filter, focusedId, selectedIds }, before) => {
  if (
    page === before.page &&
    filter === before.filter &&
    focusedId === before.focusedId &&
    selectedIds === before.selectedIds
  )
    return;
  keep("view", { page, filter, focusedId, selectedIds: [...selectedIds] });
});

export const openPage = (page: Page): void => useView.setState({ page });
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
