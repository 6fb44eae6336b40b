// What is searched for on each screen. Outlives the screen, not the window.
import { create } from "zustand";

import type { Page } from "./view.ts";

const useQueries = create<Readonly<Partial<Record<Page, string>>>>(() => ({}));

export const useSearch = (page: Page): string => useQueries((queries) => queries[page] ?? "");

export const search = (page: Page, query: string): void => useQueries.setState({ [page]: query });
