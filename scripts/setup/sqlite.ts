// better-sqlite3's own binaries need Node-API 10. A runtime with an older one crashes on them without a word, so for
// that runtime the addon is built here, against Node-API's experimental mode, which has had what it needs for longer.
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import { cached, forget, isCached, place } from "./cache.ts";
import type { Runtime } from "./electron.ts";
import { during } from "./progress.ts";
import { run } from "./run.ts";
import { Stop } from "./stop.ts";
import { ensureSystem } from "./system.ts";

const neededNapi = 10;
/** Changes whenever the way of building changes. */
const recipe = 1;

const require = createRequire(import.meta.url);
const home = path.dirname(require.resolve("better-sqlite3/package.json"));
const built = path.join(home, "build", "Release");
const addonName = "better_sqlite3.node";

export async function ensureSqlite(runtime: Runtime): Promise<void> {
  if ((await napi(runtime)) >= neededNapi) {
    // The loader prefers a build to the shipped binary, and this one would be left from another runtime.
    await rm(path.join(home, "build"), { recursive: true, force: true });
    return;
  }
  if (existsSync(path.join(built, addonName))) return;
  const name = await entryName();
  const isOld = isCached(name);
  const trouble = await install(name, runtime);
  if (trouble === undefined) return;
  // A build from the cache may be from another system (a home folder that several machines share): make our own.
  const again = isOld ? await install(name, runtime) : trouble;
  if (again !== undefined) throw new Stop(`better-sqlite3 was built, but does not run here:\n${again}`);
}

/** Answers with what went wrong, if anything did; then nothing of it is left. */
async function install(name: string, runtime: Runtime): Promise<string | undefined> {
  const folder = await cached(name, build);
  await place(folder, built);
  const trouble = await prove(runtime);
  if (trouble !== undefined) await Promise.all([forget(built), forget(folder)]);
  return trouble;
}

async function napi(runtime: Runtime): Promise<number> {
  const { output } = await asNode(runtime, "process.stdout.write(process.versions.napi)");
  const version = Number(output);
  if (!Number.isInteger(version)) throw new Stop(`${runtime.executable} does not run here:\n${output}`);
  return version;
}

async function entryName(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(path.join(home, "package.json"), "utf8"));
  const { version } = manifest as { readonly version: string };
  return `better-sqlite3-${version}-${process.platform}-${process.arch}-${recipe}`;
}

async function build(folder: string): Promise<void> {
  await ensureSystem(["compiler"]);
  const work = path.join(folder, "work");
  await mkdir(path.join(work, "node_modules"), { recursive: true });
  for (const part of ["binding.gyp", "package.json", "deps", "lib", "src"]) {
    await cp(path.join(home, part), path.join(work, part), { recursive: true });
  }
  await symlink(
    path.dirname(createRequire(path.join(home, "package.json")).resolve("node-addon-api/package.json")),
    path.join(work, "node_modules", "node-addon-api"),
  );
  const gyp = path.join(work, "binding.gyp");
  await writeFile(gyp, forExperimentalNapi(await readFile(gyp, "utf8")));
  const headers = nodeFolderWithHeaders();
  const args = ["rebuild", "--release", "--force_build=1", ...(headers ? [`--nodedir=${headers}`] : [])];
  const outcome = await during("Building better-sqlite3 for this Electron (about 75 s, once per user)", () =>
    run(process.execPath, [require.resolve("node-gyp/bin/node-gyp.js"), ...args], {
      cwd: work,
      timeoutMs: 15 * 60_000,
    }),
  );
  if (outcome.code !== 0) {
    throw new Stop(`better-sqlite3 could not be built:\n${outcome.output.trim().split("\n").slice(-25).join("\n")}`);
  }
  await cp(path.join(work, "build", "Release", addonName), path.join(folder, addonName));
  await rm(work, { recursive: true });
}

/** The definitions of binding.gyp with the fixed Node-API version replaced by the experimental mode. */
export function forExperimentalNapi(gyp: string): string {
  const fixed = "'NAPI_VERSION=10'";
  if (!gyp.includes(fixed)) throw new Error(`binding.gyp no longer says ${fixed}`);
  return gyp.replace(fixed, "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'");
}

/** A Node with its headers beside it: the `node` package brings some, most installations do. Else node-gyp fetches them. */
function nodeFolderWithHeaders(): string | undefined {
  const npmNode = process.env["npm_node_execpath"];
  const places = [
    path.join(
      path.dirname(require.resolve("node/package.json")),
      "node_modules",
      `node-${process.platform}-${process.arch}`,
    ),
    path.resolve(process.execPath, "..", ".."),
    ...(npmNode ? [path.resolve(npmNode, "..", "..")] : []),
  ];
  return places.find((folder) => existsSync(path.join(folder, "include", "node", "node_api.h")));
}

/** Opens a database in Electron and in this Node. Answers with what went wrong, if anything did. */
async function prove(runtime: Runtime): Promise<string | undefined> {
  const script = `
    const Database = require(${JSON.stringify(home)});
    const row = new Database(":memory:").prepare("select ? as text").get("works");
    process.stdout.write(row.text);`;
  const outcomes = await Promise.all([asNode(runtime, script), run(process.execPath, ["-e", script])]);
  return outcomes.find(({ stdout }) => stdout !== "works")?.output;
}

function asNode(runtime: Runtime, script: string) {
  return run(runtime.executable, ["-e", script], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
  });
}
