// The handover that is being written, and those that were. What is typed survives a reload.
import { create } from "zustand";
import { z } from "zod";

import type { Item } from "../../core/collection.ts";
import type { HandoverSummary } from "../../core/handover.ts";
import type { Refusal } from "../../core/refusal.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { keep, recall } from "../state/storage.ts";

const Typed = z.object({
  /** Epoch ms; null: since the shift before was handed over. */
  began_at: z.number().nullable(),
  /** Null: whoever is signed in. */
  outgoing: z.string().nullable(),
  incoming: z.string(),
  notes: z.string(),
});
type Typed = z.infer<typeof Typed>;

interface HandoverState {
  readonly typed: Typed;
  readonly summary: HandoverSummary | null;
  /** Newest first; null until they were read. */
  readonly earlier: readonly Item<"handovers">[] | null;
  /** One of `earlier` that is shown in the place of the new one. */
  readonly openedId: string | null;
  readonly isKeeping: boolean;
  readonly failure: string | null;
  readonly refusal: Refusal | null;
}

const blank: Typed = { began_at: null, outgoing: null, incoming: "", notes: "" };

export const useHandover = create<HandoverState>(() => ({
  typed: recall("handover", Typed, blank),
  summary: null,
  earlier: null,
  openedId: null,
  isKeeping: false,
  failure: null,
  refusal: null,
}));

export function typeHandover(patch: Partial<Typed>): void {
  useHandover.setState(({ typed }) => ({ typed: { ...typed, ...patch }, refusal: null }));
  keep("handover", useHandover.getState().typed);
  if (patch.began_at !== undefined) void readHandover();
}

export const openHandover = (openedId: string | null): void => useHandover.setState({ openedId });

const usualMs = 8 * 3_600_000;
const longestMs = 24 * 3_600_000;

/** Since the last handover, when that was within a day; else the last eight hours. */
export function beganAt({ typed, earlier }: Pick<HandoverState, "typed" | "earlier">, now: number): number {
  if (typed.began_at !== null) return typed.began_at;
  const last = earlier?.[0]?.fields.ended_at ?? 0;
  return now - last < longestMs ? last : now - usualMs;
}

const patienceMs = 30_000;

/** Throws nothing. */
export async function readHandover(): Promise<void> {
  try {
    const earlier = await ask("handover.list", undefined, patienceMs);
    useHandover.setState({ earlier });
    const since = beganAt(useHandover.getState(), Date.now());
    const summary = await ask("handover.draft", { since }, patienceMs);
    useHandover.setState({ summary, failure: null });
  } catch (error) {
    useHandover.setState({ failure: toCallFailed(error).failure.message });
  }
}

/** Answers whether it was kept. */
export async function keepHandover(outgoing: string): Promise<boolean> {
  const { typed, isKeeping } = useHandover.getState();
  if (isKeeping) return false;
  useHandover.setState({ isKeeping: true, refusal: null });
  try {
    const began_at = beganAt(useHandover.getState(), Date.now());
    const { incoming, notes } = typed;
    const kept = await ask("handover.keep", { began_at, outgoing, incoming, notes }, patienceMs);
    if (!kept.ok) {
      useHandover.setState({ isKeeping: false, refusal: kept.refusal });
      return false;
    }
    keep("handover", blank);
    useHandover.setState(({ earlier }) => ({
      typed: blank,
      isKeeping: false,
      openedId: kept.value.id,
      earlier: [kept.value, ...(earlier ?? [])],
    }));
    return true;
  } catch (error) {
    useHandover.setState({ isKeeping: false, failure: toCallFailed(error).failure.message });
    return false;
  }
}
