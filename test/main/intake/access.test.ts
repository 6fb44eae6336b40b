import { afterAll, beforeAll, expect, test } from "vitest";

import { startStation, type TestStation } from "../../kit/station.ts";

const roles = ["admin", "operator", "integration", "read_only"] as const;

let at: TestStation;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  at = await startStation();
  for (const role of roles) {
    const made = await at.call("POST", "/api/v1/api-tokens", { name: `the ${role}`, role });
    tokens[role] = made.body.token;
  }
  await at.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS" });
});
afterAll(() => at.stop());

const as = (role: string) => ({ authorization: `Bearer ${tokens[role]}` });

test("no token, an empty one and an unknown one are all refused alike", async () => {
  for (const authorization of ["", "Bearer", "Bearer ", "Bearer nonsense", "Basic YTpi", `Bearer ${"x".repeat(600)}`]) {
    const reply = await at.call("GET", "/api/v1/alerts", undefined, { authorization });
    expect(reply.status, authorization).toBe(401);
    expect(reply.body).toMatchObject({
      type: "urn:watchdesk:problem:unauthenticated",
      status: 401,
      title: expect.any(String),
      detail: expect.any(String),
    });
  }
});

test("a 401 says which scheme is wanted", async () => {
  const response = await fetch(`${at.url}/api/v1/alerts`);
  expect(response.headers.get("www-authenticate")).toBe('Bearer realm="watchdesk"');
  expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/u);
});

test("the word Bearer may be written in any case", async () => {
  expect(
    (await at.call("GET", "/api/v1/alerts", undefined, { authorization: `bearer ${tokens["admin"]}` })).status,
  ).toBe(200);
});

const requests: readonly (readonly [method: string, path: string, allowed: readonly string[], body?: unknown])[] = [
  ["GET", "/api/v1/alerts", ["admin", "operator", "read_only"]],
  ["GET", "/api/v1/alerts/1", ["admin", "operator", "read_only"]],
  ["GET", "/api/v1/alerts/1/timeline", ["admin", "operator", "read_only"]],
  ["GET", "/api/v1/users", ["admin", "operator", "read_only"]],
  ["GET", "/api/v1/alert-configurations/applicable?alert_type=SOS", ["admin", "operator", "read_only"]],
  ["GET", "/api/v1/api-tokens", ["admin"]],
  ["GET", "/api/v1/settings", ["admin"]],
  ["GET", "/api/v1/accounts", ["admin"]],
  ["POST", "/api/v1/alerts/trigger", ["admin", "operator", "integration"], { alert_type: "OTHER" }],
  ["PUT", "/api/v1/alerts/1/acknowledge", ["admin", "operator", "integration"], { acknowledged_by: "A" }],
  ["POST", "/api/v1/alerts/1/comments", ["admin", "operator", "integration"], { by: "A", text: "b" }],
  ["POST", "/api/v1/users", ["admin", "operator"], { name: "A" }],
  ["PATCH", "/api/v1/users/1", ["admin", "operator"], { language: "en" }],
  ["POST", "/api/v1/api-tokens", ["admin"], { name: "A" }],
  ["PATCH", "/api/v1/settings", ["admin"], { smtp_from: "a@company.com" }],
  ["PATCH", "/api/v1/accounts/1", ["admin"], {}],
];

test.each(requests.map(([method, path, allowed, body]) => ({ method, path, allowed, body })))(
  "$method $path is for $allowed alone",
  async ({ method, path, allowed, body }) => {
    const refusals: string[] = [];
    for (const role of roles) {
      const { status, body: answer } = await at.call(method, path, body, as(role));
      expect(status === 403, `${role} ${status}`).toBe(!allowed.includes(role));
      if (status === 403)
        refusals.push(answer.detail.replace(/^This needs the role (?:admin|operator|integration|read_only); /u, ""));
    }
    expect(refusals).toEqual(
      roles.filter((role) => !allowed.includes(role)).map((role) => `the token "the ${role}" has the role ${role}`),
    );
  },
);

test("a deleted token opens nothing any more, and a changed role counts at once", async () => {
  const made = await at.call("POST", "/api/v1/api-tokens", { name: "short-lived", role: "operator" });
  const mine = { authorization: `Bearer ${made.body.token}` };
  expect((await at.call("GET", "/api/v1/users", undefined, mine)).status).toBe(200);
  await at.call("PATCH", `/api/v1/api-tokens/${made.body.id}`, { role: "integration" });
  expect((await at.call("GET", "/api/v1/users", undefined, mine)).status).toBe(403);
  expect((await at.call("DELETE", `/api/v1/api-tokens/${made.body.id}`)).status).toBe(204);
  expect((await at.call("GET", "/api/v1/users", undefined, mine)).status).toBe(401);
});

test("a token can't take away its own rights, but may be renamed", async () => {
  const made = await at.call("POST", "/api/v1/api-tokens", { name: "second", role: "admin" });
  const mine = { authorization: `Bearer ${made.body.token}` };
  for (const ref of [made.body.id, String(made.body.number)]) {
    expect((await at.call("DELETE", `/api/v1/api-tokens/${ref}`, undefined, mine)).status).toBe(409);
    expect((await at.call("PATCH", `/api/v1/api-tokens/${ref}`, { role: "read_only" }, mine)).status).toBe(409);
  }
  expect(
    await at.call("PATCH", `/api/v1/api-tokens/${made.body.id}`, { name: "renamed", role: "admin" }, mine),
  ).toMatchObject({ status: 200, body: { name: "renamed" } });
});

test("too many requests with one token are told when to come back, others pass", async () => {
  const few = { perSecond: 0.5, burst: 5 };
  const tight = await startStation({ limits: { perToken: few, perIntegration: few, strangers: few } });
  try {
    const replies = await Promise.all(
      Array.from({ length: 8 }, () =>
        fetch(`${tight.url}/api/v1/alerts`, { headers: { authorization: "Bearer wd_test_admin" } }),
      ),
    );
    const refused = replies.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(3);
    expect(Number(refused[0]?.headers.get("retry-after"))).toBe(2);
    expect(await refused[0]?.json()).toMatchObject({ status: 429, type: "urn:watchdesk:problem:too-many-requests" });
    const strangers = await Promise.all(Array.from({ length: 8 }, () => fetch(`${tight.url}/api/v1/alerts`)));
    expect(strangers.map(({ status }) => status).filter((status) => status === 401)).toHaveLength(5);
    expect((await fetch(`${tight.url}/health`)).status).toBe(200);
  } finally {
    await tight.stop();
  }
});
