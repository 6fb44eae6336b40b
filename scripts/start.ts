// `npm start`: everything this machine lacks, then the console. Arguments go to the console.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import path from "node:path";

import { ensureBuild } from "./setup/build.ts";
import { hasDisplay, openDisplay } from "./setup/display.ts";
import { describe, ensureElectron } from "./setup/electron.ts";
import { whenOrphaned } from "./setup/orphan.ts";
import { say } from "./setup/progress.ts";
import { ensureSqlite } from "./setup/sqlite.ts";
import { script } from "./setup/stop.ts";
import { ensureSystem } from "./setup/system.ts";

const root = path.resolve(import.meta.dirname, "..");

await script(async () => {
  const isHeadless = !hasDisplay();
  await ensureSystem(isHeadless ? ["electron", "display"] : ["electron"]);
  const electron = await ensureElectron();
  await ensureSqlite(electron);
  await ensureBuild(root);
  say(`Starting Watchdesk on ${describe(electron)}.`);
  if (!isHeadless) return runElectron(electron.executable, process.env);
  const display = await openDisplay({ desk: false });
  say(`This machine has no display: the window opens on a virtual one (${display.name}) that nobody can see.`);
  try {
    return await runElectron(electron.executable, display.env);
  } finally {
    await display.stop();
  }
});

function runElectron(executable: string, env: NodeJS.ProcessEnv): Promise<number> {
  // Chromium's sandbox refuses to run as root.
  const flags = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const child = spawn(executable, [...flags, root, "--", ...process.argv.slice(2)], {
    env,
    stdio: "inherit",
  });
  whenOrphaned(() => child.kill("SIGTERM"));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the console as well, and Electron dies at once of a second one.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? "SIGKILL"]));
  });
}
