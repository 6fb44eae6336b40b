import { afterEach, expect, it } from "vitest";

import { createDemo, type Demo } from "../../../src/main/demo/demo.ts";
import type { Scene } from "../../../src/main/demo/populate.ts";
import type { Log } from "../../../src/main/ports.ts";
import { type Outside, startOutside } from "../../kit/outside.ts";
import { startStation, type TestStation } from "../../kit/station.ts";
import { until } from "../../kit/until.ts";
import { seeded } from "./rehearsal.ts";

let outside: Outside;
let demo: Demo;
let test: TestStation;
const faults: unknown[] = [];
const quiet = (): void => undefined;
const log: Log = { debug: quiet, info: quiet, warn: quiet, error: (fields) => void faults.push(fields) };

/** Beside servers that every channel could reach. */
async function begin(scene: Scene): Promise<void> {
  outside = await startOutside();
  demo = createDemo({ now: Date.now, random: seeded(7), scene, log });
  test = await startStation({ ...demo.options, environment: outside.environment });
  await demo.begin(test.station);
}

afterEach(async () => {
  await demo.stop();
  await test.stop();
  await outside.stop();
  expect(faults).toEqual([]);
  expect(test.errors()).toEqual([]);
});

it("runs in real time once it has begun: an alert over HTTP is paged, delivered and reported, and nothing leaves the machine", async () => {
  await begin("board-picture");
  const { status, body } = await test.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS", title: "Over HTTP" });
  expect(status).toBe(201);
  expect(Math.abs(Date.now() - Date.parse(body.triggered_at))).toBeLessThan(5000);
  const notifications = () => test.station.store.alerts.get(body.id)?.notifications ?? [];
  await until(
    "SMS delivered",
    () => notifications().some(({ channel, status: is }) => channel === "SMS" && is === "delivered"),
    15_000,
  );
  await until(
    "EMAIL sent",
    () => notifications().some(({ channel, status: is }) => channel === "EMAIL" && is === "sent"),
    15_000,
  );
  const push = notifications().find(({ channel }) => channel === "PUSH");
  expect(push).toMatchObject({ status: "failed", error: "not_configured" });
  expect(test.station.channels().find(({ channel }) => channel === "PUSH")?.state).toBe("not_set_up");
  expect(outside.everything()).toEqual([]);
});

it("goes on with what its past left due", async () => {
  await begin("board-picture");
  const attempts = (): number =>
    test.station.reader.alert("default", "1041")?.notifications.reduce((sum, one) => sum + one.attempts.length, 0) ?? 0;
  const before = attempts();
  await until("another attempt", () => attempts() > before, 20_000);
});

it("gives an account that a token founded the company's name, and an operator", async () => {
  await begin("empty");
  const { body } = await test.call("GET", "/api/v1/accounts/default");
  expect(body).toMatchObject({ name: "Northgate Logistics", time_zone: "Asia/Kolkata" });
  const users = await test.call("GET", "/api/v1/users?limit=200");
  expect(users.body.total_count).toBeGreaterThanOrEqual(30);
  const health = await test.call("GET", "/health/engine");
  expect(health.status).toBe(200);
});

it("stops at once, whatever is under way", async () => {
  await begin("busy");
  const startedAt = performance.now();
  await demo.stop();
  await test.station.stop();
  expect(performance.now() - startedAt).toBeLessThan(3000);
});
