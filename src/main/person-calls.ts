// The window's calls about the people of the account: roles, the owner, addresses.
import type { Member, personCalls as calls } from "../contract/person.ts";
import { contactsOf } from "../core/contact.ts";
import { accepted, type Refusal, refused, type Result } from "../core/refusal.ts";
import { answering, type PermittedDesk } from "./permitted-desk.ts";
import { checkPhone } from "./phone-check.ts";
import type { Caller, ContactDesk } from "./ports.ts";
import { membershipOf, standingIn } from "./principal.ts";
import type { Handlers } from "./shell/console-station.ts";
import type { Store } from "./store/store.ts";

export function personCalls(
  { records }: Pick<Store, "records">,
  desk: PermittedDesk,
  contacts: ContactDesk,
  caller: () => Caller,
): Pick<Handlers, keyof typeof calls> {
  const missing: Refusal = { kind: "not_found", detail: "There is no such person in this account" };

  function member(accountId: string, userId: string): Member | null {
    const standing = standingIn(records, accountId, userId);
    if (standing === null) return null;
    const secret = membershipOf(records, accountId, userId)?.fields.secret;
    return { ...standing, can_sign_in: typeof secret === "string" };
  }

  /** Those whom this account keeps, then those who belong to it by a membership alone. */
  function members(accountId: string): readonly Member[] {
    const own = records.users.all(accountId).map(({ id }) => id);
    const guests = records["account-users"].all(accountId).map(({ fields }) => String(fields.user_id));
    return [...new Set([...own, ...guests])].flatMap((id) => member(accountId, id) ?? []);
  }

  const found = (accountId: string, userId: string): Result<Member> => {
    const one = member(accountId, userId);
    return one === null ? refused(missing) : accepted(one);
  };

  return {
    "member.list": () => members(caller().account_id),
    "member.set_roles": ({ user_id, roles }) =>
      answering(async () => {
        const who = caller();
        const { account_id } = who;
        if (member(account_id, user_id) === null) return refused(missing);
        const membership = membershipOf(records, account_id, user_id);
        const unique = [...new Set(roles)];
        if (membership === null) await desk.create("account-users", { user_id, roles: unique }, who);
        else await desk.patch("account-users", membership.id, { roles: unique }, who);
        return found(account_id, user_id);
      }),
    "account.transfer": ({ user_id }) =>
      answering(async () => {
        const who = caller();
        await desk.patch("accounts", who.account_id, { owner_user_id: user_id }, who);
        return accepted(members(who.account_id));
      }),
    "contact.list": ({ user_id }) => {
      const user = records.users.find(caller().account_id, user_id);
      return user === null ? [] : contactsOf(user.fields);
    },
    "contact.send_code": async (asked) => await contacts.send(asked, caller()),
    "contact.confirm_code": async (asked) => {
      const confirmed = await contacts.confirm(asked, caller());
      return confirmed.ok ? accepted(contactsOf(confirmed.value.fields)) : confirmed;
    },
    "contact.check_phone": ({ phone, country }) => checkPhone(phone, country),
  };
}
