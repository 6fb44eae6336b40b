// Notices on this computer's own screen. A click opens the alert on Windows, macOS and, with notify-send 0.8, on Linux.
import type { DesktopNotice } from "../ports.ts";
import { createNotifySend, linuxBody, type Shown } from "./notify-send.ts";
import { clip, oneLine } from "./one-line.ts";

export interface DesktopSettings {
  readonly appName: string;
  /** Windows shows notices only for a registered AppUserModelID. */
  readonly appId?: string;
  readonly iconPath: string | null;
  readonly onClick: (alertId: string) => void;
}

export interface DesktopNotifier {
  readonly show: (notice: DesktopNotice) => Promise<Shown>;
  readonly close: () => void;
}

/** node-notifier answers when the notice is gone; silence for this long means that it is on the screen. */
const settledMs = 1_000;
const longestTitle = 120;
const longestBody = 400;
const noExpirySeconds = 24 * 3600;
const expirySeconds = 15;

export function createDesktopNotifier({ appName, appId, iconPath, onClick }: DesktopSettings): DesktopNotifier {
  const notifySend = createNotifySend();
  const isLinux = process.platform === "linux";

  return {
    show: async ({ alert_id, title, body, isCritical }) => {
      // Titles come from webhooks.
      const words = {
        title: clip(oneLine(title), longestTitle) || appName,
        body: clip(oneLine(body), longestBody) || " ",
      };
      const open = (): void => onClick(alert_id);
      if (isLinux && (await notifySend.isAble())) {
        return await notifySend.show({ ...words, isCritical, appName, iconPath }, open);
      }
      return await showByNodeNotifier(
        {
          // It has no way to say that options are over.
          title: words.title.replace(/^-/u, "–"),
          message: (isLinux ? linuxBody(words.body) : words.body).replace(/^-/u, "–"),
          ...(iconPath === null ? {} : { icon: iconPath }),
          ...(isLinux ? linuxOptions(appName, isCritical) : { wait: true, sound: false, appID: appId ?? appName }),
          timeout: isCritical ? (isLinux ? 0 : noExpirySeconds) : expirySeconds,
        },
        open,
      );
    },
    close: () => notifySend.close(),
  };
}

const linuxOptions = (appName: string, isCritical: boolean) => ({
  urgency: isCritical ? "critical" : "normal",
  "app-name": appName,
});

async function showByNodeNotifier(notice: object, onClick: () => void): Promise<Shown> {
  const { default: notifier } = await import("node-notifier");
  return await new Promise<Shown>((resolve) => {
    const settled = setTimeout(() => resolve({ shown: true }), settledMs);
    // On Linux a string here is only what the command had to remark.
    notifier.notify(notice, (error: Error | string | null, response?: string) => {
      clearTimeout(settled);
      if (response === "activate") onClick();
      resolve(error instanceof Error ? { shown: false, reason: error.message } : { shown: true });
    });
  });
}
