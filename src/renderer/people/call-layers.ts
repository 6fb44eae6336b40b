// On which layers a person may be called, and how long each asks. Pure.
import type { Item } from "../../core/collection.ts";
import { t } from "../language/language.ts";
import { formatDuration } from "../parts/duration.ts";

export interface CallLayer {
  /** How long the layer asks. */
  readonly seconds: number;
  /** As warnings call it. */
  readonly layer: string;
  readonly words: string;
}

interface Known {
  readonly teams: readonly Item<"teams">[];
  readonly shifts: readonly Item<"shifts">[];
  readonly policies: readonly Item<"escalation-policies">[];
}

/** Of every team whose shifts name this person, by team and layer. */
export function callLayersOf(userId: string, { teams, shifts, policies }: Known): readonly CallLayer[] {
  const own = shifts.filter(({ fields }) => fields.attendees.includes(userId));
  return teams.flatMap(({ fields: team }) => {
    const policy = policies.find(({ id }) => id === team.escalation_policy_id);
    if (policy === undefined) return [];
    const numbers = new Set(
      own.filter(({ fields }) => fields.schedule_id === team.schedule_id).map(({ fields }) => fields.layer),
    );
    return [...numbers]
      .toSorted((one, other) => one - other)
      .flatMap((number) => {
        const layer = policy.fields.layers[number - 1];
        if (layer === undefined) return [];
        const name = t("layer {{number}} of {{name}}", { number, name: team.name });
        return [
          { seconds: layer.timeout_seconds, layer: name, words: `${name} (${formatDuration(layer.timeout_seconds)})` },
        ];
      });
  });
}
