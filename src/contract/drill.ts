// Exercises: whom one would call, how the one that is running goes, and what earlier ones showed.
import { z } from "zod";

import { Severity } from "../core/alert.ts";
import type { DrillLine, DrillReport, ForeseenPerson } from "../core/drill.ts";

const id = z.string().min(1).max(100);

export interface DrillForesight {
  /** Everybody who would be called if nobody answered. */
  readonly people: readonly ForeseenPerson[];
  /** Of the teams and people that were chosen, those for whom nobody would be called: nobody is on call, or there is no way to reach them. */
  readonly silent: readonly string[];
}

export const drillCalls = {
  /** Nothing is raised and nothing is sent. */
  "drill.foresee": {
    input: z.strictObject({ destinations: z.array(id).min(1).max(50), severity: Severity }),
    output: z.custom<DrillForesight>(),
  },
  /** Newest first, at most 100. */
  "drill.list": { input: z.void(), output: z.custom<readonly DrillLine[]>() },
  /** Null: there is no such exercise. */
  "drill.read": { input: z.strictObject({ id }), output: z.custom<DrillReport | null>() },
};
