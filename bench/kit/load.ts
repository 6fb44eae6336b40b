// Load from a process of its own: many connections, each sending its next request as soon as the last was answered.
import { fork } from "node:child_process";
import { once } from "node:events";

import { openConnection } from "./connection.ts";
import { percentile, round } from "./percentile.ts";

export interface LoadPlan {
  readonly url: string;
  readonly path: string;
  readonly connections: number;
  readonly seconds: number;
  /** Whole header lines, each ended by CR LF; connection n uses the n-th, beginning again at the end. */
  readonly headers: readonly string[];
  /** `{n}` in it becomes a number that no other request of this run has. */
  readonly body: string;
  readonly firstNumber: number;
}

export interface Load {
  readonly accepted: number;
  /** By status, what was not a 2xx. */
  readonly refused: Readonly<Record<string, number>>;
  readonly per_second: number;
  readonly p50_ms: number;
  readonly p99_ms: number;
  readonly max_ms: number;
}

export async function runLoad(plan: LoadPlan): Promise<Load> {
  const child = fork(import.meta.filename, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  child.send(plan);
  const [load] = (await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) => Promise.reject(new Error(`the load process ended with ${code}`))),
  ])) as [Load];
  return load;
}

async function press(plan: LoadPlan): Promise<Load> {
  const [head = "", tail = ""] = plan.body.split("{n}");
  const connections = await Promise.all(Array.from({ length: plan.connections }, () => openConnection(plan.url)));
  const tookMs: number[] = [];
  const refused: Record<string, number> = {};
  let next = plan.firstNumber;
  const startedAt = performance.now();
  const endAt = startedAt + plan.seconds * 1000;
  await Promise.all(
    connections.map(async (connection, index) => {
      const headers = plan.headers[index % plan.headers.length] ?? "";
      for (let before = startedAt; before < endAt;) {
        const status = await connection.post(plan.path, headers, `${head}${next++}${tail}`);
        const after = performance.now();
        if (status >= 200 && status < 300) tookMs.push(after - before);
        else refused[status] = (refused[status] ?? 0) + 1;
        before = after;
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  for (const connection of connections) connection.close();
  return {
    accepted: tookMs.length,
    refused,
    per_second: round(tookMs.length / seconds, 0),
    p50_ms: round(percentile(tookMs, 0.5)),
    p99_ms: round(percentile(tookMs, 0.99)),
    max_ms: round(percentile(tookMs, 1)),
  };
}

if (process.send !== undefined && process.argv[1] === import.meta.filename)
  process.once("message", (plan) => {
    void press(plan as LoadPlan).then((done) => process.send?.(done, () => process.exit(0)));
  });
