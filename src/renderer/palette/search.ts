// What is typed into the palette, what was found for it, and what was opened from it before.
import { create } from "zustand";
import { z } from "zod";

import type { Found } from "../../contract/search.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { keep, recall } from "../state/storage.ts";

interface Search {
  readonly q: string;
  readonly found: readonly Found[];
  /** The choice that Enter takes; the first after every letter and every answer. */
  readonly active: number;
  readonly failure: string | null;
}

export const useSearch = create<Search>(() => ({ q: "", found: [], active: 0, failure: null }));

export const setActive = (active: number): void => useSearch.setState({ active });

/** Typing on is faster than an answer is of use. */
const settleMs = 80;
let timer: ReturnType<typeof setTimeout> | undefined;

/** What was found before stays in sight until the new answer is there. */
export function type(q: string): void {
  useSearch.setState({ q, active: 0 });
  clearTimeout(timer);
  if (q.trim() === "") useSearch.setState({ found: [], failure: null });
  else timer = setTimeout(() => void read(q), settleMs);
}

async function read(q: string): Promise<void> {
  const isCurrent = (): boolean => useSearch.getState().q === q;
  try {
    const found = await ask("search.read", { q });
    if (isCurrent()) useSearch.setState({ found, active: 0, failure: null });
  } catch (error) {
    if (isCurrent()) useSearch.setState({ found: [], failure: toCallFailed(error).failure.message });
  }
}

const Recent = z.array(
  z.object({
    kind: z.enum(["alert", "users", "teams", "escalation-policies", "alert-configurations"]),
    id: z.string(),
    number: z.number(),
    title: z.string(),
    detail: z.string(),
  }),
);
const recentAtMost = 6;

export const recentlyOpened = (): readonly Found[] => recall("palette", Recent, []);

export function rememberOpened(found: Found): void {
  const others = recentlyOpened().filter(({ id }) => id !== found.id);
  keep("palette", [found, ...others].slice(0, recentAtMost));
}
