// A whole station for a test: a real database file, a real port, a clock moved by hand when asked.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Log } from "../../src/main/ports.ts";
import { adminToken, type Rest, restOf } from "./rest.ts";
import { createStation, type Station } from "../../src/main/station.ts";
import type { StationOptions } from "../../src/main/station-options.ts";

export interface TestStation {
  readonly station: Station;
  readonly url: string;
  readonly dataDir: string;
  readonly call: Rest;
  /** Moves the clock to so many seconds after it was set, and beats once. */
  readonly goTo: (seconds: number) => Promise<void>;
  /** Lines that the station logged as errors. */
  readonly errors: () => readonly string[];
  readonly stop: () => Promise<void>;
}

export interface Setting extends Partial<Omit<StationOptions, "dataDir" | "log">> {
  readonly dataDir?: string;
  /** Starts a clock that only `goTo` moves, at this instant. */
  readonly clockAt?: number;
}

export async function startStation(setting: Setting = {}): Promise<TestStation> {
  const { dataDir = mkdtempSync(join(tmpdir(), "watchdesk-test-")), clockAt, ...options } = setting;
  const errors: string[] = [];
  const quiet = (): void => undefined;
  const log: Log = {
    debug: quiet,
    info: quiet,
    warn: quiet,
    error: (fields, message) => void errors.push(`${message} ${JSON.stringify(fields)}`),
  };
  let offset = 0;
  const station = await createStation({
    dataDir,
    host: "127.0.0.1",
    port: 0,
    adminToken,
    environment: {},
    version: "0.0.0-test",
    log,
    ...(clockAt === undefined ? {} : { now: () => clockAt + offset, isBeatManual: true }),
    ...options,
  });
  const url = station.url() ?? "";
  return {
    station,
    url,
    dataDir,
    call: restOf(() => url),
    goTo: async (seconds) => {
      offset = seconds * 1000;
      await station.engine.beat();
    },
    errors: () => errors,
    stop: async () => {
      await station.stop();
      if (setting.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
