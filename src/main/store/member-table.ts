// The people of an account: those whom it keeps, and those whom another account keeps who belong to it by a membership.
import type { Item } from "../../core/collection.ts";
import type { RecordTable } from "./record-table.ts";

/** The numbers of an account's own people stay below. A guest's follows from the number of the membership. */
const firstGuestNumber = 1_000_000;

export function withGuests(
  users: RecordTable<"users">,
  memberships: RecordTable<"account-users">,
): RecordTable<"users"> {
  let known = new Map<string, readonly Item<"users">[]>();
  let knownRevision = -1;
  // Each only grows, so that their sum is new whenever one of them is.
  const revision = (): number => users.revision() + memberships.revision();

  /** As this account sees them: the team is another account's business. */
  function guestsOf(accountId: string): readonly Item<"users">[] {
    if (revision() !== knownRevision) [known, knownRevision] = [new Map(), revision()];
    const found =
      known.get(accountId) ??
      memberships.all(accountId).flatMap(({ number, fields }): readonly Item<"users">[] => {
        const user = users.get(String(fields.user_id));
        if (user === null || user.account_id === accountId) return [];
        const seen = { ...user.fields, team_id: null };
        return [{ ...user, account_id: accountId, number: firstGuestNumber + number, fields: seen }];
      });
    known.set(accountId, found);
    return found;
  }

  return {
    ...users,
    find: (accountId, ref) =>
      users.find(accountId, ref) ??
      guestsOf(accountId).find(({ id, number }) => id === ref || String(number) === ref) ??
      null,
    all: (accountId) => {
      const guests = guestsOf(accountId);
      return guests.length === 0 ? users.all(accountId) : [...users.all(accountId), ...guests];
    },
    revision,
  };
}
