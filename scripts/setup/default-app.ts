// The part of Electron that turns `electron <folder>` into a running application, for a runtime that came without
// it. Packed as resources/default_app.asar, it does what Electron's own does for a folder, and no more.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { app } from "electron/main";

/** Electron has these for its own default app only, and leaves them out of its typings. */
interface Inner {
  readonly setVersion: (version: string) => void;
  readonly setAppPath: (folder: string) => void;
  readonly setDesktopName: (name: string) => void;
}

interface Manifest {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
  readonly main?: string;
}

const asked = invocation(process.argv.slice(1));
if (asked.folder === undefined) {
  process.stderr.write("Say which folder to run: electron <folder>\n");
  app.exit(1);
} else {
  const require = createRequire(path.resolve("default-app"));
  // Playwright takes hold of the application through a file loaded before it.
  for (const file of asked.preloads) require(path.resolve(file));
  await load(path.resolve(asked.folder));
}

function invocation(args: readonly string[]): {
  readonly preloads: readonly string[];
  readonly folder?: string;
} {
  const preloads: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? "";
    if (arg === "-r" || arg === "--require") {
      at += 1;
      preloads.push(args[at] ?? "");
    } else if (!arg.startsWith("-")) {
      return { preloads, folder: arg };
    }
  }
  return { preloads };
}

async function load(folder: string): Promise<void> {
  const manifest = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8")) as Manifest;
  const inner = app as unknown as Inner;
  Object.defineProperty(process, "defaultApp", { value: true, enumerable: true });
  app.name = manifest.productName ?? manifest.name ?? app.name;
  inner.setVersion(manifest.version ?? "0.0.0");
  inner.setDesktopName(`${app.name}.desktop`);
  inner.setAppPath(folder);
  await import(pathToFileURL(path.join(folder, manifest.main ?? "index.js")).href);
}
