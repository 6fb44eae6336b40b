// The station as its own process, as `npm run station` starts it: something that can be killed.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { adminToken } from "./rest.ts";

export interface StationProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Every line on stdout so far. */
  readonly lines: readonly string[];
  /** Resolves with the exit code, or the signal's name, when it is gone. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | string | null>;
}

const main = fileURLToPath(new URL("../../src/main/station-main.ts", import.meta.url));

export async function startStationProcess(
  dataDir: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<StationProcess> {
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      WATCHDESK_DATA_DIR: dataDir,
      WATCHDESK_PORT: "0",
      WATCHDESK_ADMIN_TOKEN: adminToken,
      WATCHDESK_LOG_LEVEL: "error",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let complaints = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on("line", (line) => lines.push(line));
  const exit = once(child, "exit");
  await Promise.race([
    once(reader, "line"),
    exit.then(() => {
      throw new Error(`the station ended before it was ready: ${complaints}`);
    }),
  ]);
  const { url } = JSON.parse(lines[0] ?? "{}") as { url: string };
  return {
    url,
    child,
    lines,
    end: async (signal) => {
      child.kill(signal);
      const [code, killedBy] = (await exit) as [number | null, string | null];
      return code ?? killedBy;
    },
  };
}
