// Search over everything, for the window's command palette.
import { z } from "zod";

/** The collections that have a name and a screen. */
export const searchedCollections = ["users", "teams", "escalation-policies", "alert-configurations"] as const;
export type FoundKind = "alert" | (typeof searchedCollections)[number];

export interface Found {
  readonly kind: FoundKind;
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** What tells two of the same title apart; empty when there is nothing. */
  readonly detail: string;
}

export const searchCalls = {
  /** At most 8 of each kind: alerts newest first, the others by how early the words stand in their name. */
  "search.read": {
    input: z.strictObject({ q: z.string().trim().min(1).max(100) }),
    output: z.custom<readonly Found[]>(),
  },
};
