// Several accounts on one console, and people who belong to more than one.
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { collectionNames } from "../../../src/core/collection.ts";
import { exampleBySchema } from "../../../src/main/intake/example.ts";
import { tables } from "../../../src/main/intake/collection-table.ts";
import { startStation, type TestStation } from "../../kit/station.ts";

let at: TestStation;
beforeEach(async () => {
  at = await startStation({ isBeatManual: true });
});
afterEach(() => at.stop());

type Call = (method: string, path: string, body?: object) => ReturnType<TestStation["call"]>;
const as =
  (token: string): Call =>
  (method, path, body) =>
    at.call(method, `/api/v1${path}`, body, { authorization: `Bearer ${token}` });
const first: Call = (method, path, body) => at.call(method, `/api/v1${path}`, body);

async function made(call: Call, path: string, body: object): Promise<any> {
  const reply = await call("POST", path, body);
  expect(reply.status, `${path} ${JSON.stringify(reply.body)}`).toBe(201);
  return reply.body;
}

/** A second account, owned by Meera of the first. */
async function branch() {
  const meera = await made(first, "/users", { name: "Meera", email: "meera@company.com", phone: "+919845012345" });
  const account = await made(first, "/accounts", { name: "Branch", time_zone: "UTC", owner_user_id: meera.number });
  return { meera, account, call: as(account.token) };
}

const names = async (call: Call, path: string): Promise<readonly string[]> =>
  (await call("GET", `${path}?limit=200`)).body.data.map(({ name }: { name: string }) => name);

describe("a new account", () => {
  test("belongs to whoever opened it, who is admin and billing there, with a token of their own", async () => {
    const { meera, account, call } = await branch();
    expect(account).toMatchObject({ name: "Branch", owner_user_id: meera.id, token: expect.stringMatching(/^wd_/u) });
    expect((await call("GET", "/account-users")).body.data).toMatchObject([
      { user_id: meera.id, name: "Meera", is_owner: true, roles: ["admin", "billing"] },
    ]);
    expect((await call("GET", "/api-tokens")).body.data).toMatchObject([{ role: "admin", user_id: meera.id }]);
    expect(await names(call, "/accounts")).toEqual(["default", "Branch"]);
    expect(await names(first, "/accounts")).toEqual(["default"]);
    expect((await first("GET", `/accounts/${account.id}`)).status).toBe(404);
  });

  test("needs an administrator and an owner from the present one", async () => {
    const { token } = await made(first, "/api-tokens", { name: "Gate", role: "operator" });
    const opened = { name: "X", time_zone: "UTC" };
    expect((await as(token)("POST", "/accounts", opened)).status).toBe(403);
    const { owner_user_id } = (await first("GET", "/accounts/default")).body;
    expect((await made(first, "/accounts", opened)).owner_user_id).toBe(owner_user_id);
    expect(await first("POST", "/accounts", { ...opened, owner_user_id: "nobody" })).toMatchObject({
      status: 400,
      body: { errors: [{ path: "owner_user_id" }] },
    });
  });
});

test("nobody gets a token of a guest by opening an account in the guest's name", async () => {
  const { call } = await branch();
  const ravi = await made(first, "/users", { name: "Ravi", email: "ravi@company.com", phone: "+919845099999" });
  await made(call, "/account-users", { email: "ravi@company.com", roles: [] });
  const opened = await call("POST", "/accounts", { name: "Trap", time_zone: "UTC", owner_user_id: ravi.id });
  expect(opened).toMatchObject({ status: 400, body: { errors: [{ path: "owner_user_id" }] } });
  const own = await call("POST", "/accounts", { name: "Own", time_zone: "UTC" });
  expect(own.status).toBe(201);
});

describe("what belongs to one account", () => {
  /** The least of each collection. */
  const bodies: Record<string, (own: any) => object> = {
    "alert-configurations": () => ({
      config_name: "C",
      notification_channels: ["EMAIL"],
      primary_recipients: [{ name: "R", email: "r@company.com", phone: null, role: null, channels: ["EMAIL"] }],
    }),
    users: () => ({ name: "U" }),
    "account-users": ({ guard }) => ({ user_id: guard.id }),
    teams: () => ({ name: "T" }),
    schedules: () => ({ name: "S" }),
    shifts: ({ guard, team }) => ({
      schedule_id: team.schedule_id,
      layer: 1,
      attendees: [guard.id],
      time_zone: "UTC",
      start: "2026-11-21T22:00",
      end: "2026-11-22T06:00",
    }),
    "escalation-policies": () => ({ name: "P", layers: [{ timeout_seconds: 300, color_hex: "#10B981" }] }),
    "notification-rules": () => ({ name: "R" }),
    routers: () => ({ name: "R" }),
    "maintenance-windows": () => ({ name: "W", reason: "R", everything: true }),
    stakeholders: () => ({ name: "S" }),
    "api-tokens": () => ({ name: "T" }),
    integrations: () => ({ name: "I", type: "generic_webhook" }),
    locations: () => exampleBySchema["NewLocation"] ?? {},
    zones: () => exampleBySchema["NewZone"] ?? {},
    routes: () => exampleBySchema["NewRoute"] ?? {},
  };
  test("every collection of the API is in this test", () => {
    const others = Object.keys(tables).filter((name) => name !== "accounts");
    expect(others.toSorted()).toEqual(Object.keys(bodies).toSorted());
  });

  test.each(Object.keys(bodies))(
    "%s cannot be seen, edited, deleted or referred to from another",
    async (collection) => {
      const { call } = await branch();
      const own = {
        guard: await made(first, "/users", { name: "Guard" }),
        team: await made(first, "/teams", { name: "Own" }),
      };
      const item = await made(first, `/${collection}`, bodies[collection]?.(own) ?? {});
      const ids = (list: any): readonly string[] => list.body.data.map(({ id }: { id: string }) => id);
      expect(ids(await first("GET", `/${collection}?limit=200`))).toContain(item.id);
      expect(ids(await call("GET", `/${collection}?limit=200`))).not.toContain(item.id);
      expect((await call("GET", `/${collection}/${item.id}`)).status).toBe(404);
      expect((await call("DELETE", `/${collection}/${item.id}`)).status).toBe(404);
      expect((await call("PATCH", `/${collection}/${item.id}`, {})).status).toBe(404);
      for (const [other, { references }] of Object.entries(tables))
        for (const [path, targets] of Object.entries(references)) {
          if (!targets.includes(collection as never) || path.includes(".") || bodies[other] === undefined) continue;
          const theirs = {
            guard: await made(call, "/users", { name: "G" }),
            team: await made(call, "/teams", { name: "T" }),
          };
          const body = bodies[other](theirs) as Record<string, unknown>;
          const isList = path.endsWith("s") || path === "catch_all";
          const reply = await call("POST", `/${other}`, { ...body, [path]: isList ? [item.id] : item.id });
          expect(reply.status, `${other}.${path} ${JSON.stringify(reply.body)}`).toBe(400);
          expect(reply.body.errors[0].path, other).toMatch(new RegExp(`^${path}`, "u"));
        }
      const { token: _token, ...kept } = item;
      expect((await first("GET", `/${collection}/${item.id}`)).body).toEqual(kept);
    },
  );

  test("alerts, and everything about them", async () => {
    const { call } = await branch();
    const alert = await made(first, "/alerts/trigger", { alert_type: "SOS", source_id: "same" });
    expect((await call("GET", "/alerts")).body.total_count).toBe(0);
    for (const ref of [alert.id, "1"])
      for (const what of ["", "/timeline", "/notifications", "/escalations", "/comments"])
        expect((await call("GET", `/alerts/${ref}${what}`)).status, ref + what).toBe(404);
    expect((await call("PUT", `/alerts/${alert.id}/acknowledge`, { acknowledged_by: "Meera" })).status).toBe(404);
    const theirs = await made(call, "/alerts/trigger", { alert_type: "DELAYED", source_id: "same" });
    expect(theirs).toMatchObject({ number: 1, account_id: expect.not.stringMatching(/^default$/u) });
    expect((await first("GET", "/alerts")).body.total_count).toBe(1);
    expect(at.station.list.open("default").map(({ id }) => id)).toEqual([alert.id]);
  });

  test("broadcasts, and whom they went to", async () => {
    const { call } = await branch();
    const guard = await made(first, "/users", { name: "Guard" });
    const { id } = await made(first, "/broadcasts", { title: "Canteen closed", user_ids: [guard.id] });
    expect((await call("GET", "/broadcasts")).body.total_count).toBe(0);
    for (const ref of [id, "1"])
      for (const what of ["", "/notifications"])
        expect((await call("GET", `/broadcasts/${ref}${what}`)).status, ref + what).toBe(404);
    expect((await call("POST", "/broadcasts", { title: "X", user_ids: [guard.id] })).status).toBe(400);
  });

  test("the channels are the console's, and set up in its first account", async () => {
    const { call } = await branch();
    expect(await call("PATCH", "/settings", { public_url: "https://x.example" })).toMatchObject({ status: 409 });
  });
});

describe("somebody in two accounts", () => {
  test("is invited by address: a membership, not a copy", async () => {
    const { call } = await branch();
    const ravi = await made(first, "/users", { name: "Ravi", email: "Ravi@company.com", team_id: null });
    expect(await names(call, "/users")).toEqual(["Meera"]);
    expect(await call("POST", "/account-users", { email: "nobody@company.com" })).toMatchObject({
      status: 400,
      body: { errors: [{ path: "email" }] },
    });
    const membership = await made(call, "/account-users", { email: "ravi@company.com", roles: ["broadcaster"] });
    expect(membership).toMatchObject({ user_id: ravi.id, name: "Ravi", roles: ["broadcaster"] });
    expect((await call("POST", "/account-users", { email: "ravi@company.com" })).status).toBe(409);
    expect((await call("POST", "/account-users", { roles: [] })).status).toBe(400);
    const { id } = await made(first, "/users", { name: "Stays" });
    expect((await call("POST", "/account-users", { user_id: id })).status).toBe(400);
    expect(await names(call, "/users")).toEqual(["Meera", "Ravi"]);
    expect((await call("GET", `/users/${ravi.id}`)).body.id).toBe(ravi.id);
    await first("PATCH", `/users/${ravi.id}`, { name: "Ravi Kumar" });
    expect(await names(call, "/users")).toEqual(["Meera", "Ravi Kumar"]);
    const walk = async (cursor: string): Promise<readonly string[]> => {
      const { data, next_cursor } = (await call("GET", `/users?limit=1${cursor}`)).body;
      const seen = data.map(({ name }: { name: string }) => name);
      return next_cursor === null ? seen : [...seen, ...(await walk(`&cursor=${next_cursor}`))];
    };
    await made(call, "/users", { name: "Local" });
    expect(await walk("")).toEqual(["Local", "Meera", "Ravi Kumar"]);
  });

  test("keeps a team in each, and neither account sees the other's", async () => {
    const { meera, call } = await branch();
    const gate = await made(first, "/teams", { name: "Gate" });
    await first("PATCH", `/users/${meera.id}`, { team_id: gate.id });
    expect((await call("GET", `/users/${meera.id}`)).body.team_id).toBeNull();
    const team = await made(call, "/teams", { name: "Yard", members: [meera.id], admins: [meera.id] });
    expect(team.members).toEqual([meera.id]);
    expect((await first("GET", "/account-users")).body.data).toEqual([]);
  });

  test("is edited by the account that keeps them, or by themselves, and deleted by nobody else", async () => {
    const { call } = await branch();
    const ravi = await made(first, "/users", { name: "Ravi", email: "ravi@company.com" });
    const membership = await made(call, "/account-users", { email: "ravi@company.com" });
    expect(await call("PATCH", `/users/${ravi.id}`, { phone: "+919845099999" })).toMatchObject({ status: 403 });
    expect(await call("DELETE", `/users/${ravi.id}`)).toMatchObject({ status: 409 });
    expect(await first("DELETE", `/users/${ravi.id}`)).toMatchObject({
      status: 409,
      body: { detail: "Ravi also belongs to another account, which has to end that first" },
    });
    const team = await made(call, "/teams", { name: "Yard", members: [ravi.id] });
    expect(await call("DELETE", `/account-users/${membership.id}`)).toMatchObject({
      status: 409,
      body: { errors: [{ path: `teams.${team.id}.members` }] },
    });
    const own = await made(call, "/users", { name: "Local" });
    expect((await call("DELETE", `/account-users/${membership.id}?reassign_to=${own.id}`)).status).toBe(204);
    expect((await call("GET", `/teams/${team.id}`)).body.members).toEqual([own.id]);
    expect(await names(call, "/users")).toEqual(["Local", "Meera"]);
    expect((await first("DELETE", `/users/${ravi.id}`)).status).toBe(204);
  });
});

describe("a token of somebody's own", () => {
  test("may do no more than its person, and ends with them", async () => {
    const { call } = await branch();
    expect(
      (await call("POST", "/api-tokens", { name: "Not mine", user_id: (await made(call, "/users", { name: "X" })).id }))
        .status,
    ).toBe(403);
    expect((await first("POST", "/api-tokens", { name: "Not mine", user_id: 1 })).status).toBe(403);
    const { owner_user_id } = (await call("GET", "/accounts")).body.data[1];
    const mine = as((await made(call, "/api-tokens", { name: "Mine", role: "admin", user_id: owner_user_id })).token);
    const heir = await made(mine, "/users", { name: "Heir" });
    expect((await mine("POST", "/accounts/1/transfer", { user_id: heir.id })).status).toBe(200);
    expect((await mine("PATCH", "/accounts/1", { name: "B" })).status).toBe(200);
    expect((await mine("POST", "/accounts/1/transfer", { user_id: owner_user_id })).status).toBe(403);
    const membership = (await mine("GET", "/account-users")).body.data[0];
    expect((await mine("PATCH", `/account-users/${membership.id}`, { roles: [] })).status).toBe(200);
    expect(await mine("PATCH", `/account-users/${membership.id}`, { roles: ["admin"] })).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining("this needs the role admin; Meera has no role") },
    });
  });
});

describe("the owner", () => {
  test("is changed by a transfer alone, by the owner alone, at once", async () => {
    const { account, call, meera } = await branch();
    const heir = await made(call, "/users", { name: "Heir" });
    expect((await call("PATCH", `/accounts/${account.id}`, { owner_user_id: null })).status).toBe(400);
    expect((await first("POST", "/accounts/default/transfer", { user_id: meera.id })).status).toBe(403);
    expect((await first("PATCH", "/accounts/default", { owner_user_id: meera.id })).status).toBe(403);
    expect((await call("POST", "/accounts/default/transfer", { user_id: heir.id })).status).toBe(404);
    expect((await call("POST", `/accounts/${account.id}/transfer`, { user_id: "nobody" })).status).toBe(400);
    expect(await call("POST", `/accounts/${account.id}/transfer`, { user_id: heir.id })).toMatchObject({
      status: 200,
      body: { owner_user_id: heir.id },
    });
    expect((await call("POST", `/accounts/${account.id}/transfer`, { user_id: meera.id })).status).toBe(403);
    expect((await call("DELETE", `/accounts/${account.id}?confirm_name=Branch`)).status).toBe(403);
  });

  test("deletes the account by its name, with everything in it; people of others stay there", async () => {
    const { account, call, meera } = await branch();
    await made(call, "/teams", { name: "Yard" });
    const { webhook_url } = await made(call, "/integrations", { name: "I", type: "generic_webhook" });
    const alert = await made(call, "/alerts/trigger", { alert_type: "SOS" });
    const path = `/accounts/${account.id}`;
    expect(await call("DELETE", path)).toMatchObject({ status: 400, body: { errors: [{ path: "confirm_name" }] } });
    expect((await call("DELETE", `${path}?confirm_name=default`)).status).toBe(400);
    expect((await first("DELETE", `${path}?confirm_name=Branch`)).status).toBe(404);
    expect((await first("DELETE", "/accounts/default?confirm_name=default")).status).toBe(403);
    expect((await call("DELETE", `${path}?confirm_name=Branch`)).status).toBe(204);
    expect((await call("GET", "/users")).status).toBe(401);
    expect((await fetch(webhook_url, { method: "POST", body: "{}" })).status).toBe(404);
    const { records, journal, alerts } = at.station.store;
    for (const name of collectionNames) expect(records[name].all(account.id), name).toEqual([]);
    expect(alerts.get(alert.id)?.alert).toMatchObject({ status: "CLOSED", next_escalation_at: null });
    expect(alerts.get(alert.id)?.notifications.some(({ next_attempt_at }) => next_attempt_at !== null)).toBe(false);
    expect(
      [...journal.all()].filter((event) => event.account_id === account.id && event.type === "record.deleted"),
    ).not.toEqual([]);
    expect((await first("GET", `/users/${meera.id}`)).body.name).toBe("Meera");
    expect((await first("DELETE", `/users/${meera.id}`)).status).toBe(204);
  });

  test("is asked twice before the last account goes", async () => {
    const { account, call } = await branch();
    await at.station.desk.remove("accounts", "default", {
      account_id: "default",
      actor: { kind: "system", name: "test" },
    });
    const path = `/accounts/${account.id}?confirm_name=Branch`;
    expect(await call("DELETE", path)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining("last account of this console") },
    });
    expect((await call("DELETE", `${path}&also_the_last=true`)).status).toBe(204);
  });
});
