// Handing a shift over: what there is to tell, and what was told before.
import { z } from "zod";

import type { Item } from "../core/collection.ts";
import type { HandoverSummary } from "../core/handover.ts";
import type { Result } from "../core/refusal.ts";

const name = z.string().trim().max(200);

export const handoverCalls = {
  /** What happened since then (epoch ms), as of now. */
  "handover.draft": { input: z.strictObject({ since: z.int().min(0) }), output: z.custom<HandoverSummary>() },
  /** Names that are those of people of the account are linked to them. */
  "handover.keep": {
    input: z.strictObject({ began_at: z.int().min(0), outgoing: name, incoming: name, notes: z.string().max(10_000) }),
    output: z.custom<Result<Item<"handovers">>>(),
  },
  /** Newest first, at most 200. */
  "handover.list": { input: z.void(), output: z.custom<readonly Item<"handovers">[]>() },
  /** Prints the page into a file. Answers its path; null: the operator thought better of it. */
  "page.pdf": { input: z.strictObject({ name: z.string().min(1).max(200) }), output: z.custom<string | null>() },
};
