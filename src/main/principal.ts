// Whom an actor stands for, as far as permission goes.
import { type AccountUserFields, type Standing, standingOf } from "../core/account-user.ts";
import type { Item } from "../core/collection.ts";
import type { Principal } from "../core/permission.ts";
import { accepted, refused, type Result } from "../core/refusal.ts";
import type { Caller } from "./ports.ts";
import type { Store } from "./store/store.ts";

type Records = Pick<Store["records"], "account-users" | "accounts" | "api-tokens" | "teams" | "users">;

export function membershipOf(
  records: Pick<Records, "account-users">,
  accountId: string,
  userId: string,
): Item<"account-users"> | null {
  return records["account-users"].all(accountId).find(({ fields }) => fields.user_id === userId) ?? null;
}

/** Null: not a person of this account. A person kept by another account belongs to this one by a membership. */
export function standingIn(records: Records, accountId: string, userId: string): Standing | null {
  const user = records.users.get(userId);
  const membership = membershipOf(records, accountId, userId);
  if (user === null || (user.account_id !== accountId && membership === null)) return null;
  return standingOf(
    { id: user.id, name: user.fields.name },
    membership?.fields ?? null,
    records.accounts.get(accountId)?.fields ?? null,
    records.teams.all(accountId).map(({ id, fields: { members, admins } }) => ({ id, members, admins })),
  );
}

/** Everybody of the account who can sign in at a console. */
export function peopleWithSecret(
  records: Pick<Records, "account-users" | "users">,
  accountId: string,
): readonly { readonly user: Item<"users">; readonly secret: string; readonly membership: Item<"account-users"> }[] {
  return records["account-users"].all(accountId).flatMap((membership) => {
    const { user_id, secret }: AccountUserFields = membership.fields;
    const user = records.users.get(String(user_id));
    return user === null || typeof secret !== "string" ? [] : [{ user, secret, membership }];
  });
}

export type Identify = (caller: Caller) => Result<Principal>;

const forbidden = (detail: string): Result<never> => refused({ kind: "forbidden", detail });

export function createIdentify(records: Records): Identify {
  return ({ account_id, actor }) => {
    switch (actor.kind) {
      case "operator": {
        if (actor.id === undefined)
          return peopleWithSecret(records, account_id).length === 0
            ? accepted({ kind: "station" })
            : forbidden("This console is locked; sign in to act");
        const standing = standingIn(records, account_id, actor.id);
        return standing === null
          ? forbidden(`${actor.name} is not a member of this account any more`)
          : accepted({ kind: "person", ...standing });
      }
      case "token": {
        const token = actor.id === undefined ? null : records["api-tokens"].get(actor.id);
        if (token === null) return forbidden(`The token "${actor.name}" is not known here any more`);
        const { role, user_id = null } = token.fields;
        const person = user_id === null ? null : standingIn(records, account_id, user_id);
        return user_id !== null && person === null
          ? forbidden(`The token "${actor.name}" belongs to nobody of this account any more`)
          : accepted({ kind: "token", name: actor.name, role, person });
      }
      case "integration":
      case "responder":
        return accepted({ kind: actor.kind, name: actor.name });
      case "engine":
      case "system":
        return accepted({ kind: "station" });
    }
  };
}
