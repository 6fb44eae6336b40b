// Half-typed notes and comments, per alert, so that closing a pane or reloading the window loses nothing.
import { create } from "zustand";
import { z } from "zod";

import { keep, recall } from "./storage.ts";

export type DraftKind =
  | "comment"
  | "acknowledge"
  | "resolve"
  | "close"
  | "escalate"
  | "hand_off"
  | "reopen"
  | "unacknowledge";

interface Drafts {
  /** Newest last. */
  readonly textByKey: Readonly<Record<string, string>>;
}

/** An operator leaves a handful behind; the bound only keeps storage small. */
const atMost = 200;

export const useDrafts = create<Drafts>(() => ({ textByKey: recall("drafts", z.record(z.string(), z.string()), {}) }));

export const draftKey = (alertId: string, kind: DraftKind): string => `${alertId}:${kind}`;

export function readDraft(alertId: string, kind: DraftKind): string {
  return useDrafts.getState().textByKey[draftKey(alertId, kind)] ?? "";
}

export function writeDraft(alertId: string, kind: DraftKind, text: string): void {
  const key = draftKey(alertId, kind);
  const { [key]: _, ...others } = useDrafts.getState().textByKey;
  const textByKey = text === "" ? others : Object.fromEntries([...Object.entries(others), [key, text]].slice(-atMost));
  useDrafts.setState({ textByKey });
  keep("drafts", textByKey);
}
