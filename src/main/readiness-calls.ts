// The window's questions about what would fail tonight.
import type { readinessCalls as calls } from "../contract/readiness.ts";
import { checkNames } from "../core/readiness/readiness.ts";
import { firstAccountId } from "./founding.ts";
import type { Handlers } from "./shell/console-station.ts";
import type { Station } from "./station.ts";

export function readinessCalls(
  { readiness, proofs }: Pick<Station, "readiness" | "proofs">,
  now: () => number,
): Pick<Handlers, keyof typeof calls> {
  return {
    "readiness.read": async () => ({
      at: now(),
      findings: await readiness(firstAccountId),
      checks: checkNames.length,
    }),
    "sound.tested": () => {
      proofs.keep("sound", now());
      return null;
    },
  };
}
