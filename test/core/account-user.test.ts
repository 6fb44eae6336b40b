import { expect, test } from "vitest";

import {
  AccountUserPatch,
  NewAccountUser,
  removalTrouble,
  standingOf,
  transferTrouble,
} from "../../src/core/account-user.ts";
import { permit } from "../../src/core/permission.ts";

const account = { name: "Head office", owner_user_id: "u1" };
const ravi = { id: "u1", name: "Ravi" };
const meera = { id: "u2", name: "Meera" };
const teams = [
  { id: "t1", members: ["u1", "u2"], admins: ["u2"] },
  { id: "t2", members: ["u2"], admins: [] },
  { id: "t3", members: [], admins: ["u2"] },
];

test("the owner is always admin and billing, whatever the membership says", () => {
  expect(standingOf(ravi, null, account, teams)).toMatchObject({ is_owner: true, roles: ["admin", "billing"] });
  expect(standingOf(ravi, { roles: ["broadcaster", "admin"] }, account, teams).roles).toEqual([
    "admin",
    "billing",
    "broadcaster",
  ]);
});

test("team roles follow from the teams; an admin of a team is in it", () => {
  expect(standingOf(meera, { roles: [] }, account, teams)).toEqual({
    user_id: "u2",
    name: "Meera",
    is_owner: false,
    roles: [],
    admin_of: ["t1", "t3"],
    member_of: ["t1", "t2", "t3"],
  });
});

test("a person of two accounts has the roles of each", () => {
  const branch = { name: "Branch", owner_user_id: "u2" };
  expect(standingOf(meera, { roles: ["communicator"] }, account, []).roles).toEqual(["communicator"]);
  expect(standingOf(meera, null, branch, []).roles).toEqual(["admin", "billing"]);
});

test("a transfer takes effect at once: who had the account may not hand it on any more, who has it now may", () => {
  expect(transferTrouble(account, meera)).toBeNull();
  const after = { ...account, owner_user_id: meera.id };
  const before = { kind: "person", ...standingOf(ravi, null, after, []) } as const;
  const now = { kind: "person", ...standingOf(meera, null, after, []) } as const;
  expect(permit(before, "account.transfer")?.kind).toBe("forbidden");
  expect(permit(now, "account.transfer")).toBeNull();
});

test("an account always has one owner", () => {
  expect(transferTrouble(account, null)).toMatchObject({ kind: "invalid", detail: "An account has exactly one owner" });
  expect(transferTrouble(account, ravi)).toMatchObject({ kind: "conflict" });
  expect(removalTrouble({ is_owner: true, name: "Ravi" })?.detail).toBe("Ravi owns the account; transfer it first");
  expect(removalTrouble({ is_owner: false, name: "Meera" })).toBeNull();
});

test("what may be said of a membership", () => {
  expect(NewAccountUser.parse({ user_id: 4 })).toEqual({ user_id: 4, roles: [] });
  expect(NewAccountUser.safeParse({ user_id: 4, roles: ["owner"] }).success).toBe(false);
  expect(NewAccountUser.safeParse({ user_id: 4, roles: ["admin", "admin"] }).success).toBe(false);
  expect(NewAccountUser.safeParse({ user_id: 4, secret: "$scrypt$" }).success).toBe(false);
  expect(AccountUserPatch.safeParse({ user_id: 5 }).success).toBe(false);
  expect(AccountUserPatch.parse({ secret: null })).toEqual({ secret: null });
});
