// `npm test`: everything this machine lacks, then every check and every suite. What follows `--` narrows it down:
// a stage's name (check, unit, window), and file names for Vitest. Ends with one line, `N passed, N failed`.
import { mkdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import { ensureBuild } from "./setup/build.ts";
import { openDisplay } from "./setup/display.ts";
import { describe, ensureElectron } from "./setup/electron.ts";
import { whenOrphaned } from "./setup/orphan.ts";
import { elapsed, say } from "./setup/progress.ts";
import { run } from "./setup/run.ts";
import { ensureSqlite } from "./setup/sqlite.ts";
import { script, Stop } from "./setup/stop.ts";
import { ensureSystem } from "./setup/system.ts";
import { tally, type Report, type Tally } from "./tally.ts";

const root = path.resolve(import.meta.dirname, "..");
const results = path.join(root, "test-results");
const stageLimitMs = 15 * 60_000;

const stages = {
  check: { does: "types, lint, format, dead code", work: check },
  unit: {
    does: "core, adapters, station and flows, in Node",
    work: () => vitest("unit", process.env),
  },
  window: { does: "the built console in Electron, on a virtual display", work: windowTests },
} as const;
type Stage = keyof typeof stages;

const isStage = (word: string): word is Stage => word in stages;
const words = process.argv.slice(2);
const chosen = words.filter(isStage);
const filters = words.filter((word) => !isStage(word));

if (!process.stdout.isTTY) process.env["NO_COLOR"] ??= "1";
// An exit, unlike a signal, takes the children along.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
whenOrphaned(() => process.exit(1));

await script(async () => {
  const began = performance.now();
  await stage("set-up", "what this machine lacks", setUp);
  const tallies: Tally[] = [];
  for (const name of chosen.length > 0 ? chosen : (["check", "unit", "window"] as const)) {
    tallies.push(await stage(name, stages[name].does, () => soundly(stages[name].work)));
  }
  const skipped = tallies.flatMap((each) => each.skipped);
  if (skipped.length > 0) say(`\nSkipped, and so counted as failed:\n${skipped.map((name) => `  ${name}`).join("\n")}`);
  const passed = sum(tallies.map((each) => each.passed));
  const failed = sum(tallies.map((each) => each.failed));
  say(`\nEverything took ${elapsed(began)}.`);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

async function stage<T>(name: string, does: string, work: () => Promise<T>): Promise<T> {
  const since = performance.now();
  say(`\n== ${name}: ${does}`);
  const result = await work();
  say(`== ${name} took ${elapsed(since)}`);
  return result;
}

/** One stage that cannot run does not keep the others from running. */
async function soundly(work: () => Promise<Tally>): Promise<Tally> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    return { passed: 0, failed: 1, skipped: [] };
  }
}

async function setUp(): Promise<void> {
  await ensureSystem(["electron", "display", "desk"]);
  const electron = await ensureElectron();
  await ensureSqlite(electron);
  say(`Testing on ${describe(electron)} and Node ${process.versions.node}.`);
}

async function check(): Promise<Tally> {
  const { code } = await run(process.execPath, [path.join(root, "scripts", "check.ts")], {
    cwd: root,
    shown: true,
  });
  return { passed: 0, failed: code === 0 ? 0 : 1, skipped: [] };
}

async function windowTests(): Promise<Tally> {
  await ensureBuild(root);
  if (process.platform !== "linux") return vitest("window", process.env);
  const display = await openDisplay({ desk: true });
  try {
    return await vitest("window", display.env);
  } finally {
    await display.stop();
  }
}

async function vitest(project: "unit" | "window", env: NodeJS.ProcessEnv): Promise<Tally> {
  const file = path.join(results, `${project}.json`);
  await mkdir(results, { recursive: true });
  await rm(file, { force: true });
  const program = path.join(path.dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const args = [program, "run", "--project", project, ...reporters, ...filters];
  const { code } = await run(process.execPath, args, {
    cwd: root,
    env,
    shown: true,
    timeoutMs: stageLimitMs,
  });
  return tally(await readReport(file), code);
}

async function readReport(file: string): Promise<Report | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Report);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
