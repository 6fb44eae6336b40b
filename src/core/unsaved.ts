// A policy or configuration that somebody is still editing, to be foreseen in the place of what is kept.
import { z } from "zod";

import { type Configuration, NewConfiguration } from "./configuration.ts";
import { NewPolicy } from "./escalation-policy.ts";
import type { Roster } from "./on-call-track.ts";

/** Null: it would be new. */
const id = z.string().min(1).max(100).nullable();

export const Unsaved = z.discriminatedUnion("collection", [
  z.strictObject({ collection: z.literal("escalation-policies"), id, fields: NewPolicy }),
  z.strictObject({ collection: z.literal("alert-configurations"), id, fields: NewConfiguration }),
]);
export type Unsaved = z.output<typeof Unsaved>;

/** As they would be once it is saved. A new one is the youngest. */
export function configurationsWith(
  kept: readonly Configuration[],
  unsaved: Unsaved | null,
  now: number,
): readonly Configuration[] {
  if (unsaved?.collection !== "alert-configurations") return kept;
  const edited = kept.find((one) => one.id === unsaved.id);
  if (edited !== undefined) {
    const { number, created_at } = edited;
    return kept.map((one) => (one === edited ? { ...unsaved.fields, id: one.id, number, created_at } : one));
  }
  const number = 1 + Math.max(0, ...kept.map((one) => one.number));
  return [...kept, { ...unsaved.fields, id: "unsaved", number, created_at: now }];
}

/** `usesIt`: whether a team, by its id, is one that the policy would be for. */
export const rosterWith = (roster: Roster, unsaved: Unsaved | null, usesIt: (teamId: string) => boolean): Roster =>
  unsaved?.collection === "escalation-policies"
    ? {
        ...roster,
        team: (ref) => {
          const team = roster.team(ref);
          return team === null || !usesIt(team.id) ? team : { ...team, policy: unsaved.fields };
        },
      }
    : roster;
