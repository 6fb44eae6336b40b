import path from "node:path";

import { crashReporter } from "electron/common";
import { app, Menu } from "electron/main";

import { declareScheme } from "./app-protocol.ts";

/** By which Windows knows the sender of a notification. */
export const appId = "com.watchdesk.console";

/** What Chromium has to know before it is ready. */
export function prepare(dataDir: string): void {
  // The lock of the single instance lies here, so two consoles with folders of their own can run beside each other.
  app.setPath("userData", dataDir);
  app.setPath("sessionData", path.join(dataDir, "window"));
  app.setPath("crashDumps", path.join(dataDir, "crashes"));
  app.setAppUserModelId(appId);
  // An alarm must sound whether or not anybody has clicked into the page since it was loaded.
  app.commandLine.appendSwitch("autoplay-policy", "no-user-gesture-required");
  declareScheme();
  crashReporter.start({ uploadToServer: false });
  // Elsewhere the keys of the default menu (reload, zoom, close) would act on a console that must not go away.
  Menu.setApplicationMenu(
    process.platform === "darwin" ? Menu.buildFromTemplate([{ role: "appMenu" }, { role: "editMenu" }]) : null,
  );
}
