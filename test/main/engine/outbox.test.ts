// The outbox on a real store: order, retries, isolation, and what a stop in the middle leaves behind. Notifiers record, or misbehave as told.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import type { Channel } from "../../../src/core/alert.ts";
import type { Delivery, DeliveryOutcome, Notifier } from "../../../src/main/ports.ts";
import { emergencyResponse } from "../../kit/configurations.ts";
import { startStation, type TestStation } from "../../kit/station.ts";
import { until } from "../../kit/until.ts";

let dir: string;
let desk: TestStation | null = null;
let deliveries: Delivery[];
let answer: (delivery: Delivery, channel: Channel, attempt: number) => DeliveryOutcome | Promise<DeliveryOutcome>;

const sent: DeliveryOutcome = { kind: "sent", provider_id: "p", cost: null };

function recorder(channel: Channel, concurrency = 5): Notifier {
  const attempts = new Map<string, number>();
  return {
    channel,
    concurrency,
    isConfigured: () => true,
    send: async (delivery) => {
      deliveries.push(delivery);
      const attempt = (attempts.get(delivery.notification_id) ?? 0) + 1;
      attempts.set(delivery.notification_id, attempt);
      return answer(delivery, channel, attempt);
    },
    close: async () => undefined,
  };
}

const notifiers = (concurrency?: number): ReadonlyMap<Channel, Notifier> =>
  new Map((["EMAIL", "SMS", "PUSH", "VOICE"] as const).map((channel) => [channel, recorder(channel, concurrency)]));

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "watchdesk-outbox-"));
  deliveries = [];
  answer = () => sent;
});
afterEach(async () => {
  await desk?.stop();
  desk = null;
  rmSync(dir, { recursive: true, force: true });
});

async function start(concurrency?: number): Promise<TestStation> {
  desk = await startStation({ dataDir: dir, notifiers: notifiers(concurrency), random: () => 0 });
  return desk;
}

const statuses = async (station: TestStation): Promise<readonly string[]> =>
  (await station.call("GET", "/api/v1/alerts/1/notifications")).body.data.map(
    (one: { channel: string; status: string }) => `${one.channel} ${one.status}`,
  );

test("a failed attempt is repeated until it works, and every attempt is kept", async () => {
  const station = await start();
  answer = (_delivery, channel, attempt) =>
    channel === "EMAIL" && attempt < 2 ? { kind: "retry", reason: "451 greylisted", not_before: null } : sent;
  await station.call("POST", "/api/v1/alert-configurations", {
    ...emergencyResponse,
    notification_channels: ["EMAIL"],
  });
  await station.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS" });
  await until("both were sent", async () => (await statuses(station)).every((one) => one === "EMAIL sent"));
  const { data } = (await station.call("GET", "/api/v1/alerts/1/notifications")).body;
  expect(data[0].attempt_log).toMatchObject([
    { outcome: "retry", error: "451 greylisted" },
    { outcome: "sent", error: null },
  ]);
  expect(deliveries).toHaveLength(4);
});

test("what goes wrong inside is an attempt like any other, and a zone that nobody knows keeps nothing from going out", async () => {
  const station = await start();
  const { desk: records } = station.station;
  const caller = { account_id: "default", actor: { kind: "system", name: "an older console" } } as const;
  await records.patch("accounts", "default", { time_zone: "Mars/Phobos" }, caller);
  answer = (_delivery, _channel, attempt) => {
    if (attempt === 1) throw new TypeError("a bug");
    return sent;
  };
  await station.call("POST", "/api/v1/alert-configurations", emergencyResponse);
  await station.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS" });
  await until("all were sent", async () => (await statuses(station)).every((one) => one.endsWith(" sent")));
  const { data } = (await station.call("GET", "/api/v1/alerts/1/notifications")).body;
  expect(data[0].attempt_log).toMatchObject([
    { outcome: "retry", error: "internal error, see the log" },
    { outcome: "sent", error: null },
  ]);
});

test("what a provider refuses is not tried again", async () => {
  const station = await start();
  answer = () => ({ kind: "refused", reason: "21211 not a number" });
  await station.call("POST", "/api/v1/alert-configurations", emergencyResponse);
  await station.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS" });
  await until("all failed", async () => (await statuses(station)).every((one) => one.endsWith("failed")));
  expect(deliveries).toHaveLength(5);
  expect((await station.call("GET", "/api/v1/alerts/1")).body).toMatchObject({
    people_paged: 2,
    people_reached: 0,
    reach_note: "EMAIL, SMS, PUSH failed",
  });
});

test("calls for help go before notices, the loudest first, one at a time where the provider takes one", async () => {
  const station = await start(1);
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  answer = async () => {
    await gate;
    return sent;
  };
  const only = {
    ...emergencyResponse,
    applicable_alert_types: null,
    notification_channels: ["EMAIL"],
    primary_recipients: emergencyResponse.primary_recipients.slice(0, 1),
  };
  await station.call("POST", "/api/v1/alert-configurations", only);
  await station.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS", title: "first" });
  await until("the first is under way", () => deliveries.length === 1);
  await station.call("PUT", "/api/v1/alerts/1/acknowledge", { acknowledged_by: "Priya" });
  await station.call("POST", "/api/v1/alerts/trigger", { alert_type: "DELAYED", severity: "LOW", title: "low" });
  await station.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS", title: "critical" });
  release();
  await until("all were sent", () => deliveries.length === 4);
  expect(deliveries.map(({ kind, message }) => `${kind} ${message.subject.split(": ").at(-1)}`)).toEqual([
    "triggered first",
    "triggered critical",
    "triggered low",
    "status_changed Alert #1 acknowledged by Priya",
  ]);
});

test("what waits when somebody answers is called off, visibly, and never sent", async () => {
  const station = await start();
  answer = (delivery) =>
    delivery.kind === "triggered" ? { kind: "retry", reason: "busy", not_before: Date.now() + 50 } : sent;
  await station.call("POST", "/api/v1/alert-configurations", { ...emergencyResponse, notify_on_status_change: false });
  await station.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS" });
  await until("all were tried", async () => (await statuses(station)).every((one) => one.endsWith("retrying")));
  await station.call("PUT", "/api/v1/alerts/1/acknowledge", { acknowledged_by: "Priya" });
  expect((await statuses(station)).every((one) => one.endsWith("cancelled"))).toBe(true);
  await until("nothing is due", () => station.station.channels().every(({ waiting }) => waiting === 0));
  expect(new Set(deliveries.map(({ notification_id }) => notification_id)).size).toBe(5);
});

test("what was under way when the station stopped is sent after the next start", async () => {
  const station = await start();
  answer = (_delivery, channel) => (channel === "SMS" ? new Promise<DeliveryOutcome>(() => undefined) : sent);
  await station.call("POST", "/api/v1/alert-configurations", emergencyResponse);
  await station.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS" });
  await until("all are under way", () => deliveries.length === 5);
  await until(
    "the others were sent",
    async () => (await statuses(station)).filter((one) => one.endsWith(" sent")).length === 3,
  );
  await station.stop();

  deliveries = [];
  answer = () => sent;
  const again = await start();
  await until("all were sent", async () => (await statuses(again)).every((one) => one.endsWith(" sent")));
  expect(deliveries.map(({ address }) => address).toSorted()).toEqual(["+911234567890", "+911234567891"]);
});

test("while the outcome can't be written, nothing is sent again", async () => {
  const station = await start();
  await station.call("POST", "/api/v1/alert-configurations", {
    ...emergencyResponse,
    notification_channels: ["EMAIL"],
  });
  const { db } = station.station.store;
  let isFull = false;
  answer = async () => {
    isFull = true;
    db.pragma("query_only = ON");
    return sent;
  };
  await station.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS" });
  await until("the store refuses", () => isFull && station.station.store.ledger.trouble() !== null);
  expect(deliveries).toHaveLength(2);
  db.pragma("query_only = OFF");
  await until("both outcomes are kept", async () => (await statuses(station)).every((one) => one === "EMAIL sent"));
  expect(deliveries).toHaveLength(2);
});
