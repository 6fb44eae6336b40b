import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { GlobalRole } from "../../src/core/account-user.ts";
import { firstAccountId } from "../../src/main/founding.ts";
import type { Caller } from "../../src/main/ports.ts";
import { windowCalls } from "../../src/main/window-calls.ts";
import { startStation, type TestStation } from "../kit/station.ts";

let running: TestStation;
const ids: Record<string, string> = {};

const system: Caller = { account_id: firstAccountId, actor: { kind: "system", name: "test" } };
const by = (name: string): Caller => ({
  account_id: firstAccountId,
  actor: { kind: "operator", name, id: ids[name] ?? "" },
});

async function hire(name: string, roles: readonly GlobalRole[]): Promise<string> {
  const { desk } = running.station;
  const user = await running.call("POST", "/api/v1/users", { name });
  ids[name] = user.body.id;
  await desk.create("account-users", { user_id: user.body.id, roles: [...roles] }, system);
  return user.body.id;
}

beforeAll(async () => {
  running = await startStation({ isBeatManual: true });
  const { desk, reader } = running.station;
  ids["Ravi"] = reader.item("accounts", firstAccountId, firstAccountId)?.fields.owner_user_id ?? "";
  await desk.patch("users", ids["Ravi"], { name: "Ravi" }, system);
  await hire("Ana", ["admin"]);
  await hire("Bo", ["billing"]);
  await hire("Nia", []);
  await hire("Tara", []);
  for (const [name, admins] of [
    ["Night Shift", [ids["Tara"]]],
    ["Day Shift", []],
  ] as const) {
    const team = await running.call("POST", "/api/v1/teams", { name, admins });
    ids[name] = team.body.id;
    ids[`${name}: schedule`] = team.body.schedule_id;
    ids[`${name}: policy`] = team.body.escalation_policy_id;
  }
});

afterAll(() => running.stop());

const patch = (name: string, collection: "teams" | "users" | "escalation-policies", whose: string, edit: object) =>
  running.station.permitted.patch(collection, ids[whose] ?? "", edit, by(name));
const refusedTo = (work: Promise<unknown>, part = "") =>
  expect(work).rejects.toMatchObject({ refusal: { kind: "forbidden", detail: expect.stringContaining(part) } });

describe("a team admin", () => {
  test("edits the own team, its policy and its shifts, and no other's", async () => {
    expect(await patch("Tara", "teams", "Night Shift", { description: "22 to 6" })).toMatchObject({
      fields: { description: "22 to 6" },
    });
    expect(await patch("Tara", "escalation-policies", "Night Shift: policy", { repeat: 2 })).not.toBeNull();
    await refusedTo(patch("Tara", "teams", "Day Shift", { description: "mine" }), "team admin");
    await refusedTo(patch("Tara", "escalation-policies", "Day Shift: policy", { repeat: 3 }));
    await refusedTo(running.station.permitted.remove("teams", ids["Night Shift"] ?? "", by("Tara")), "the role admin");
    const shiftsOf = (team: string) =>
      running.station.permitted.editShifts(ids[`${team}: schedule`] ?? "", () => ({ ok: true, value: [] }), by("Tara"));
    expect(await shiftsOf("Night Shift")).toMatchObject({ ok: true });
    expect(await shiftsOf("Day Shift")).toMatchObject({ ok: false, refusal: { kind: "forbidden" } });
  });

  test("does not get at another team's schedule by taking it over", async () => {
    await refusedTo(patch("Tara", "teams", "Night Shift", { schedule_id: ids["Day Shift: schedule"] }));
    const schedule = running.station.reader.item("schedules", firstAccountId, ids["Day Shift: schedule"] ?? "");
    await refusedTo(patch("Tara", "teams", "Night Shift", { schedule_id: schedule?.number }));
    expect(await patch("Ana", "teams", "Day Shift", { description: "6 to 22" })).not.toBeNull();
  });
});

describe("a member without a role", () => {
  test("works alerts and edits the own person, not the own team", async () => {
    const raised = await running.station.permitted.trigger({ alert_type: "SOS" }, by("Nia"));
    expect(raised.ok).toBe(true);
    expect(await patch("Nia", "users", "Nia", { language: "en" })).not.toBeNull();
    await refusedTo(patch("Nia", "users", "Bo", { language: "en" }));
    await refusedTo(patch("Nia", "users", "Nia", { team_id: ids["Night Shift"] ?? "" }), "change a person's team");
  });

  test("works an alert once it is acknowledged as theirs, and until then only acknowledges and rejects", async () => {
    const { permitted } = running.station;
    const raised = await permitted.trigger({ alert_type: "DELAYED" }, by("Nia"));
    const id = raised.ok ? raised.value.alert.id : "";
    const act = (name: string, kind: "resolve" | "acknowledge" | "escalate") =>
      permitted.act(id, { kind, by: name, notes: null }, by(name));
    for (const kind of ["resolve", "escalate"] as const)
      expect(await act("Nia", kind)).toMatchObject({
        refusal: { kind: "forbidden", detail: expect.stringContaining("whoever has acknowledged it") },
      });
    expect((await act("Nia", "acknowledge")).ok).toBe(true);
    expect(await act("Bo", "resolve")).toMatchObject({ refusal: { kind: "forbidden" } });
    expect((await act("Nia", "resolve")).ok).toBe(true);
    expect(await permitted.act("nothing", { kind: "resolve", by: "Ana", notes: null }, by("Ana"))).toMatchObject({
      refusal: { kind: "not_found" },
    });
  });

  test("makes an address primary only once it is verified", async () => {
    const { desk, permitted } = running.station;
    await refusedTo(patch("Nia", "users", "Nia", { phone: "+919845012345" }), "unverified address");
    expect(await patch("Nia", "users", "Nia", { other_phones: ["+919845012345"] })).not.toBeNull();
    const verifications = [{ address: "+919845012345", verified_at: 1 }];
    await desk.patch("users", ids["Nia"] ?? "", { verifications }, system);
    expect(await permitted.patch("users", ids["Nia"] ?? "", { phone: "+919845012345" }, by("Nia"))).toMatchObject({
      fields: { phone: "+919845012345" },
    });
  });
});

test("an admin gives every role but billing", async () => {
  const { permitted, reader } = running.station;
  const membership = reader
    .items("account-users", firstAccountId, { limit: 100, after: null, descending: false })
    .items.find(({ fields }) => fields.user_id === ids["Nia"]);
  const give = (name: string, roles: GlobalRole[]) =>
    permitted.patch("account-users", membership?.id ?? "", { roles }, by(name));
  expect(await give("Ana", ["broadcaster"])).toMatchObject({ fields: { roles: ["broadcaster"] } });
  await refusedTo(give("Ana", ["billing"]), "the role billing");
  await refusedTo(give("Bo", ["billing"]), "the role admin");
  expect(await give("Ravi", ["billing"])).toMatchObject({ fields: { roles: ["billing"] } });
  await refusedTo(give("Ana", []), "the role billing");
  expect(await give("Ravi", [])).toMatchObject({ fields: { roles: [] } });
});

test("who was deleted, and a token that was deleted, may do nothing more", async () => {
  const gone: Caller = { account_id: firstAccountId, actor: { kind: "operator", name: "Ghost", id: "nobody" } };
  expect(await running.station.permitted.trigger({ alert_type: "SOS" }, gone)).toMatchObject({
    ok: false,
    refusal: { kind: "forbidden", detail: "Ghost is not a member of this account any more" },
  });
  const token: Caller = { account_id: firstAccountId, actor: { kind: "token", name: "old", id: "nothing" } };
  await refusedTo(running.station.permitted.create("zones" as never, {} as never, token), "not known here");
});

describe("over REST", () => {
  test("no token transfers the account, and the problem says who may", async () => {
    const reply = await running.call("PATCH", "/api/v1/accounts/default", { owner_user_id: ids["Ana"] });
    expect(reply).toMatchObject({
      status: 403,
      body: {
        type: "urn:watchdesk:problem:forbidden",
        detail: "Not allowed to transfer the account: this needs the account's owner; an API token can't do it",
      },
    });
    expect((await running.call("PATCH", "/api/v1/accounts/default", { name: "Head office" })).status).toBe(200);
  });

  test("the owner's membership stays", async () => {
    const { body } = await running.call("POST", "/api/v1/account-users", { user_id: ids["Ravi"] });
    expect(body).toMatchObject({ is_owner: true, roles: ["admin", "billing"] });
    expect(await running.call("DELETE", `/api/v1/account-users/${body.id}`)).toMatchObject({
      status: 409,
      body: { detail: "Ravi owns the account; transfer it first" },
    });
  });

  test("a person belongs to an account once", async () => {
    expect(await running.call("POST", "/api/v1/account-users", { user_id: ids["Ana"] })).toMatchObject({
      status: 409,
      body: { detail: "Ana is an account user already" },
    });
  });
});

test("the owner hands the account over, at once", async () => {
  const { signIn } = running.station;
  const set = (name: string, secret: string) =>
    signIn.setSecret({ user_id: ids[name] ?? "", secret, current: null, operator_name: "desk" });
  expect((await set("Ravi", "2580")).ok).toBe(true);
  expect((await set("Ana", "8520")).ok).toBe(true);
  const { handlers } = windowCalls(running.station, {
    version: "0",
    runtime: "Node",
    runtimeNote: null,
    isDemo: false,
    now: Date.now,
    showOnDesktop: async () => ({ shown: true }),
    saveFile: async () => null,
    savePage: async () => null,
  });
  await handlers["sign_in.begin"]({ who: "Ana", secret: "8520" });
  expect(await handlers["account.transfer"]({ user_id: ids["Ana"] ?? "" })).toMatchObject({
    ok: false,
    refusal: { kind: "forbidden", detail: expect.stringContaining("this needs the account's owner; Ana") },
  });
  await handlers["sign_in.begin"]({ who: "Ravi", secret: "2580" });
  expect(await handlers["account.transfer"]({ user_id: "nobody" })).toMatchObject({
    ok: false,
    refusal: { kind: "invalid" },
  });
  const handed = await handlers["account.transfer"]({ user_id: ids["Ana"] ?? "" });
  expect(handed.ok && handed.value.filter(({ is_owner }) => is_owner).map(({ name }) => name)).toEqual(["Ana"]);
  expect(await handlers["account.transfer"]({ user_id: ids["Ravi"] ?? "" })).toMatchObject({ ok: false });
  expect(await handlers["settings.write"]({ public_url: "https://x.example" })).toMatchObject({
    ok: false,
    refusal: { kind: "forbidden", detail: expect.stringContaining("Ravi has no role") },
  });
  expect(await handlers["channel.test"]({ channel: "SMS", to: "+919845012345" })).toMatchObject({ ok: false });

  await handlers["sign_in.lock"]();
  expect(await handlers["alert.trigger"]({ alert_type: "SOS" })).toMatchObject({
    ok: false,
    refusal: { kind: "forbidden", detail: "This console is locked; sign in to act" },
  });
  expect(await handlers["record.create"]({ collection: "users", fields: { name: "X" } })).toMatchObject({ ok: false });
  expect((await handlers["board.read"]()).alerts.length).toBeGreaterThan(0);
});
