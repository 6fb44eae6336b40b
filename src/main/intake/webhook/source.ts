// What every webhook source turns its payload into.
import type { Severity } from "../../../core/alert.ts";
import { isDeeperThan } from "../nesting.ts";

export interface Raise {
  readonly kind: "create";
  /** The sender's own id of what is wrong; a repeat while it is open raises nothing new. Null: every one is new. */
  readonly external_id: string | null;
  readonly title: string | null;
  readonly description: string | null;
  /** Null: the integration's. */
  readonly severity: Severity | null;
  readonly metadata: Readonly<Record<string, unknown>> | null;
}

export interface Answer {
  readonly kind: "acknowledge" | "resolve";
  readonly external_id: string;
  readonly notes: string | null;
}

export type Signal = Raise | Answer;

export interface Source {
  /** Bytes. */
  readonly bodyLimit: number;
  /** Throws `InvalidInput` for a payload that is not of this source. What it does not know it ignores. */
  readonly read: (payload: unknown) => readonly Signal[];
}

/** An alarm is never refused for being wordy: it is cut. */
const clip = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 1)}…`);

/** Deeper than any real payload, and far from what overflows a stack. */
export const deepest = 32;

/** Null for what says nothing, or is nested beyond reason. Senders put numbers and objects where text is meant. */
export function toText(value: unknown, length: number): string | null {
  if (value === null || value === undefined || isDeeperThan(value, deepest)) return null;
  const text = (typeof value === "string" ? value : JSON.stringify(value)).trim();
  return text === "" ? null : clip(text, length);
}
