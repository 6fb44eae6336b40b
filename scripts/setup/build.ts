// Builds out/ with electron-vite, unless what it would build from is what it was last built from.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import { during } from "./progress.ts";
import { run } from "./run.ts";
import { Stop } from "./stop.ts";

const inputs = ["src", "electron.vite.config.ts", "package.json", "package-lock.json"];

export async function ensureBuild(root: string): Promise<void> {
  const stampFile = path.join(root, "out", "build-stamp");
  const stamp = await stampOf(root, inputs);
  if ((await readFile(stampFile, "utf8").catch(() => "")) === stamp) return;
  await rm(stampFile, { force: true });
  await during("Building", async () => {
    const vite = createRequire(import.meta.url).resolve("electron-vite/package.json");
    const program = path.join(path.dirname(vite), "bin", "electron-vite.js");
    const outcome = await run(process.execPath, [program, "build"], {
      cwd: root,
      env: { ...process.env, NO_COLOR: "1" },
      timeoutMs: 10 * 60_000,
    });
    if (outcome.code !== 0) throw new Stop(`The build failed:\n${outcome.output.trim()}`);
  });
  await mkdir(path.dirname(stampFile), { recursive: true });
  await writeFile(stampFile, stamp);
}

/** Changes when a file under the inputs is added, removed or written to. Reads no contents, so that it costs nothing. */
export async function stampOf(root: string, names: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const name of names) {
    const below = await readdir(path.join(root, name), { recursive: true }).catch(() => []);
    for (const relative of [name, ...below.toSorted((a, b) => (a < b ? -1 : 1)).map((file) => path.join(name, file))]) {
      const entry = await stat(path.join(root, relative)).catch(() => undefined);
      if (entry?.isFile()) hash.update(`${relative} ${entry.size} ${entry.mtimeMs}\n`);
    }
  }
  return hash.digest("hex");
}
