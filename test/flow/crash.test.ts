// Killed at random moments under load: what was answered 201 is there, and what was due is sent.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { emergencyResponse } from "../kit/configurations.ts";
import { type Outside, startOutside } from "../kit/outside.ts";
import { restOf } from "../kit/rest.ts";
import { startStationProcess, type StationProcess } from "../kit/station-process.ts";
import { until } from "../kit/until.ts";

let dir: string;
let outside: Outside;
let station: StationProcess;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "watchdesk-crash-"));
  outside = await startOutside();
  station = await startStationProcess(dir, outside.environment);
});
afterEach(async () => {
  await station.end("SIGKILL");
  await outside.stop();
  rmSync(dir, { recursive: true, force: true });
});

const call = restOf(() => station.url);

/** Raises alerts on eight connections until the station is gone; what it answered 201 goes into `accepted`. */
async function load(accepted: Map<string, string>, name: string): Promise<void> {
  const one = async (lane: number): Promise<void> => {
    for (let index = 0; ; index++) {
      const title = `${name}-${lane}-${index}`;
      try {
        const { status, body } = await call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS", title });
        if (status === 201) accepted.set(title, body.id);
      } catch {
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, lane) => one(lane)));
}

test("kill -9 under load loses no accepted alert and no notification that was due", async () => {
  const only = {
    ...emergencyResponse,
    primary_recipients: emergencyResponse.primary_recipients.slice(0, 1),
    notification_channels: ["EMAIL", "SMS"],
  };
  expect((await call("POST", "/api/v1/alert-configurations", only)).status).toBe(201);
  const accepted = new Map<string, string>();
  for (const round of [1, 2, 3]) {
    const before = accepted.size;
    const loading = load(accepted, `round${round}`);
    const moment = before + 20 + Math.floor(Math.random() * 150);
    await until("under load", () => accepted.size >= moment);
    expect(await station.end("SIGKILL")).toBe("SIGKILL");
    await loading;
    station = await startStationProcess(dir, outside.environment);
  }
  const kept = new Map<string, string>();
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: { body: any } = await call(
      "GET",
      `/api/v1/alerts?limit=200${cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    for (const { title, id } of page.body.data) kept.set(title, id);
    cursor = page.body.next_cursor;
  }
  const lost = [...accepted].filter(([title, id]) => kept.get(title) !== id);
  expect(lost).toEqual([]);

  const mailed = (title: string): boolean => outside.smtp.mails.some(({ subject }) => subject.endsWith(title));
  const texted = (title: string): boolean => outside.twilio.messages.all.some(({ body }) => body.includes(`${title}.`));
  await until("everything was sent", () => [...kept.keys()].every((title) => mailed(title) && texted(title)), 60_000);
  expect(outside.twilio.problems).toEqual([]);
}, 120_000);

test("an escalation that fell due while the station was down is carried out at the next start", async () => {
  const quick = { ...emergencyResponse, escalation_threshold_seconds: 30, notification_channels: ["EMAIL"] };
  await call("POST", "/api/v1/alert-configurations", quick);
  const { body } = await call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS" });
  await outside.smtp.waitForCount(2);
  await station.end("SIGKILL");
  await until("the deadline has passed", () => Date.now() > Date.parse(body.next_escalation_at) + 500, 40_000);
  station = await startStationProcess(dir, outside.environment);
  await outside.smtp.waitFor(
    ({ to, subject }) => to.includes("ops-director@company.com") && subject.startsWith("Escalated"),
  );
  expect((await call("GET", `/api/v1/alerts/${body.id}/escalations`)).body.data).toHaveLength(1);
}, 90_000);

test("SIGTERM ends it cleanly: what was asked is answered, the exit code is 0, and stdout held one line", async () => {
  await call("POST", "/api/v1/alert-configurations", emergencyResponse);
  const accepted = new Map<string, string>();
  const loading = load(accepted, "stop");
  await until("under load", () => accepted.size >= 30);
  expect(await station.end("SIGTERM")).toBe(0);
  await loading;
  expect(station.lines).toHaveLength(1);
  expect(JSON.parse(station.lines[0] ?? "")).toEqual({
    ready: true,
    url: station.url,
    console_id: expect.stringMatching(/^[0-9a-f]{12}$/u),
    version: expect.any(String),
  });
});
