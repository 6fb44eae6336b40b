// What a folder with one database must bear: a second station, a restore while it is in use, damage.
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterEach, beforeEach, expect, test } from "vitest";

import { databaseFile } from "../../src/main/station.ts";
import { backUp } from "../../src/main/store/backup.ts";
import { adminToken } from "../kit/rest.ts";
import { startStation } from "../kit/station.ts";
import { startStationProcess } from "../kit/station-process.ts";

const main = fileURLToPath(new URL("../../src/main/station-main.ts", import.meta.url));

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "watchdesk-one-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const restore = (file: string): Promise<{ readonly code: number; readonly words: string }> =>
  new Promise((resolve) => {
    const env = { ...process.env, WATCHDESK_DATA_DIR: dir };
    execFile(process.execPath, [main, "--restore", file], { env }, (error, _stdout, words) =>
      resolve({ code: error === null ? 0 : Number(error.code), words }),
    );
  });

test("a second station on the same folder says so and goes; the first works on, also after a kill", async () => {
  const first = await startStationProcess(dir);
  await expect(startStationProcess(dir)).rejects.toThrow("Another Watchdesk works in");
  await expect(startStation({ dataDir: dir })).rejects.toThrow("Another Watchdesk works in");
  expect((await fetch(`${first.url}/health`)).ok).toBe(true);
  await first.end("SIGKILL");
  const next = await startStationProcess(dir);
  expect(await next.end("SIGTERM")).toBe(0);
});

test("nothing is restored under a station that runs, and into an empty folder it is", async () => {
  const desk = await startStation({ dataDir: dir });
  const file = await backUp(desk.station.store.db, join(dir, "backups"), Date.UTC(2026, 10, 21));
  expect(await restore(file)).toMatchObject({ code: 1, words: expect.stringContaining("Another Watchdesk works in") });
  await desk.stop();
  expect(await restore(file)).toMatchObject({ code: 0 });
});

test("the database is for its user alone, and a damaged one is named without a stack", async () => {
  await (await startStation({ dataDir: dir })).stop();
  expect(statSync(databaseFile(dir)).mode & 0o777).toBe(0o600);
  writeFileSync(databaseFile(dir), Buffer.alloc(8192, 7));
  const failure = startStationProcess(dir);
  await expect(failure).rejects.toThrow(/is damaged .*--restore FILE\n$/u);
  await expect(failure).rejects.not.toThrow(/\n {4}at /u);
});

test("a client that never ends its request does not keep the station from stopping", async () => {
  const desk = await startStationProcess(dir);
  const { hostname, port } = new URL(desk.url);
  const client = connect(Number(port), hostname).on("error", () => undefined);
  client.write(
    `POST /api/v1/alerts/trigger HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${adminToken}\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{`,
  );
  await once(client, "connect");
  await fetch(`${desk.url}/health`);
  expect(await desk.end("SIGTERM")).toBe(0);
});
