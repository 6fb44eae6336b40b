// The figures of a period, as the figures page shows and compares them.
import { z } from "zod";

import type { AllAnswers } from "../core/figures/answer.ts";
import type { ChannelFigures } from "../core/figures/delivery.ts";
import type { Load } from "../core/figures/load.ts";

export interface AnswersView {
  readonly answers: AllAnswers;
  readonly load: Load;
}

/** Epoch ms; `to` itself is left out. */
const span = { from: z.int().min(0), to: z.int().min(0) };
const isOrdered = ({ from, to }: { readonly from: number; readonly to: number }): boolean => from < to;

export const figuresCalls = {
  "figures.answers": {
    input: z
      .strictObject({ ...span, operators: z.int().min(1).max(100) })
      .refine(isOrdered, { path: ["to"], message: "must be after from" }),
    output: z.custom<AnswersView>(),
  },
  "figures.channels": {
    input: z.strictObject(span).refine(isOrdered, { path: ["to"], message: "must be after from" }),
    output: z.custom<readonly ChannelFigures[]>(),
  },
  /** Asks the operator where; answers the path, or null when they thought better of it. */
  "file.save": {
    input: z.strictObject({ name: z.string().min(1).max(200), text: z.string().max(20_000_000) }),
    output: z.custom<string | null>(),
  },
};
