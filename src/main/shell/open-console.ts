// Everything that Electron adds to a running station: window, tray, notices, and the way out.
import path from "node:path";

import { app, dialog, ipcMain, Notification, powerMonitor, powerSaveBlocker, session } from "electron/main";

import { permittedOnWall } from "../../contract/wall.ts";
import { serveFiles } from "./app-protocol.ts";
import type { ConsoleStation } from "./console-station.ts";
import { createExit } from "./exit.ts";
import { createNoticeBatch } from "./notice-batch.ts";
import { isOwnPage } from "./page-file.ts";
import { guardPermissions } from "./permission.ts";
import { saveFile } from "./save-file.ts";
import { serve } from "./serve.ts";
import { createWall, type Wall } from "./wall.ts";
import { createTray, openAlertsText } from "./tray.ts";
import { openWindow } from "./window.ts";

interface Opening {
  readonly station: ConsoleStation;
  readonly appDir: string;
  readonly dataDir: string;
}

export interface OpenConsole {
  /** Somebody clicked a notification. An empty id: it was about no alert in particular, or several. */
  readonly showAlert: (id: string) => void;
  readonly wall: Wall;
  /** Asks the operator where; answers the path, or null for nowhere. */
  /** The page of the window as a PDF. */
  readonly savePage: (name: string) => Promise<string | null>;
  readonly saveFile: (name: string, make: () => Promise<string | Uint8Array>) => Promise<string | null>;
}

/** How long the station may take to finish what it has accepted. */
const stopWithinMs = 15_000;
const trayDelayMs = 200;

export function openConsole({ station, appDir, dataDir }: Opening): OpenConsole {
  const { log } = station;
  process.on("uncaughtException", (error) => log.error({ err: error }, "a fault was not caught"));
  process.on("unhandledRejection", (reason) => log.error({ err: reason }, "a fault was not caught"));

  serveFiles(session.defaultSession, path.join(appDir, "out", "renderer"), station.mapSources);
  guardPermissions(session.defaultSession);
  // A computer that falls asleep escalates nothing. Its display may.
  powerSaveBlocker.start("prevent-app-suspension");

  const exit = createExit({ openAlerts: station.openAlerts, confirm, end: () => void end() });
  const window = openWindow({
    appDir,
    dataDir,
    log,
    mayClose: exit.isEnding,
    onFirstHidden: tellHidden,
  });
  const { webContents } = window.browserWindow;
  const wall = createWall({ appDir, log });
  serve({
    ipc: ipcMain,
    handlers: station.handlers,
    isTrusted: ({ sender, senderFrame }) =>
      (sender === webContents || wall.owns(sender)) && senderFrame?.parent === null && isOwnPage(senderFrame.url),
    permittedTo: ({ sender }) => (wall.owns(sender) ? permittedOnWall : null),
    onCrash: (call, error) => log.error({ err: error, call }, "a call of the window failed"),
  });

  const notices = createNoticeBatch((batch) => {
    window.tell(batch);
    wall.tell(batch);
  });
  station.onNotice(notices.add);

  const tray = createTray(path.join(appDir, "resources", "icons"), {
    open: window.present,
    openWall: () => wall.open(null),
    mute: (minutes) =>
      void mute(minutes).catch((error: unknown) => log.error({ err: error }, "the sound could not be muted")),
    quit: exit.request,
  });
  let shownOpen = 0;
  let counting: NodeJS.Timeout | undefined;
  function count(): void {
    counting = undefined;
    const open = station.openAlerts();
    tray.show(open);
    if (open > shownOpen && !window.browserWindow.isFocused()) window.browserWindow.flashFrame(true);
    shownOpen = open;
  }
  count();
  station.onAlert(() => (counting ??= setTimeout(count, trayDelayMs)));

  app.on("second-instance", window.present);
  app.on("activate", window.present);
  app.on("before-quit", (event) => {
    if (exit.isEnding()) return;
    event.preventDefault();
    exit.request();
  });
  // Without a listener Electron would quit by itself once the window is gone, before the station has stopped.
  app.on("window-all-closed", () => undefined);
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, exit.now);
  powerMonitor.on("shutdown", exit.now);
  window.browserWindow.on("session-end", exit.now);

  async function mute(minutes: number): Promise<void> {
    await station.handlers["preferences.write"]({
      muted_until: minutes === 0 ? null : Date.now() + minutes * 60_000,
    });
    notices.add("room.changed", {});
  }

  async function confirm(open: number): Promise<boolean> {
    window.present();
    const { response } = await dialog.showMessageBox(window.browserWindow, {
      type: "warning",
      message: openAlertsText(open),
      detail: "Nobody will be notified while Watchdesk is closed on this console.",
      buttons: ["Stay", "Quit"],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    return response === 1;
  }

  function tellHidden(): void {
    if (!Notification.isSupported()) return;
    const body =
      "Alerts still come in, sound and notify people. To see the board, use the tray icon or start Watchdesk again.";
    const notification = new Notification({ title: "Watchdesk goes on in the background", body });
    notification.on("click", window.present);
    notification.show();
  }

  async function end(): Promise<void> {
    setTimeout(() => {
      log.error({}, "the station did not stop in time");
      app.exit(1);
    }, stopWithinMs);
    clearTimeout(counting);
    notices.stop();
    wall.close();
    window.destroy();
    tray.remove();
    try {
      await station.stop();
      app.exit(0);
    } catch (error) {
      log.error({ err: error }, "the station did not stop cleanly");
      app.exit(1);
    }
  }

  return {
    showAlert: (id) => {
      if (id !== "") notices.add("alert.show", { id });
      window.present();
    },
    wall,
    savePage: (name) =>
      saveFile(window.browserWindow, name, () =>
        webContents.printToPDF({ pageSize: "A4", printBackground: true, generateTaggedPDF: true }),
      ),
    saveFile: (name, make) => saveFile(window.browserWindow, name, make),
  };
}
