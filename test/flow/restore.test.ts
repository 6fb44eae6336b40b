// A backup is put back: what it holds is overdue at once, and waits a minute so that the room can look first. Nothing new waits.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { Channel } from "../../src/core/alert.ts";
import type { Notifier } from "../../src/main/ports.ts";
import { backUp, restoreBackup } from "../../src/main/store/backup.ts";
import { databaseFile } from "../../src/main/station.ts";
import { emergencyResponse } from "../kit/configurations.ts";
import { startStation, type TestStation } from "../kit/station.ts";
import { until } from "../kit/until.ts";

const clockAt = Date.UTC(2026, 10, 21, 18, 45);
const weekLater = clockAt + 7 * 24 * 3_600_000;

let dir: string;
let at: TestStation;
let sent: string[];
let isTaken: boolean;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "watchdesk-restore-"));
  sent = [];
  isTaken = false;
  at = await start(clockAt);
  const configuration = { ...emergencyResponse, escalation_threshold_seconds: 30, notification_channels: ["EMAIL"] };
  await at.call("POST", "/api/v1/alert-configurations", configuration);
});
afterEach(async () => {
  await at.stop();
  rmSync(dir, { recursive: true, force: true });
});

function start(moment: number): Promise<TestStation> {
  const notifiers = new Map(
    Channel.options.map((channel): [Channel, Notifier] => [
      channel,
      {
        channel,
        concurrency: 8,
        isConfigured: () => true,
        send: ({ kind, message }) => {
          sent.push(`${kind} ${message.facts.find(([label]) => label === "Alert")?.[1] ?? ""}`);
          return Promise.resolve(
            isTaken
              ? { kind: "sent", provider_id: null, cost: null }
              : { kind: "retry", reason: "busy", not_before: null },
          );
        },
        close: () => Promise.resolve(),
      },
    ]),
  );
  return startStation({ dataDir: dir, clockAt: moment, notifiers });
}

const raise = (title: string) => at.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS", title });
const levels = async (): Promise<readonly number[]> => {
  const replies = await Promise.all([1, 2].map((number) => at.call("GET", `/api/v1/alerts/${number}`)));
  return replies.map(({ body }) => body.escalation_level);
};
const news = (): readonly string[] => [...new Set(sent.splice(0))].toSorted();

test("its alerts neither escalate nor send for a minute, of which the room is told; a new one does at once", async () => {
  await raise("old");
  await until("it was tried", () => sent.length >= 2);
  const file = await backUp(at.station.store.db, join(dir, "backups"), clockAt);
  await at.stop();
  restoreBackup(file, databaseFile(dir), weekLater);
  isTaken = true;
  sent = [];

  at = await start(weekLater + 1000);
  expect(at.station.graceEndsAt()).toBe(weekLater + 61_000);
  await raise("new");
  await until("the new one is sent", () => sent.length >= 2);
  await at.goTo(10);
  expect(news()).toEqual(["triggered #2 new"]);
  await at.goTo(31);
  expect(await levels()).toEqual([1, 2]);
  await until("the new one is escalated", () => sent.length > 0);
  expect(at.station.audit().faults).toEqual([]);
  expect((await at.call("GET", "/health")).status).toBe(200);
  expect(news().filter((one) => one.includes("old"))).toEqual([]);

  await at.stop();
  at = await start(weekLater + 40_000);
  await at.goTo(0);
  expect(await levels()).toEqual([1, 2]);
  expect(at.station.graceEndsAt()).toBe(weekLater + 61_000);

  await at.goTo(21);
  expect(at.station.graceEndsAt()).toBeNull();
  expect(await levels()).toEqual([2, 2]);
  await until("the old one is called for", () => sent.some((one) => one === "escalated #1 old"));
  await until("what waited is sent", () => sent.some((one) => one === "triggered #1 old"));
});

test("without a restore nothing is held", async () => {
  await raise("old");
  await at.stop();
  at = await start(weekLater);
  expect(at.station.graceEndsAt()).toBeNull();
  await at.goTo(0);
  expect((await at.call("GET", "/api/v1/alerts/1")).body.escalation_level).toBe(2);
});
