import { EventEmitter, once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";

import { createMemoryDeliveryLog } from "../../../src/main/intake/delivery-log.ts";
import type { Intake } from "../../../src/main/intake/intake.ts";
import { createMetrics } from "../../../src/main/intake/metrics.ts";
import { defaultRateLimits } from "../../../src/main/intake/rate-limit.ts";
import { createAccountDesk } from "../../../src/main/account-desk.ts";
import { createBroadcastDesk } from "../../../src/main/broadcast-desk.ts";
import { createPermittedConsoles } from "../../../src/main/permitted-consoles.ts";
import { createReceiver } from "../../../src/main/intake/receiver.ts";
import { type Desk, StoreUnavailable } from "../../../src/main/ports.ts";
import { startStation, type TestStation } from "../../kit/station.ts";

let at: TestStation;
beforeAll(async () => {
  at = await startStation();
});
afterAll(() => at.stop());

const json = { "content-type": "application/json" };
const authorization = "Bearer wd_test_admin";

async function raw(method: string, path: string, headers: Record<string, string>, body?: string) {
  const response = await fetch(at.url + path, {
    method,
    headers: { authorization, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, type: response.headers.get("content-type"), body: await response.json() };
}

const problem = (status: number) => ({
  status,
  type: "application/problem+json",
  body: {
    type: expect.stringMatching(/^urn:watchdesk:problem:/u),
    title: expect.any(String),
    status,
    detail: expect.any(String),
  },
});

test.each([
  ["{", "The body is not valid JSON"],
  ['{"alert_type":}', "The body is not valid JSON"],
  ['{"alert_type":"SOS","__proto__":{"x":1}}', "The body is not valid JSON"],
])("the body %s is refused", async (body, detail) => {
  const reply = await raw("POST", "/api/v1/alerts/trigger", json, body);
  expect(reply).toMatchObject(problem(400));
  expect(reply.body.detail).toBe(detail);
});

test.each(["", "null", "[]", "7", '"SOS"', "true"])("the body %j is not an alert", async (body) => {
  expect(await raw("POST", "/api/v1/alerts/trigger", json, body)).toMatchObject({
    ...problem(400),
    body: { errors: [{ path: "" }] },
  });
});

test("a request without a body is told what is missing", async () => {
  expect(await raw("POST", "/api/v1/alerts/trigger", {})).toMatchObject(problem(400));
  expect(await raw("PUT", "/api/v1/alerts/1/acknowledge", {})).toMatchObject(problem(400));
});

test.each(["text/plain", "application/x-www-form-urlencoded", "application/xml", "nonsense"])(
  "a body of type %s is refused",
  async (type) => {
    expect(await raw("POST", "/api/v1/alerts/trigger", { "content-type": type }, "alert_type=SOS")).toMatchObject(
      problem(415),
    );
  },
);

const padded = (bytes: number): string => {
  const bare = JSON.stringify({ alert_type: "SOS", metadata: { pad: "" } });
  return JSON.stringify({ alert_type: "SOS", metadata: { pad: "x".repeat(bytes - bare.length) } });
};

test("256 KiB pass, more is refused with the limit named", async () => {
  const fits = await raw("POST", "/api/v1/alerts/trigger", json, padded(256 * 1024));
  expect(fits.status).toBe(201);
  for (const bytes of [256 * 1024 + 1, 1024 * 1024]) {
    const over = await raw("POST", "/api/v1/alerts/trigger", json, padded(bytes));
    expect(over).toMatchObject(problem(413));
    expect(over.body.detail).toContain("256 KiB");
  }
});

test("what is not there is not found, with or without a token", async () => {
  for (const [method, path] of [
    ["GET", "/"],
    ["GET", "/api/v1/nothing"],
    ["DELETE", "/api/v1/alerts/1"],
    ["POST", "/health"],
    ["GET", "/integrations/x"],
  ] as const)
    expect(await raw(method, path, {}), path).toMatchObject(problem(404));
});

test("an address that is not well-formed is refused", async () => {
  expect(await raw("GET", "/api/v1/alerts/%E0%A4%A", {})).toMatchObject(problem(400));
});

test("answers are not kept, not sniffed, and name no framework; there is no CORS", async () => {
  const response = await fetch(`${at.url}/api/v1/alerts`, {
    headers: { authorization, origin: "https://elsewhere.example" },
  });
  await response.text();
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect([
    response.headers.get("x-powered-by"),
    response.headers.get("server"),
    response.headers.get("access-control-allow-origin"),
  ]).toEqual([null, null, null]);
  expect((await fetch(`${at.url}/api/v1/alerts`, { method: "OPTIONS" })).status).toBe(404);
});

test("what is not HTTP gets no crash", async () => {
  const { hostname, port } = new URL(at.url);
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write("\u0016\u0003\u0001 nonsense\r\n\r\n"));
    let text = "";
    socket.on("data", (chunk) => (text += chunk));
    socket.on("end", () => resolve(text)).on("error", reject);
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400/u);
  expect((await at.call("GET", "/health")).status).toBe(200);
});

const quiet = (): void => undefined;
const unavailable = () => Promise.reject(new StoreUnavailable("disk full"));

/** The station's own reader behind a desk that fails as given. */
async function withDesk(
  desk: Partial<Desk>,
  health: Intake["health"] = () => ({ store: { ok: true, note: null }, engine: { ok: true, note: null } }),
) {
  const logged: object[] = [];
  const receiver = createReceiver({
    desk: { ...at.station.desk, ...desk },
    accounts: createAccountDesk({ ...at.station, desk: at.station.permitted, newId: at.station.desk.newId }),
    consoles: createPermittedConsoles(at.station.consoles, at.station.permitted),
    broadcasts: createBroadcastDesk({
      store: at.station.store,
      refusalOf: at.station.permitted.refusalOf,
      newId: at.station.desk.newId,
    }),
    contacts: at.station.contacts,
    personWarnings: () => [],
    reader: at.station.reader,
    settings: { show: () => [], write: () => Promise.reject(new StoreUnavailable("disk full")) },
    deliveries: createMemoryDeliveryLog(),
    readiness: () => Promise.resolve([]),
    figures: at.station.figures,
    twilio: {
      isSignatureValid: () => Promise.resolve(true),
      readStatus: () => ({ delivered: true, error: null }),
      voiceReply: (text) => Promise.resolve(text),
    },
    health,
    metrics: createMetrics(),
    limits: defaultRateLimits,
    now: Date.now,
    log: { debug: quiet, info: quiet, warn: quiet, error: (fields) => void logged.push(fields) },
    version: "0.0.0-test",
    publicUrl: () => "http://127.0.0.1",
  });
  const url = await receiver.listen("127.0.0.1", 0);
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization, ...(body === undefined ? {} : json) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, type: response.headers.get("content-type"), body: await response.json() };
  };
  return { call, logged, close: receiver.close };
}

test("a store that cannot write is 503 everywhere, and nothing is logged as unexpected", async () => {
  const { body: integration } = await at.call("POST", "/api/v1/integrations", {
    name: "Doors",
    type: "generic_webhook",
  });
  const full = await withDesk({
    trigger: unavailable,
    act: unavailable,
    create: unavailable,
    patch: unavailable,
    remove: unavailable,
    report: unavailable,
  });
  try {
    for (const [method, path, body] of [
      ["POST", "/api/v1/alerts/trigger", { alert_type: "SOS" }],
      ["PUT", "/api/v1/alerts/1/acknowledge", { acknowledged_by: "A" }],
      ["POST", "/api/v1/alerts/1/comments", { by: "A", text: "b" }],
      ["POST", "/api/v1/users", { name: "A" }],
      ["PATCH", "/api/v1/users/1", { name: "A" }],
      ["DELETE", "/api/v1/teams/1", undefined],
      ["PATCH", "/api/v1/settings", { smtp_from: null }],
      ["POST", `/integrations/${integration.key}`, { event_type: "create" }],
    ] as const) {
      const reply = await full.call(method, path, body);
      expect(reply, path).toMatchObject(problem(503));
      expect(reply.body.detail).toContain("nothing was accepted");
    }
    expect(full.logged).toEqual([]);
  } finally {
    await full.close();
  }
});

test("a bug is 500 without a word of what is inside, and is logged", async () => {
  const broken = await withDesk({ trigger: () => Promise.reject(new Error("SELECT * FROM secrets")) });
  try {
    const reply = await broken.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS" });
    expect(reply).toMatchObject(problem(500));
    expect(JSON.stringify(reply.body)).not.toContain("secrets");
    expect(broken.logged).toMatchObject([
      { method: "POST", route: "/api/v1/alerts/trigger", error: expect.stringContaining("SELECT * FROM secrets") },
    ]);
  } finally {
    await broken.close();
  }
});

test("health names the part that is not well", async () => {
  const sick = await withDesk({}, () => ({
    store: { ok: true, note: null },
    engine: { ok: false, note: "has stopped beating", last_beat_ms_ago: 11_000 },
  }));
  try {
    expect(await sick.call("GET", "/health")).toMatchObject({
      status: 503,
      body: {
        status: "failing",
        store: { status: "ok" },
        engine: { status: "failing", note: "has stopped beating", last_beat_ms_ago: 11_000 },
      },
    });
    expect(await sick.call("GET", "/health/engine")).toMatchObject({ status: 503, body: { status: "failing" } });
  } finally {
    await sick.close();
  }
  expect(await at.call("GET", "/health")).toMatchObject({
    status: 200,
    body: { status: "ok", store: { status: "ok" }, receiver: { status: "ok" } },
  });
  expect(await at.call("GET", "/health/engine")).toMatchObject({ status: 200, body: { status: "ok" } });
});

test("closing answers what has arrived", async () => {
  const gate = new EventEmitter();
  const arrived = once(gate, "arrived");
  const slow = await withDesk({
    trigger: async (trigger, caller) => {
      gate.emit("arrived");
      await once(gate, "release");
      return at.station.desk.trigger(trigger, caller);
    },
  });
  const answer = slow.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS" });
  await arrived;
  const closed = slow.close();
  gate.emit("release");
  expect((await answer).status).toBe(201);
  await closed;
});

test("a port that is taken is an error with its reason", async () => {
  const { port } = new URL(at.url);
  const second = startStation({ port: Number(port) });
  const other = await second;
  expect(other.station.receiverError()).toContain("EADDRINUSE");
  await other.stop();
});

test("metrics count what was accepted and how long requests took", async () => {
  await at.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS" });
  const { body } = await at.call("GET", "/metrics");
  expect(body).toMatch(/^watchdesk_alerts_accepted_total\{kind="new"\} [1-9]\d*$/mu);
  expect(body).toMatch(
    /^watchdesk_http_request_duration_seconds_count\{method="POST",route="\/api\/v1\/alerts\/trigger",status="201"\} [1-9]\d*$/mu,
  );
});
