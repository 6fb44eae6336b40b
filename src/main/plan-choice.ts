// Whom an alert notifies: the configuration that is in force for it, with why, kept at hand until anything changes that it follows from.
import { createHash } from "node:crypto";

import type { Trigger } from "../core/alert-command.ts";
import { chooseConfiguration } from "../core/applicable.ts";
import type { Plan } from "../core/plan.ts";
import { configurationsWith, type Unsaved } from "../core/unsaved.ts";
import { allTheSame } from "./all-the-same.ts";
import type { Store } from "./store/store.ts";

interface PlanInForce {
  readonly id: string;
  readonly plan: Plan;
}

type About = Pick<Trigger, "alert_type"> & { readonly team_id: string | number | null };

export interface PlanChoice {
  readonly plan: (accountId: string, alert: About) => PlanInForce;
  /** As if this were saved already. */
  readonly planWith: (accountId: string, alert: About, unsaved: Unsaved | null, now: number) => PlanInForce;
}

export const inForceOf = (plan: Plan): PlanInForce => ({
  id: createHash("sha256").update(JSON.stringify(plan)).digest("base64url").slice(0, 22),
  plan,
});

export function createPlanChoice(records: Store["records"]): PlanChoice {
  const teamKey = (accountId: string) => (team: string | number) =>
    records.teams.find(accountId, String(team))?.id ?? String(team);

  let known = new Map<string, PlanInForce>();
  let knownRevision = "";
  function plan(accountId: string, alert: About): PlanInForce {
    const revision = [records["alert-configurations"], records.teams, records.users, records.accounts]
      .map((table) => table.revision())
      .join();
    if (revision !== knownRevision) [known, knownRevision] = [new Map(), revision];
    const key = `${accountId} ${alert.alert_type} ${alert.team_id ?? ""}`;
    const found = known.get(key) ?? planWith(accountId, alert);
    known.set(key, found);
    return found;
  }

  function planWith(accountId: string, alert: About, unsaved: Unsaved | null = null, now = 0): PlanInForce {
    const kept = records["alert-configurations"]
      .all(accountId)
      .map(({ id, number, created_at, fields }) => ({ ...fields, id, number, created_at }));
    const configurations = configurationsWith(kept, unsaved, now);
    const choose = (among: typeof configurations) => chooseConfiguration(among, alert, teamKey(accountId));
    const isReadable = (one: (typeof configurations)[number]): boolean =>
      allTheSame(
        () => choose([one]) !== null,
        () => false,
      );
    const { winner, why, others } = allTheSame(
      () => choose(configurations),
      () => choose(configurations.filter(isReadable)),
    );
    const ownerId = records.accounts.get(accountId)?.fields.owner_user_id ?? null;
    const owner = ownerId === null ? null : records.users.get(ownerId);
    return inForceOf({
      configuration: winner,
      why,
      others,
      owner: owner === null ? null : { name: owner.fields.name, email: owner.fields.email },
    });
  }

  return { plan, planWith };
}
