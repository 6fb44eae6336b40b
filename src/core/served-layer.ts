// The layers that a person may be called on, with how long each lasts: what a person's own steps have to fit into.
import { defaultPolicy, type PolicyFields } from "./escalation-policy.ts";
import type { Shift } from "./schedule/shift.ts";

export interface ServedLayer {
  readonly seconds: number;
  /** In words: "layer 1 of Night Shift". */
  readonly layer: string;
}

export function servedLayers(
  userId: string,
  teams: readonly {
    readonly name: string;
    readonly policy: PolicyFields | null;
    readonly shifts: readonly Pick<Shift, "layer" | "attendees">[];
  }[],
): readonly ServedLayer[] {
  return teams.flatMap(({ name, policy, shifts }) => {
    const { layers } = policy ?? defaultPolicy(name);
    const served = new Set(shifts.filter(({ attendees }) => attendees.includes(userId)).map(({ layer }) => layer));
    return layers.flatMap(({ timeout_seconds }, index) =>
      served.has(index + 1) ? [{ seconds: timeout_seconds, layer: `layer ${index + 1} of ${name}` }] : [],
    );
  });
}
