import type { WebContents } from "electron/main";

import type { Log } from "../ports.ts";
import { reloadDelayMs } from "./reload-delay.ts";

/** Chromium says "unresponsive" late already; so much longer and the operator is looking at a dead board. */
const patienceMs = 5_000;

/** Brings the page back when its process died or hangs, and writes down what it complains of. */
export function reviveOnDeath(contents: WebContents, log: Log): void {
  const deaths: number[] = [];
  contents.on("render-process-gone", (_event, { reason, exitCode }) => {
    if (reason === "clean-exit") return;
    const now = Date.now();
    const delayMs = reloadDelayMs(deaths, now);
    deaths.push(now);
    log.error({ reason, exitCode, delayMs }, "the window's process ended, it is loaded again");
    setTimeout(() => {
      if (!contents.isDestroyed()) contents.reload();
    }, delayMs);
  });

  let hanging: NodeJS.Timeout | undefined;
  contents.on("unresponsive", () => {
    log.error({}, "the window does not respond");
    // A hanging page cannot be reloaded, only ended.
    hanging ??= setTimeout(() => contents.isDestroyed() || contents.forcefullyCrashRenderer(), patienceMs);
  });
  contents.on("responsive", () => {
    clearTimeout(hanging);
    hanging = undefined;
  });

  contents.on("did-fail-load", (_event, code, description, url) =>
    log.error({ code, description, url }, "the window could not load"),
  );
  contents.on("preload-error", (_event, _file, error) => log.error({ err: error }, "the bridge of the window failed"));
  contents.on("console-message", (...[event, level, message]) => {
    // Before Electron 35 the event carried nothing and these were its arguments.
    if (event.level === "error" || level === 3) log.error({}, `window: ${event.message ?? message}`);
  });
}
