// From starting the process to its ready line, with a hundred thousand alerts in the store.
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

import { type Benchmark, figure } from "./figure.ts";
import { median, round } from "./kit/percentile.ts";
import { openQuietStation } from "./kit/quiet-station.ts";
import { seedAlerts } from "./kit/seed-store.ts";
import { startStation } from "./kit/station-process.ts";

const closed = 99_000;
const open = 1000;
const starts = 5;
const targetMs = 2000;
const run = promisify(execFile);

export const ready: Benchmark = async function* ({ dir, say }) {
  const full = path.join(dir, "full");
  say(`filling a store with ${closed + open} alerts`);
  const station = await openQuietStation(full);
  const startedAt = performance.now();
  await seedAlerts(station.desk, { closed, open });
  say(`filled in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  await station.stop();

  const [fullMs, emptyMs, nodeMs]: [number[], number[], number[]] = [[], [], []];
  for (let index = 0; index < starts; index++) {
    say(`start ${index + 1} of ${starts}`);
    nodeMs.push(await time(() => run(process.execPath, ["-e", "0"])));
    fullMs.push(await timeToReady(full));
    emptyMs.push(await timeToReady(path.join(dir, `empty-${index}`)));
  }
  yield figure({
    name: "ready",
    value: median(fullMs),
    unit: "ms",
    yardstick: ["node -e 0", median(nodeMs)],
    target: [`< ${targetMs} ms`, median(fullMs) < targetMs],
    details: {
      alerts: closed + open,
      open,
      empty_store_ms: round(median(emptyMs)),
      slowest_ms: round(Math.max(...fullMs)),
    },
  });
};

async function timeToReady(dataDir: string): Promise<number> {
  const station = await startStation(dataDir);
  await station.stop();
  return station.readyMs;
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}
