// `npm run bench`: one JSON line a figure on stdout. `npm run bench -- ingest ready` makes only those.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import path from "node:path";

import { board } from "./board.ts";
import { calendar } from "./calendar.ts";
import type { Benchmark } from "./figure.ts";
import { firstByte } from "./first-byte.ts";
import { ingest } from "./ingest.ts";
import { root } from "./kit/station-process.ts";
import { lateness } from "./lateness.ts";
import { map } from "./map.ts";
import { onCall } from "./on-call.ts";
import { ready } from "./ready.ts";
import { start } from "./start.ts";

const benchmarks: Readonly<Record<string, Benchmark>> = {
  ingest,
  "first-byte": firstByte,
  lateness,
  ready,
  start,
  "on-call": onCall,
  board,
  calendar,
  map,
};

const say = (progress: string): void => void process.stderr.write(`${progress}\n`);

/** Beside the installed packages: temporary folders are often memory, and a commit there costs nothing. */
function makeDir(): string {
  const cache = path.join(root, "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(path.join(cache, "bench-"));
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  say(`There is no benchmark ${unknown.join(", ")}. There are: ${Object.keys(benchmarks).join(", ")}`);
  process.exit(2);
}
say(
  `${availableParallelism()} cores, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(" ")}`,
);
for (const [name, benchmark] of Object.entries(benchmarks)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const dir = makeDir();
  const startedAt = performance.now();
  try {
    for await (const figure of benchmark({ dir, say: (progress) => say(`${name}: ${progress}`) }))
      process.stdout.write(`${JSON.stringify(figure)}\n`);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  say(`${name}: ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
}
