// A team's policy and its people, as whoever looks at its plan sees them.
import type { RosterPerson } from "../contract/roster.ts";
import { contactsOf } from "../core/contact.ts";
import { defaultPolicy, type PolicyFields } from "../core/escalation-policy.ts";
import type { TeamFields } from "../core/team.ts";
import type { Store } from "./store/store.ts";

type Records = Store["records"];

export function policyOf(
  records: Records,
  accountId: string,
  { name, escalation_policy_id: id }: Pick<TeamFields, "name" | "escalation_policy_id">,
): PolicyFields {
  const policy = id === null ? null : records["escalation-policies"].find(accountId, String(id));
  return policy?.fields ?? defaultPolicy(name);
}

export function personOf(records: Records, accountId: string, id: string): RosterPerson {
  const fields = records.users.find(accountId, id)?.fields;
  if (fields === undefined) return { id, name: `unknown person ${id}`, is_reachable: false };
  return { id, name: fields.name, is_reachable: contactsOf(fields).some(({ is_usable }) => is_usable) };
}
