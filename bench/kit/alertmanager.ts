// Debian's Prometheus Alertmanager on loopback, alone, with a receiver that does nothing.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";

const program = "/usr/bin/prometheus-alertmanager";

export interface Alertmanager {
  readonly pid: number;
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Null where it is not installed. */
export async function startAlertmanager(dir: string): Promise<Alertmanager | null> {
  if (!existsSync(program)) return null;
  const config = path.join(dir, "alertmanager.yml");
  await writeFile(config, "route:\n  receiver: nobody\nreceivers:\n  - name: nobody\n");
  const url = `http://127.0.0.1:${await freePort()}`;
  const child = spawn(
    program,
    [
      `--config.file=${config}`,
      `--storage.path=${path.join(dir, "alertmanager")}`,
      `--web.listen-address=${url.slice("http://".length)}`,
      "--cluster.listen-address=",
      "--log.level=error",
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const exited = once(child, "exit");
  const deadline = performance.now() + 10_000;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`Alertmanager ended with ${child.exitCode}`);
    if (performance.now() > deadline) throw new Error("Alertmanager is not ready within 10 s");
  }
  return {
    pid: child.pid as number,
    url,
    stop: async () => {
      child.kill("SIGTERM");
      await exited;
    },
  };
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/-/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
