// After a backup was put back, everything that it holds is overdue at once. The room first sees what stands there: for a minute
// nothing of before the restore escalates or is sent, so that what was over long ago can be resolved. It ends by itself, since a
// pause that waits for somebody would keep a real alert from people in a room that nobody watches. What is new is never held.
import { z } from "zod";

import type { ConsoleValues } from "./store/console-values.ts";

const graceMs = 60_000;

const Grace = z.object({ restored_at: z.number(), ends_at: z.number().nullable() });

export interface RestoreGrace {
  /** What is older waits; null: nothing waits. Epoch ms. */
  readonly heldBefore: () => number | null;
  /** Null: there is none. */
  readonly endsAt: () => number | null;
}

/** It is counted from the first start after the restore, and survives another. */
export function createRestoreGrace(values: ConsoleValues, now: () => number): RestoreGrace {
  const kept = Grace.safeParse(values.read("restore"));
  if (!kept.success) return { heldBefore: () => null, endsAt: () => null };
  const { restored_at } = kept.data;
  const ends_at = kept.data.ends_at ?? now() + graceMs;
  if (kept.data.ends_at === null) values.write("restore", { restored_at, ends_at });
  // A clock that was set back must not hold it for longer than was said.
  const isOn = (): boolean => now() < ends_at && ends_at - now() <= graceMs;
  return { heldBefore: () => (isOn() ? restored_at : null), endsAt: () => (isOn() ? ends_at : null) };
}
