// Everything that the console needs on this machine, and its build. In a process of its own, whose stdout becomes our stderr:
// there, figures are the only lines.
import { spawn } from "node:child_process";
import { once } from "node:events";

import { ensureBuild } from "../../scripts/setup/build.ts";
import { ensureElectron } from "../../scripts/setup/electron.ts";
import { ensureSqlite } from "../../scripts/setup/sqlite.ts";
import { ensureSystem } from "../../scripts/setup/system.ts";
import { root } from "../../test/kit/console.ts";

export async function setUpConsole(): Promise<void> {
  const child = spawn(process.execPath, [import.meta.filename], { stdio: ["ignore", 2, "inherit"] });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error("the console cannot be set up on this machine");
}

if (process.argv[1] === import.meta.filename) {
  await ensureSystem(["electron", "display"]);
  await ensureSqlite(await ensureElectron());
  await ensureBuild(root);
}
