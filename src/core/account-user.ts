// The membership of a person in an account, with the roles that they have there (seed 000, "Permissions").
import { z } from "zod";

import { type Refusal, conflict, invalid } from "./refusal.ts";

/** `admin`: everything but billing; `billing`: the subscription; `broadcaster`: broadcasts; `communicator`: stakeholder communications. */
export const GlobalRole = z.enum(["admin", "billing", "broadcaster", "communicator"]);
export type GlobalRole = z.infer<typeof GlobalRole>;

const reference = z.union([z.string().trim().min(1).max(100), z.int().positive()]);
const roles = z
  .array(GlobalRole)
  .max(4)
  .refine((values) => new Set(values).size === values.length, "must not name a role twice");

/** Without a role a member sees everything, acknowledges and rejects. */
export const NewAccountUser = z.strictObject({ user_id: reference, roles: roles.default([]) });

/** Whose membership it is never changes. A secret is only ever taken away here; it is set at a console. */
export const AccountUserPatch = z
  .strictObject({ roles, secret: z.null().describe("Null takes the PIN or password away.") })
  .partial();

/** As it is kept. `secret` is the scrypt text of the PIN or password; absent or null: this person cannot sign in at a console. */
export type AccountUserFields = z.output<typeof NewAccountUser> & { readonly secret?: string | null };

/** What is never kept with the membership, because it follows from elsewhere. */
export interface Standing {
  readonly user_id: string;
  readonly name: string;
  readonly is_owner: boolean;
  readonly roles: readonly GlobalRole[];
  /** Teams of which this person is an admin. */
  readonly admin_of: readonly string[];
  readonly member_of: readonly string[];
}

/** The owner is always admin and billing, whatever the membership says. */
export function standingOf(
  user: { readonly id: string; readonly name: string },
  membership: Pick<AccountUserFields, "roles"> | null,
  account: { readonly owner_user_id: string | null } | null,
  teams: readonly {
    readonly id: string;
    readonly members: readonly (string | number)[];
    readonly admins: readonly (string | number)[];
  }[],
): Standing {
  const isOwner = account?.owner_user_id === user.id;
  const own = membership?.roles ?? [];
  const names = (list: readonly (string | number)[]): boolean => list.some((ref) => String(ref) === user.id);
  const admin_of = teams.filter(({ admins }) => names(admins)).map(({ id }) => id);
  return {
    user_id: user.id,
    name: user.name,
    is_owner: isOwner,
    roles: isOwner ? [...new Set<GlobalRole>(["admin", "billing", ...own])] : own,
    admin_of,
    member_of: teams.filter(({ id, members }) => admin_of.includes(id) || names(members)).map(({ id }) => id),
  };
}

/** Why the account may not be handed to this person; null: it may. It takes effect at once. */
export function transferTrouble(
  account: { readonly name: string; readonly owner_user_id: string | null },
  to: { readonly id: string; readonly name: string } | null,
): Refusal | null {
  if (to === null) return invalid("owner_user_id", "must name an account user", "An account has exactly one owner");
  if (to.id === account.owner_user_id) return conflict(`${to.name} owns ${account.name} already`);
  return null;
}

/** A membership cannot be taken from the owner: the account would be nobody's. */
export const removalTrouble = (standing: Pick<Standing, "is_owner" | "name">): Refusal | null =>
  standing.is_owner ? conflict(`${standing.name} owns the account; transfer it first`) : null;
