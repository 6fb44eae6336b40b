// The station as `npm run station` starts it, in a process and a data directory of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";

export const root = path.resolve(import.meta.dirname, "..", "..");
export const adminToken = "wd_bench_admin";

export interface StationProcess {
  readonly pid: number;
  readonly url: string;
  /** From spawn to the ready line. */
  readonly readyMs: number;
  readonly call: (method: string, path: string, body?: unknown) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

export async function startStation(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  nodeOptions: readonly string[] = [],
): Promise<StationProcess> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...nodeOptions, path.join(root, "src", "main", "station-main.ts")], {
    env: {
      ...process.env,
      WATCHDESK_DATA_DIR: dataDir,
      WATCHDESK_PORT: "0",
      WATCHDESK_ADMIN_TOKEN: adminToken,
      WATCHDESK_LOG_LEVEL: "error",
      ...env,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), "line"),
    exited.then(([code]) => Promise.reject(new Error(`the station ended with ${code}`))),
  ])) as [string];
  const readyMs = performance.now() - startedAt;
  const { url } = JSON.parse(line) as { url: string };
  return {
    pid: child.pid as number,
    url,
    readyMs,
    call: async (method, where, body) => {
      const response = await fetch(url + where, {
        method,
        headers: { authorization: `Bearer ${adminToken}`, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${where}: ${response.status} ${await response.text()}`);
      return await response.json();
    },
    stop: async () => {
      child.kill("SIGTERM");
      await exited;
    },
  };
}
