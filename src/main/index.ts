// Starts Electron around the station, nothing else.
import { rmSync } from "node:fs";

import { app, dialog } from "electron/main";

import { chooseDataDir } from "./shell/data-dir.ts";
import { type OpenConsole, openConsole } from "./shell/open-console.ts";
import { prepare } from "./shell/prepare.ts";
import { describeRuntime } from "./shell/runtime.ts";
import { openSecretBox } from "./shell/secret-box.ts";
import { createStation } from "./station.ts";

const { folder: dataDir, isDemo } = chooseDataDir(process.argv, process.env, app.getPath("userData"));
if (isDemo) process.on("exit", () => rmSync(dataDir, { recursive: true, force: true }));
prepare(dataDir);

// The first instance hears of this one and comes forward.
if (app.requestSingleInstanceLock()) void app.whenReady().then(start).catch(fail);
else app.exit(0);

async function start(): Promise<void> {
  let opened: OpenConsole | undefined;
  const station = await createStation({
    dataDir,
    isDemo,
    version: app.getVersion(),
    runtime: describeRuntime(),
    secretBox: openSecretBox(),
    showAlert: (id: string) => opened?.showAlert(id),
  });
  opened = openConsole({ station, dataDir, appDir: app.getAppPath() });
}

function fail(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Watchdesk cannot start: ${reason}\n`);
  dialog.showErrorBox("Watchdesk cannot start", reason);
  app.exit(1);
}
