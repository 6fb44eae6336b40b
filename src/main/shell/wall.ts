// The wall display: full screen on a monitor of its own, as little able as the console's window, and only to be looked at.
import path from "node:path";

import { BrowserWindow, type Display, screen, type WebContents } from "electron/main";

import type { WallDisplay } from "../../contract/wall.ts";
import type { Log } from "../ports.ts";
import type { AnyNotice } from "./notice-batch.ts";
import { wallPage } from "./page-file.ts";
import { reviveOnDeath } from "./revive.ts";
import { confine, ground } from "./window.ts";

export interface Wall {
  readonly displays: () => readonly WallDisplay[];
  /** Null: a second monitor where there is one. Open already: it moves there. */
  readonly open: (display: number | null) => void;
  readonly close: () => void;
  readonly owns: (sender: WebContents) => boolean;
  readonly tell: (notices: readonly AnyNotice[]) => void;
}

export function createWall({ appDir, log }: { readonly appDir: string; readonly log: Log }): Wall {
  let window: BrowserWindow | null = null;

  function placeOn(id: number | null): Display {
    const primary = screen.getPrimaryDisplay();
    const all = screen.getAllDisplays();
    return all.find((one) => one.id === id) ?? all.find((one) => one.id !== primary.id) ?? primary;
  }

  function make(display: Display): BrowserWindow {
    const made = new BrowserWindow({
      ...display.bounds,
      fullscreen: true,
      show: false,
      title: "Watchdesk wall",
      backgroundColor: ground,
      autoHideMenuBar: true,
      webPreferences: {
        preload: path.join(appDir, "out", "preload", "index.cjs"),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        devTools: process.env["WATCHDESK_DEVTOOLS"] === "1",
        spellcheck: false,
        backgroundThrottling: false,
      },
    });
    confine(made, log, wallPage);
    reviveOnDeath(made.webContents, log);
    // The operator goes on typing in the other window.
    made.once("ready-to-show", () => made.showInactive());
    made.once("closed", () => {
      if (window === made) window = null;
    });
    void made.loadURL(wallPage).catch((error: unknown) => log.error({ err: error }, "the wall could not be loaded"));
    return made;
  }

  return {
    displays: () => {
      const primary = screen.getPrimaryDisplay().id;
      return screen.getAllDisplays().map(({ id, label, size }, place) => ({
        id,
        label: `${label === "" ? `Monitor ${place + 1}` : label}, ${size.width} x ${size.height}`,
        is_primary: id === primary,
      }));
    },
    open: (id) => {
      const display = placeOn(id);
      if (window === null) {
        window = make(display);
        return;
      }
      window.setFullScreen(false);
      window.setBounds(display.bounds);
      window.setFullScreen(true);
    },
    close: () => window?.destroy(),
    owns: (sender) => window !== null && !window.isDestroyed() && window.webContents === sender,
    tell: (notices) => {
      if (window === null || window.webContents.isDestroyed()) return;
      for (const { name, payload } of notices) window.webContents.send(`notice:${name}`, payload);
    },
  };
}
