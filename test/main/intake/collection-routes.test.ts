import { afterAll, beforeAll, expect, test } from "vitest";

import { collectionJson, type ShownCollection } from "../../../src/main/intake/collection-json.ts";
import { emergencyResponse } from "../../kit/configurations.ts";
import { startStation, type TestStation } from "../../kit/station.ts";

let at: TestStation;
beforeAll(async () => {
  at = await startStation();
});
afterAll(() => at.stop());

const make = async (collection: string, body: object) => {
  const reply = await at.call("POST", `/api/v1/${collection}`, body);
  expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  return reply.body;
};

test("every collection can be made, listed, read, edited and deleted, in its documented shape", async () => {
  const { schedule_id } = await make("teams", { name: "Gate" });
  const guard = await make("users", { name: "Ravi" });
  const bodies: Record<
    Exclude<ShownCollection, "accounts">,
    { create: object; edit: object; bad: readonly [string, object] }
  > = {
    "alert-configurations": { create: emergencyResponse, edit: { priority: 9 }, bad: ["priority", { priority: 0 }] },
    users: {
      create: { name: "Asha", email: "asha@company.com" },
      edit: { phone: "+919845012345" },
      bad: ["email", { email: "asha" }],
    },
    teams: { create: { name: "Night shift" }, edit: { description: "10 PM to 6 AM" }, bad: ["name", { name: "" }] },
    "account-users": {
      create: { user_id: guard.id, roles: ["broadcaster"] },
      edit: { roles: ["admin", "communicator"] },
      bad: ["roles.0", { roles: ["owner"] }],
    },
    schedules: {
      create: { name: "Nights", time_zone: "Asia/Kolkata" },
      edit: { notes: "Two at a time" },
      bad: ["time_zone", { time_zone: "Asia/Nowhere" }],
    },
    shifts: {
      create: {
        schedule_id,
        layer: 1,
        attendees: [guard.id],
        time_zone: "Asia/Kolkata",
        start: "2026-11-21T22:00:00",
        end: "2026-11-22T06:00:00",
      },
      edit: {},
      bad: ["end", { end: "2026-11-21T21:00" }],
    },
    "escalation-policies": {
      create: { name: "Slow", layers: [{ timeout_seconds: 600, color_hex: "#10B981" }] },
      edit: { repeat: 3 },
      bad: ["layers.0.timeout_seconds", { layers: [{ timeout_seconds: 9 }] }],
    },
    "notification-rules": {
      create: { name: "Loud", user_ids: [guard.id] },
      edit: { enabled: false },
      bad: ["rules.0.conditions.0.value", { rules: [{ conditions: [{ field: "title", operator: "is" }], steps: [] }] }],
    },
    routers: {
      create: {
        name: "Night",
        rules: [
          {
            name: "Doors at night",
            enabled: true,
            conditions: [{ field: "title", operator: "matches", value: "^door \\d+$" }],
            hours: { time_zone: "Asia/Kolkata", days_of_week: [1, 2], from: "22:00", until: "06:00" },
            actions: [
              { kind: "assign", destinations: [guard.id] },
              { kind: "set_severity", severity: "LOW" },
            ],
            when_matched: "continue",
          },
        ],
        catch_all: [guard.id],
      },
      edit: { enabled: false },
      bad: [
        "rules.0.conditions.0.value",
        {
          rules: [
            {
              conditions: [{ field: "title", operator: "matches", value: "door(" }],
              actions: [{ kind: "suppress" }],
            },
          ],
        },
      ],
    },
    "maintenance-windows": {
      create: { name: "Repaint", reason: "The gate is repainted", alert_types: ["DELAYED"] },
      edit: { until: "2099-01-01T00:00:00Z", from: "2098-12-31T00:00:00Z" },
      bad: ["everything", { alert_types: [] }],
    },
    stakeholders: {
      create: { name: "Landlord", email: "landlord@house.example", severities: ["CRITICAL"] },
      edit: { channels: ["EMAIL", "SMS"] },
      bad: ["channels.0", { channels: ["VOICE"] }],
    },
    "api-tokens": { create: { name: "Gate" }, edit: { role: "read_only" }, bad: ["role", { role: "root" }] },
    integrations: {
      create: { name: "Doors", type: "generic_webhook" },
      edit: { severity: "LOW", enabled: false },
      bad: ["type", { type: "prometheus_alertmanager" }],
    },
    locations: {
      create: { name: "Gate 4", point: { type: "Point", coordinates: [77.6602, 12.8452] } },
      edit: { address: "Hosur Road" },
      bad: ["point.coordinates.1", { point: { type: "Point", coordinates: [77.6602, 128.452] } }],
    },
    zones: {
      create: { name: "Tank farm", shape: { type: "Circle", center: [77.5186, 13.0291], radius_meters: 150 } },
      edit: {
        shape: {
          type: "Polygon",
          coordinates: [
            [
              [77.5, 13],
              [77.6, 13],
              [77.6, 13.1],
              [77.5, 13],
            ],
          ],
        },
      },
      bad: ["shape.center.0", { shape: { type: "Circle", center: [277.5, 13], radius_meters: 150 } }],
    },
    routes: {
      create: {
        name: "Night bus 7",
        employee_id: guard.id,
        line: {
          type: "LineString",
          coordinates: [
            [77.736, 12.9845],
            [77.7014, 12.956],
          ],
        },
      },
      edit: { allowed_deviation_meters: 250 },
      bad: ["line.coordinates", { line: { type: "LineString", coordinates: [[77.736, 12.9845]] } }],
    },
  };
  for (const [collection, { create, edit, bad }] of Object.entries(bodies) as [
    keyof typeof bodies,
    (typeof bodies)[keyof typeof bodies],
  ][]) {
    const made = await make(collection, create);
    const shape = collectionJson[collection].strict();
    const { token: _token, ...kept } = made;
    expect(shape.parse(kept), collection).toEqual(kept);
    expect(made).toMatchObject({ ...create, id: expect.any(String), number: expect.any(Number) });
    expect((await at.call("GET", `/api/v1/${collection}/${made.id}`)).body, collection).toEqual(kept);
    expect((await at.call("GET", `/api/v1/${collection}/${made.number}`)).body.id, collection).toBe(made.id);
    const list = (await at.call("GET", `/api/v1/${collection}?limit=200`)).body;
    expect(list.data, collection).toContainEqual(kept);
    const refused = await at.call("PATCH", `/api/v1/${collection}/${made.id}`, bad[1]);
    expect(refused, collection).toMatchObject({ status: 400, body: { errors: [{ path: bad[0] }] } });
    const edited = await at.call("PATCH", `/api/v1/${collection}/${made.id}`, edit);
    expect(edited, collection).toMatchObject({ status: 200, body: edit });
    expect(await at.call("PATCH", `/api/v1/${collection}/999999`, edit), collection).toMatchObject({ status: 404 });
    expect((await at.call("DELETE", `/api/v1/${collection}/${made.id}`)).status, collection).toBe(204);
    expect((await at.call("DELETE", `/api/v1/${collection}/${made.id}`)).status, collection).toBe(404);
    expect((await at.call("GET", `/api/v1/${collection}/${made.id}`)).status, collection).toBe(404);
  }
});

test("a token is shown once, works, and its hash is never shown", async () => {
  const made = await make("api-tokens", { name: "Once", role: "admin" });
  expect(made.token).toMatch(/^wd_[\w-]{43}$/u);
  expect(made.last_four).toBe(made.token.slice(-4));
  expect((await at.call("GET", "/api/v1/users", undefined, { authorization: `Bearer ${made.token}` })).status).toBe(
    200,
  );
  const shown = JSON.stringify([
    (await at.call("GET", "/api/v1/api-tokens")).body,
    (await at.call("GET", `/api/v1/api-tokens/${made.id}`)).body,
  ]);
  expect(shown).not.toContain(made.token);
  expect(shown).not.toMatch(/hash|[0-9a-f]{64}/u);
});

test("an integration answers with its address, and its signing secret is never shown", async () => {
  const made = await make("integrations", { name: "Doors", type: "generic_webhook", signing_secret: "open sesame" });
  expect(made).toMatchObject({
    key: expect.stringMatching(/^[\w-]{32}$/u),
    webhook_url: `${at.url}/integrations/${made.key}`,
    is_signed: true,
  });
  expect(JSON.stringify((await at.call("GET", "/api/v1/integrations")).body)).not.toContain("open sesame");
  const { token } = await make("api-tokens", { name: "Viewer", role: "read_only" });
  const seen = await at.call("GET", `/api/v1/integrations/${made.id}`, undefined, { authorization: `Bearer ${token}` });
  expect(seen.body).toMatchObject({ key: null, webhook_url: null });
});

test("a public address is used for webhook addresses", async () => {
  await at.call("PATCH", "/api/v1/settings", { public_url: "https://alarms.company.com/" });
  const made = await make("integrations", { name: "Doors", type: "generic_webhook" });
  expect(made.webhook_url).toBe(`https://alarms.company.com/integrations/${made.key}`);
  await at.call("PATCH", "/api/v1/settings", { public_url: null });
});

test("a client may name a type of body where there is none", async () => {
  const made = await make("users", { name: "Short stay" });
  expect(
    (await at.call("DELETE", `/api/v1/users/${made.id}`, undefined, { "content-type": "application/json" })).status,
  ).toBe(204);
});

test("an account keeps itself and its owner", async () => {
  const { owner_user_id } = (await at.call("GET", "/api/v1/accounts/default")).body;
  expect(await at.call("DELETE", `/api/v1/users/${owner_user_id}`)).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining("owns the account") },
  });
  expect((await at.call("DELETE", "/api/v1/accounts/default")).status).toBe(403);
  expect((await at.call("GET", `/api/v1/users/${owner_user_id}`)).status).toBe(200);
});

test("references become ids, and one to nothing is refused by path", async () => {
  const team = await make("teams", { name: "Day" });
  const user = await make("users", { name: "Ravi", team_id: team.number });
  expect(user.team_id).toBe(team.id);
  expect((await make("teams", { name: "Both", members: [user.number], admins: [user.id] })).members).toEqual([user.id]);
  expect(
    (await make("integrations", { name: "I", type: "generic_webhook", destinations: [team.number] })).destinations,
  ).toEqual([team.id]);
  for (const [collection, body, path] of [
    ["users", { name: "X", team_id: 999 }, "team_id"],
    ["teams", { name: "X", members: [user.id, "nobody"] }, "members.1"],
    ["integrations", { name: "X", type: "generic_webhook", destinations: ["nowhere"] }, "destinations.0"],
  ] as const)
    expect(await at.call("POST", `/api/v1/${collection}`, body), collection).toMatchObject({
      status: 400,
      body: { errors: [{ path }] },
    });
});

test("a collection is walked like any list, and searched by q", async () => {
  const own = await startStation();
  try {
    for (let made = 0; made < 7; made += 1) await own.call("POST", "/api/v1/users", { name: `Person ${made}` });
    const seen: number[] = [];
    let cursor = "";
    do {
      const { data, next_cursor, total_count } = (
        await own.call("GET", `/api/v1/users?limit=3&sort=-created_at${cursor}`)
      ).body;
      expect(total_count).toBe(8);
      seen.push(...data.map(({ number }: { number: number }) => number));
      cursor = next_cursor === null ? "" : `&cursor=${next_cursor}`;
    } while (cursor !== "");
    expect(seen).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    expect((await own.call("GET", "/api/v1/users?q=person%203")).body.data).toMatchObject([{ name: "Person 3" }]);
    expect((await own.call("GET", "/api/v1/users?limit=500")).body.errors).toMatchObject([{ path: "limit" }]);
  } finally {
    await own.stop();
  }
});
