// A station inside this process that logs nothing but errors and tells nobody.
import { createStation, type Station } from "../../src/main/station.ts";
import type { StationOptions } from "../../src/main/station-options.ts";
import { adminToken } from "./station-process.ts";

const quiet = (): void => undefined;

export const openQuietStation = (dataDir: string, options: Partial<StationOptions> = {}): Promise<Station> =>
  createStation({
    dataDir,
    host: "127.0.0.1",
    port: 0,
    adminToken,
    environment: {},
    version: "0.0.0-bench",
    log: {
      debug: quiet,
      info: quiet,
      warn: quiet,
      error: (fields, message) => void process.stderr.write(`${message} ${JSON.stringify(fields)}\n`),
    },
    ...options,
  });
