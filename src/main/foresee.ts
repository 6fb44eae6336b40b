// What would become of an alert that nobody answers, as things are kept or as somebody is editing them.
import type { Trigger } from "../core/alert-command.ts";
import type { Raising } from "../core/alert-trigger.ts";
import { type DryRun, dryRun } from "../core/dry-run.ts";
import type { Plan } from "../core/plan.ts";
import { rosterWith, type Unsaved } from "../core/unsaved.ts";
import type { Reader } from "./ports.ts";
import { createRoster } from "./roster.ts";
import type { Store } from "./store/store.ts";

/** What an accepted trigger becomes, with its plan. */
type Draft = (
  accountId: string,
  trigger: Trigger,
  given: Pick<Raising, "id" | "number" | "now" | "source" | "integration_id" | "idempotency_key">,
  unsaved: Unsaved | null,
) => Omit<DryRun, "account_id" | "at" | "plan" | "rosterAt"> & { readonly inForce: { readonly plan: Plan } };

export function createForesee(records: Store["records"], shiftsOf: Reader["shifts"], draft: Draft): Reader["foresee"] {
  /** The teams that a policy which is being edited is for. */
  function teamsOf(accountId: string, unsaved: Unsaved | null, ownTeam: string | null): (teamId: string) => boolean {
    const policyOf = (policy: string | number): string =>
      records["escalation-policies"].find(accountId, String(policy))?.id ?? String(policy);
    const users = new Set(
      records.teams
        .all(accountId)
        .flatMap(({ id, fields: { escalation_policy_id } }) =>
          unsaved !== null && escalation_policy_id !== null && policyOf(escalation_policy_id) === unsaved.id
            ? [id]
            : [],
        ),
    );
    return (teamId) => (users.size === 0 ? teamId === ownTeam : users.has(teamId));
  }

  return (accountId, trigger, at, unsaved = null) => {
    const given = {
      id: "dry-run",
      number: 0,
      now: at,
      source: "Dry run",
      integration_id: null,
      idempotency_key: null,
    };
    const { inForce, ...dispatched } = draft(accountId, trigger, given, unsaved);
    const usesIt = teamsOf(accountId, unsaved, dispatched.triggered.team_id);
    const foreseen = dryRun({
      account_id: accountId,
      at,
      ...dispatched,
      plan: inForce.plan,
      rosterAt: (alert, moment) => rosterWith(createRoster(records, shiftsOf, alert, moment), unsaved, usesIt),
    });
    return { plan: inForce.plan, foreseen };
  };
}
