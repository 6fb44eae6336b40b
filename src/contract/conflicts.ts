// Edits that did not know of each other, as the window shows and settles them.
import { z } from "zod";

import type { Collection } from "../core/collection.ts";
import type { Edit, RecordConflict } from "../core/record-conflict.ts";
import type { Result } from "../core/refusal.ts";

/** Without `value` where it may not be shown. */
export type ConflictSide = Edit & { readonly value?: unknown };

export interface ConflictView extends Pick<RecordConflict, "id" | "kind" | "field"> {
  readonly collection: Collection;
  readonly record_id: string;
  readonly number: number;
  /** What it is called; null: it has no name. */
  readonly name: string | null;
  readonly is_secret: boolean;
  /** What stands now: the later value, or the deletion. */
  readonly winner: ConflictSide;
  readonly loser: ConflictSide;
}

export const conflictCalls = {
  /** Those that nobody has settled, the newest first. */
  "conflicts.read": { input: z.void(), output: z.custom<readonly ConflictView[]>() },
  "conflicts.settle": {
    input: z.strictObject({ id: z.string().min(1).max(500), keep: z.enum(["winner", "loser"]) }),
    output: z.custom<Result<readonly ConflictView[]>>(),
  },
};
