// A real Alertmanager, with a configuration of ours, raises and resolves alerts through our webhook.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { startStation, type TestStation } from "../kit/station.ts";
import { until } from "../kit/until.ts";

let dir: string;
let desk: TestStation;
let alertmanager: ChildProcess;
let api: string;
let complaints = "";

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "watchdesk-alertmanager-"));
  desk = await startStation();
  const integration = await desk.call("POST", "/api/v1/integrations", {
    name: "Plant monitoring",
    type: "prometheus_alertmanager",
    alert_type: "SAFETY_CONCERN",
  });
  expect(integration.status).toBe(201);
  const config = join(dir, "alertmanager.yml");
  writeFileSync(
    config,
    `route:
  receiver: watchdesk
  group_by: [alertname]
  group_wait: 100ms
  group_interval: 300ms
  repeat_interval: 1h
receivers:
  - name: watchdesk
    webhook_configs:
      - url: ${integration.body.webhook_url}
        send_resolved: true
`,
  );
  const port = await freePort();
  api = `http://127.0.0.1:${port}`;
  complaints = "";
  alertmanager = spawn(
    "prometheus-alertmanager",
    [
      `--config.file=${config}`,
      `--storage.path=${join(dir, "data")}`,
      `--web.listen-address=127.0.0.1:${port}`,
      "--cluster.listen-address=",
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  alertmanager.stderr?.on("data", (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  await until(
    `Alertmanager is ready: ${complaints}`,
    () =>
      fetch(`${api}/-/ready`).then(
        ({ ok }) => ok,
        () => false,
      ),
    20_000,
  );
});
afterEach(async () => {
  alertmanager.kill("SIGKILL");
  await desk.stop();
  rmSync(dir, { recursive: true, force: true });
});

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

const gas = {
  labels: { alertname: "GasLeak", severity: "critical", hall: "2" },
  annotations: { summary: "Gas leak in hall 2", description: "Sensor 14 above 200 ppm" },
};

async function post(alerts: readonly object[]): Promise<void> {
  const response = await fetch(`${api}/api/v2/alerts`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(alerts),
  });
  expect(response.status).toBe(200);
}

const alerts = async (): Promise<any[]> => (await desk.call("GET", "/api/v1/alerts")).body.data;

test("what fires is raised once, what is resolved there is resolved here", async () => {
  await post([{ ...gas, generatorURL: "http://prometheus.example/graph" }]);
  await until(`the alert is here: ${complaints}`, async () => (await alerts()).length === 1, 20_000);
  expect((await alerts())[0]).toMatchObject({
    status: "TRIGGERED",
    alert_type: "SAFETY_CONCERN",
    severity: "CRITICAL",
    title: "Gas leak in hall 2",
    description: "Sensor 14 above 200 ppm",
    source: "Plant monitoring",
    dedup_count: 0,
  });

  await post([
    gas,
    { labels: { alertname: "GasLeak", severity: "warning", hall: "3" }, annotations: { summary: "Gas in hall 3" } },
  ]);
  await until("hall 3 is here", async () => (await alerts()).length === 2, 20_000);
  expect((await alerts()).map(({ title }) => title).toSorted((a, b) => a.localeCompare(b))).toEqual([
    "Gas in hall 3",
    "Gas leak in hall 2",
  ]);

  await post([{ ...gas, endsAt: new Date(Date.now() - 1000).toISOString() }]);
  const hall2 = async (): Promise<any> => (await alerts()).find(({ title }) => title === "Gas leak in hall 2");
  await until("hall 2 is over", async () => (await hall2()).status === "RESOLVED", 20_000);
  expect((await alerts()).find(({ title }) => title === "Gas in hall 3")).toMatchObject({ status: "TRIGGERED" });

  const deliveries = await desk.call("GET", "/api/v1/integrations/1/deliveries");
  expect(deliveries.body.data.length).toBeGreaterThanOrEqual(3);
  expect(desk.errors()).toEqual([]);
}, 60_000);
