// What would fail tonight, as the readiness page and the bar at the left show it.
import { z } from "zod";

import type { Finding } from "../core/readiness/finding.ts";

export interface ReadinessView {
  /** When it was looked at, epoch ms. */
  readonly at: number;
  /** Worst first. */
  readonly findings: readonly Finding[];
  /** How many things were looked at. */
  readonly checks: number;
}

export const readinessCalls = {
  "readiness.read": { input: z.void(), output: z.custom<ReadinessView>() },
  /** An operator has heard the test sound. */
  "sound.tested": { input: z.void(), output: z.custom<null>() },
};
