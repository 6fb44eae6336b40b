import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";

import { emergencyResponse } from "../../kit/configurations.ts";
import { startStation, type TestStation } from "../../kit/station.ts";

const unlimited = { perSecond: 1e6, burst: 1e6 };

let at: TestStation;
let key: string;
beforeAll(async () => {
  at = await startStation({ limits: { perToken: unlimited, perIntegration: unlimited, strangers: unlimited } });
  await at.call("POST", "/api/v1/alert-configurations", emergencyResponse);
  await at.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS" });
  key = (await at.call("POST", "/api/v1/integrations", { name: "P", type: "prometheus_alertmanager" })).body.key;
});
afterAll(() => at.stop());

const routes = [
  ["POST", "/api/v1/alerts/trigger"],
  ["PUT", "/api/v1/alerts/1/acknowledge"],
  ["PUT", "/api/v1/alerts/1/status"],
  ["PUT", "/api/v1/alerts/1/close"],
  ["PUT", "/api/v1/alerts/1/handoff"],
  ["PUT", "/api/v1/alerts/1/escalate"],
  ["POST", "/api/v1/alerts/1/comments"],
  ["POST", "/api/v1/alert-configurations"],
  ["PATCH", "/api/v1/alert-configurations/1"],
  ["POST", "/api/v1/users"],
  ["POST", "/api/v1/teams"],
  ["POST", "/api/v1/api-tokens"],
  ["POST", "/api/v1/integrations"],
  ["PATCH", "/api/v1/settings"],
  ["POST", "/api/v1/accounts"],
] as const;

const kept = async (): Promise<unknown> => {
  const lists = [
    "alerts",
    "alert-configurations",
    "users",
    "teams",
    "api-tokens",
    "integrations",
    "accounts",
    "settings",
  ];
  const answers = await Promise.all(lists.map((list) => at.call("GET", `/api/v1/${list}?limit=200`)));
  return answers.map(({ body }) => [
    body.total_count,
    body.data.map(({ id, status, priority, value }: any) => ({ id, status, priority, value })),
  ]);
};

/** Any JSON, and any text that is not. An object without fields would be a fair edit of nothing. */
const garbage = fc.oneof(
  fc.json().filter((text) => text !== "{}"),
  fc.string({ unit: "binary" }),
  fc
    .dictionary(
      fc.constantFrom(
        "alert_type",
        "status",
        "by",
        "closed_by",
        "name",
        "destination",
        "text",
        "priority",
        "smtp_url",
        "Id",
      ),
      fc.jsonValue(),
      { minKeys: 1 },
    )
    .map((value) => JSON.stringify(value)),
);

/** What happens to make sense to a route is no garbage. */
const problemKeys = ["type", "title", "status", "detail"];
const isRefused = (status: number): boolean => status >= 400 && status < 500;

test("no body makes the receiver fail, and what is refused leaves nothing behind", async () => {
  let before = await kept();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...routes), garbage, async ([method, path], body) => {
      const { status, body: answer } = await at.call(method, path, body, { "content-type": "application/json" });
      expect(status, `${method} ${path} ${body}`).toBeLessThan(500);
      const after = await kept();
      expect(after).toEqual(isRefused(status) ? before : after);
      expect(isRefused(status) ? Object.keys(answer).slice(0, 4) : problemKeys).toEqual(problemKeys);
      before = after;
    }),
    { numRuns: 400 },
  );
  expect(at.errors()).toEqual([]);
});

test("no webhook body makes the receiver fail", async () => {
  const labels = fc.dictionary(fc.string(), fc.jsonValue());
  const group = fc.record({
    alerts: fc.array(
      fc.record(
        {
          status: fc.constantFrom("firing", "resolved", "odd"),
          labels,
          annotations: labels,
          fingerprint: fc.oneof(fc.string(), fc.jsonValue()),
          startsAt: fc.jsonValue(),
        },
        { requiredKeys: ["status"] },
      ),
      { maxLength: 5 },
    ),
    receiver: fc.jsonValue(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        garbage,
        group.map((value) => JSON.stringify(value)),
      ),
      async (body) => {
        const { status } = await at.call("POST", `/integrations/${key}`, body, { "content-type": "application/json" });
        expect([200, 400], body).toContain(status);
      },
    ),
    { numRuns: 300 },
  );
  expect(at.errors()).toEqual([]);
});

test("no query and no path makes the receiver fail", async () => {
  const word = fc
    .string({ unit: "binary", maxLength: 30 })
    .map((text) => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, "?")));
  const query = fc.array(
    fc.tuple(fc.constantFrom("limit", "cursor", "sort", "status", "since", "q", "team_id", "x"), word),
    { maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("alerts", "users", "alerts/1/timeline", "settings", "alert-configurations/applicable"),
      word,
      query,
      async (list, ref, pairs) => {
        const parameters = pairs.map(([name, value]) => `${name}=${value}`).join("&");
        for (const path of [`/api/v1/${list}?${parameters}`, `/api/v1/alerts/${ref}`, `/api/v1/users/${ref}`]) {
          const { status } = await at.call("GET", path);
          expect(status, path).toBeLessThan(500);
        }
      },
    ),
    { numRuns: 300 },
  );
  expect(at.errors()).toEqual([]);
});
