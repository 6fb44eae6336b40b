// The one window: as little able as a page can be, and always there again.
import path from "node:path";

import { nativeImage, shell } from "electron/common";
import { BrowserWindow, screen } from "electron/main";

import type { Log } from "../ports.ts";
import type { AnyNotice } from "./notice-batch.ts";
import { isOutsideLink } from "./outside-link.ts";
import { startPage } from "./page-file.ts";
import { reviveOnDeath } from "./revive.ts";
import { loadWindowState, placeWindow, saveWindowState, smallest } from "./window-state.ts";

export interface ConsoleWindow {
  readonly browserWindow: BrowserWindow;
  /** Brings it before the operator from wherever it is. */
  readonly present: () => void;
  readonly tell: (notices: readonly AnyNotice[]) => void;
  /** Ends it without asking the page. */
  readonly destroy: () => void;
}

interface Opening {
  /** The folder of the built application. */
  readonly appDir: string;
  readonly dataDir: string;
  readonly log: Log;
  readonly mayClose: () => boolean;
  /** The operator closed the window for the first time ever: it is hidden now. */
  readonly onFirstHidden: () => void;
}

/** The ground of the page, so that nothing flashes before it is painted. */
export const ground = "#0e1116";

export function openWindow({ appDir, dataDir, log, mayClose, onFirstHidden }: Opening): ConsoleWindow {
  const stateFile = path.join(dataDir, "window.json");
  let state = loadWindowState(stateFile);
  const icon = nativeImage.createFromPath(path.join(appDir, "resources", "icons", "icon.png"));
  const window = new BrowserWindow({
    ...placeWindow(state.bounds, [screen.getPrimaryDisplay(), ...screen.getAllDisplays()]),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    backgroundColor: ground,
    autoHideMenuBar: true,
    ...(icon.isEmpty() ? {} : { icon }),
    webPreferences: {
      preload: path.join(appDir, "out", "preload", "index.cjs"),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      devTools: process.env["WATCHDESK_DEVTOOLS"] === "1",
      // Its dictionaries would be fetched from outside.
      spellcheck: false,
      // The alarm sounds on in a hidden window.
      backgroundThrottling: false,
    },
  });
  const { webContents } = window;

  confine(window, log, startPage);
  reviveOnDeath(webContents, log);

  let isShown = false;
  function showFirst(): void {
    if (isShown || window.isDestroyed()) return;
    isShown = true;
    if (state.is_maximized) window.maximize();
    window.show();
  }
  window.once("ready-to-show", showFirst);
  // A page that never paints must not leave the room without a window.
  setTimeout(showFirst, 5_000);

  let saving: NodeJS.Timeout | undefined;
  function keep(): void {
    clearTimeout(saving);
    saving = undefined;
    if (window.isDestroyed()) return;
    state = { ...state, bounds: window.getNormalBounds(), is_maximized: window.isMaximized() };
    try {
      saveWindowState(stateFile, state);
    } catch (error) {
      log.warn({ err: error }, "the place of the window could not be kept");
    }
  }
  const keepSoon = (): void => void (saving ??= setTimeout(keep, 500));
  for (const event of ["resize", "move", "maximize", "unmaximize"] as const) window.on(event as "resize", keepSoon);

  window.on("close", (event) => {
    if (mayClose()) return;
    event.preventDefault();
    const isFirst = !state.has_told_hidden;
    state = { ...state, has_told_hidden: true };
    keep();
    window.hide();
    if (isFirst) onFirstHidden();
  });
  window.on("focus", () => window.flashFrame(false));

  void window.loadURL(startPage).catch((error: unknown) => log.error({ err: error }, "the window could not be loaded"));

  return {
    browserWindow: window,
    present: () => {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    tell: (notices) => {
      if (webContents.isDestroyed()) return;
      for (const { name, payload } of notices) webContents.send(`notice:${name}`, payload);
    },
    destroy: () => {
      keep();
      if (!window.isDestroyed()) window.destroy();
    },
  };
}

/** No page but ours, in no window but this. */
export function confine({ webContents }: BrowserWindow, log: Log, page: string): void {
  const leave = (address: string): void => {
    if (isOutsideLink(address))
      void shell
        .openExternal(address)
        .catch((error: unknown) => log.warn({ err: error, address }, "a link could not be opened"));
    else log.warn({ address }, "the page tried to go elsewhere");
  };
  webContents.setWindowOpenHandler(({ url }) => {
    leave(url);
    return { action: "deny" };
  });
  webContents.on("will-frame-navigate", (event) => {
    // Reloading itself is what the page does to recover.
    if (event.isMainFrame && event.url === page) return;
    event.preventDefault();
    if (event.isMainFrame) leave(event.url);
  });
  webContents.on("will-redirect", (event) => event.preventDefault());
  webContents.on("will-attach-webview", (event) => event.preventDefault());
  webContents.on("will-prevent-unload", (event) => event.preventDefault());
}
