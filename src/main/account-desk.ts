// Accounts as a whole: opening one, inviting somebody into it, deleting it with everything in it.
import { hash, randomBytes } from "node:crypto";

import type { GlobalRole } from "../core/account-user.ts";
import { type Collection, collectionNames, type Item } from "../core/collection.ts";
import { accepted, conflict, invalid, refused, type Result } from "../core/refusal.ts";
import type { PermittedDesk } from "./permitted-desk.ts";
import type { AccountDesk, Caller } from "./ports.ts";
import { membershipOf } from "./principal.ts";
import type { AlertList } from "./store/alert-list.ts";
import type { Transaction } from "./store/ledger.ts";
import type { Store } from "./store/store.ts";

export function newToken(): { readonly token: string; readonly hash: string; readonly last_four: string } {
  const token = `wd_${randomBytes(32).toString("base64url")}`;
  return { token, hash: hash("sha256", token, "hex"), last_four: token.slice(-4) };
}

export function createAccountDesk(setup: {
  readonly store: Pick<Store, "ledger" | "records">;
  readonly list: Pick<AlertList, "open">;
  readonly desk: PermittedDesk;
  readonly newId: (now: number) => string;
}): AccountDesk {
  const { list, desk, newId } = setup;
  const { ledger, records } = setup.store;

  /** Null: a token that is nobody's own. */
  function personOf({ actor }: Caller): string | null {
    if (actor.kind === "operator") return actor.id ?? null;
    if (actor.kind !== "token" || actor.id === undefined) return null;
    return records["api-tokens"].get(actor.id)?.fields.user_id ?? null;
  }

  const ownerOf = (accountId: string): string | null => records.accounts.get(accountId)?.fields.owner_user_id ?? null;

  const belongs = (userId: string, accountId: string): boolean =>
    records.users.get(userId)?.account_id === accountId || membershipOf(records, accountId, userId) !== null;

  /** What is kept of it, everywhere: events of each, so that the journal tells what there was. */
  function dropAll(transaction: Transaction, accountId: string, { actor }: Caller): void {
    const drop = (collection: Collection, id: string): void =>
      void transaction.append(accountId, `${collection}:${id}`, "record.deleted", {}, actor);
    for (const collection of collectionNames.filter((name) => name !== "accounts"))
      for (const { id, account_id } of records[collection].everywhere() as readonly Item[])
        // Whoever belongs to another account as well stays a person of that one.
        if (account_id === accountId && (collection !== "users" || !isElsewhere(id, accountId))) drop(collection, id);
    drop("accounts", accountId);
  }

  const isElsewhere = (userId: string, accountId: string): boolean =>
    records["account-users"]
      .everywhere()
      .some(({ account_id, fields }) => account_id !== accountId && fields.user_id === userId);

  /** An open alert would go on calling people of an account that is not there. */
  function closeAlerts(transaction: Transaction, accountId: string, { actor }: Caller): void {
    const doing = { by: actor.name, by_id: null };
    for (const { id, status } of list.open(accountId)) {
      const append = (type: string, payload: object): void =>
        void transaction.append(accountId, `alert:${id}`, type, payload, actor);
      if (status !== "RESOLVED") append("alert.resolved", { ...doing, notes: null });
      append("alert.closed", { ...doing, notes: "The account was deleted", is_false_alarm: false, is_auto: false });
    }
  }

  return {
    accountsOf: (caller) => {
      const person = personOf(caller);
      return records.accounts
        .everywhere()
        .filter(({ id }) => id === caller.account_id || (person !== null && belongs(person, id)));
    },
    open: async ({ name, time_zone, owner_user_id }, caller) => {
      const refusal = desk.refusalOf("accounts.create", caller);
      if (refusal !== null) return refused(refusal);
      const owner = owner_user_id ?? personOf(caller) ?? ownerOf(caller.account_id);
      const user = owner === null ? null : records.users.find(caller.account_id, String(owner));
      if (user === null) return refused(invalid("owner_user_id", "must name a person of this account"));
      // The token acts as its owner, who may change their own data in every account: nobody gets one of a person that another keeps.
      if (user.id !== personOf(caller) && records.users.get(user.id)?.account_id !== caller.account_id)
        return refused(invalid("owner_user_id", "is kept by another account: only they open an account of their own"));
      const made = newToken();
      return accepted(
        await ledger.commit((transaction) => {
          const id = newId(transaction.now);
          const create = (stream: string, fields: object): void =>
            void transaction.append(id, stream, "record.created", { number: 1, fields }, caller.actor);
          create(`accounts:${id}`, { name, time_zone, owner_user_id: user.id });
          create(`account-users:${newId(transaction.now)}`, { user_id: user.id, roles: ["admin", "billing"] });
          const { hash: hashed, last_four } = made;
          const kept = { name: "first", role: "admin", user_id: user.id, hash: hashed, last_four };
          create(`api-tokens:${newId(transaction.now)}`, kept);
          const account = records.accounts.get(id);
          if (account === null) throw new Error(`account ${id} is missing`);
          return { account, token: made.token };
        }),
      );
    },
    invite: async ({ email, roles }, caller) => {
      const refusal = desk.refusalOf("account-users.create", caller);
      if (refusal !== null) return refused(refusal);
      const wanted = email.toLowerCase();
      const found = records.users.everywhere().filter(({ fields }) => fields.email?.toLowerCase() === wanted);
      const own = found.filter(({ account_id }) => account_id === caller.account_id);
      const [user, ...others] = own.length > 0 ? own : found;
      if (user === undefined)
        return refused(invalid("email", "is nobody's primary address on this console: create the user instead"));
      if (others.length > 0) return refused(conflict("Several people have this address; say user_id"));
      const fields = { user_id: user.id, roles: [...roles] as GlobalRole[] };
      return accepted(await desk.create("account-users", fields, caller));
    },
    close: async (asked, caller): Promise<Result<null>> => {
      const account = records.accounts.get(caller.account_id);
      const refusal = desk.refusalOf("account.delete", caller);
      if (account === null) return refused({ kind: "not_found", detail: "This account is not there any more" });
      if (refusal !== null) return refused(refusal);
      const { name } = account.fields;
      if (asked.confirm_name !== name)
        return refused(
          invalid("confirm_name", `must be the name of the account, ${name}: everything in it is deleted`),
        );
      const isLast = records.accounts.everywhere().every(({ id }) => id === account.id);
      if (isLast && !asked.also_the_last)
        return refused(
          conflict(`${name} is the last account of this console; also_the_last=true deletes it all the same`),
        );
      return accepted(
        await ledger.commit((transaction) => {
          closeAlerts(transaction, account.id, caller);
          dropAll(transaction, account.id, caller);
          return null;
        }),
      );
    },
  };
}
