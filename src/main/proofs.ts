// When each channel, and the sound of this console, was last tried by hand and worked. It belongs to this console alone.
import { z } from "zod";

import type { Channel } from "../core/alert.ts";
import type { ConsoleValues } from "./store/console-values.ts";

export interface Proofs {
  /** Epoch ms; null: never. */
  readonly at: (what: Channel | "sound") => number | null;
  readonly keep: (what: Channel | "sound", at: number) => void;
}

const Kept = z.record(z.string(), z.number());

export function createProofs(values: ConsoleValues): Proofs {
  const read = (): z.infer<typeof Kept> => Kept.safeParse(values.read("proofs")).data ?? {};
  return {
    at: (what) => read()[what] ?? null,
    keep: (what, at) => values.write("proofs", { ...read(), [what]: at }),
  };
}
