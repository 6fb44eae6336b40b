import { describe, expect, test } from "vitest";

import type { GlobalRole, Standing } from "../../src/core/account-user.ts";
import { type Command, commandNames, permit, permissions, type Principal } from "../../src/core/permission.ts";

const team = "team-8";
const meera = "user-1";

const person = (edits: Partial<Standing>): Principal => ({
  kind: "person",
  user_id: "user-2",
  name: "Ravi",
  is_owner: false,
  roles: [],
  admin_of: [],
  member_of: [],
  ...edits,
});
const having = (role: GlobalRole): Principal => person({ roles: [role] });

/** A column of the matrix each, by its letter. */
const roles: Readonly<Record<string, Principal>> = {
  O: person({ is_owner: true, roles: ["admin", "billing"] }),
  A: having("admin"),
  B: having("billing"),
  C: having("communicator"),
  R: having("broadcaster"),
  // Admin of the team that the command is about, and of another one.
  T: person({ admin_of: [team], member_of: [team] }),
  t: person({ admin_of: ["team-9"], member_of: [team, "team-9"] }),
  // The person whom the command is about.
  S: person({ user_id: meera }),
  N: person({}),
  // API tokens.
  a: { kind: "token", name: "setup", role: "admin" },
  o: { kind: "token", name: "console", role: "operator" },
  i: { kind: "token", name: "sensor", role: "integration" },
  r: { kind: "token", name: "wall", role: "read_only" },
  W: { kind: "integration", name: "Plant 4" },
  // Somebody who answers by phone.
  P: { kind: "responder", name: "Asha" },
  // The engine, and a console where nobody has to sign in.
  E: { kind: "station" },
};

const everybody = "OABCRTtSN";
const matrix: readonly (readonly [allowed: string, ...commands: Command[]])[] = [
  [`${everybody}aoiWPE`, "alert.acknowledge", "alert.move", "alert.reject", "alert.comment"],
  [`${everybody}aoiWE`, "alert.trigger"],
  // Here S is who has acknowledged the alert.
  ["OATSaoiWE", "alert.start", "alert.resolve", "alert.close", "alert.reopen"],
  ["OATSaoiWE", "alert.unacknowledge", "alert.escalate", "alert.hand_off"],
  [`${everybody}E`, "desktop.test"],
  [`${everybody}aE`, "handovers.create"],
  ["OaE", "handovers.patch", "handovers.remove"],
  ...(
    [
      ["OAaoE", "alert-configurations", "integrations", "routers", "maintenance-windows"],
      ["OAaoE", "locations", "routes", "zones"],
      ["OAaE", "account-users", "accounts", "api-tokens", "consoles", "settings"],
      ["OATaoE", "schedules", "shifts", "escalation-policies"],
      ["OARaoE", "broadcasts"],
      ["OACaoE", "communications", "stakeholders"],
      ["OASaoE", "notification-rules"],
    ] as const
  ).flatMap(([allowed, ...collections]) =>
    collections.map((name) => [allowed, `${name}.create`, `${name}.patch`, `${name}.remove`] as const),
  ),
  [
    "OAaoE",
    "teams.create",
    "teams.remove",
    "users.create",
    "users.remove",
    "users.assign",
    "users.vouch",
    "conflicts.settle",
  ],
  ["OATaoE", "teams.patch"],
  ["OASaoE", "users.patch", "users.verify"],
  ["OASE", "sign_in.set_secret"],
  ["OAaE", "channel.test"],
  ["OaE", "sign_in.take_owner_secret"],
  ["OAE", "sign_in.set_lock"],
  ["OBE", "account.subscribe", "account-users.grant_billing"],
  ["OE", "account.transfer", "account.delete", "sign_in.set_owner_secret"],
];

const rows = matrix.flatMap(([allowed, ...commands]) => commands.map((command) => ({ command, allowed })));

describe("the permission matrix", () => {
  test("holds every command once", () => {
    expect(rows.map(({ command }) => command).toSorted()).toEqual(commandNames.toSorted());
  });

  test.each(rows)("$command: $allowed", ({ command, allowed }) => {
    const refusals = Object.entries(roles).map(
      ([letter, principal]) => [letter, permit(principal, command, { team_ids: [team], user_id: meera })] as const,
    );
    expect(refusals.flatMap(([letter, refusal]) => (refusal === null ? [letter] : [])).toSorted()).toEqual(
      allowed.split("").toSorted(),
    );
    for (const [, refusal] of refusals) expect(refusal?.kind ?? "forbidden").toBe("forbidden");
  });
});

test("the refusal says which role is missing and what there is instead", () => {
  const of = (principal: Principal, command: Command): string | undefined =>
    permit(principal, command, { team_ids: [team] })?.detail;
  expect(of(person({ roles: ["billing", "broadcaster"] }), "teams.create")).toBe(
    "Not allowed to create teams: this needs the role admin; Ravi has the roles billing, broadcaster",
  );
  expect(of(person({ admin_of: ["team-9"] }), "shifts.patch")).toBe(
    "Not allowed to edit shifts: this needs the role admin, or team admin of every team that it is about; Ravi has no role and is admin of a team",
  );
  expect(of(having("admin"), "account.transfer")).toBe(
    "Not allowed to transfer the account: this needs the account's owner; Ravi has the role admin",
  );
  expect(of({ kind: "token", name: "wall", role: "read_only" }, "teams.patch")).toBe(
    'This needs the role operator; the token "wall" has the role read_only',
  );
  expect(of({ kind: "token", name: "setup", role: "admin" }, "account.transfer")).toBe(
    "Not allowed to transfer the account: this needs the account's owner; an API token can't do it",
  );
});

test("what belongs to several teams needs an admin of each; what belongs to none needs the role admin", () => {
  const both = person({ admin_of: [team, "team-9"] });
  expect(permit(both, "escalation-policies.patch", { team_ids: [team, "team-9"] })).toBeNull();
  expect(permit(both, "escalation-policies.patch", { team_ids: [team, "team-7"] })?.kind).toBe("forbidden");
  expect(permit(both, "escalation-policies.create", { team_ids: [] })?.kind).toBe("forbidden");
});

test("of several teams that are called for an alert, an admin of one may work it", () => {
  const one = person({ admin_of: [team] });
  expect(permit(one, "alert.resolve", { team_ids: ["team-9", team], user_id: null })).toBeNull();
  expect(permit(person({ member_of: [team] }), "alert.resolve", { team_ids: [team], user_id: null })?.detail).toBe(
    "Not allowed to resolve an alert: this needs whoever has acknowledged it, an admin of its team, or the role admin; Ravi has no role",
  );
});

test("a command about nobody in particular is nobody's own", () => {
  expect(permit(person({}), "users.patch", { user_id: null })?.kind).toBe("forbidden");
});

test("every command says in words what it does", () => {
  for (const command of commandNames) expect(permissions[command].says, command).toMatch(/^[a-z][a-z' A-Z]+$/u);
});
