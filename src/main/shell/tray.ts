import path from "node:path";

import { nativeImage, type NativeImage } from "electron/common";
import { app, Menu, Tray } from "electron/main";

export interface TrayIcon {
  readonly show: (openAlerts: number) => void;
  readonly remove: () => void;
}

interface Actions {
  readonly open: () => void;
  readonly openWall: () => void;
  /** Zero ends the silence. */
  readonly mute: (minutes: number) => void;
  readonly quit: () => void;
}

const silences = [5, 15, 30] as const;

/** Where the desktop has no place for such icons, this shows nothing and harms nothing. */
export function createTray(icons: string, actions: Actions): TrayIcon {
  const calm = picture(path.join(icons, "tray.png"), [0x9a, 0xa6, 0xb5]);
  const alarmed = picture(path.join(icons, "tray-alert.png"), [0xff, 0x5c, 0x5c]);
  const tray = new Tray(calm);
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: "Open Watchdesk", click: actions.open },
      { label: "Wall display", click: actions.openWall },
      {
        label: "Mute",
        submenu: [
          ...silences.map((minutes) => ({
            label: `For ${minutes} minutes`,
            click: () => actions.mute(minutes),
          })),
          { type: "separator" },
          { label: "Sound on", click: () => actions.mute(0) },
        ],
      },
      { type: "separator" },
      { label: "Quit", click: actions.quit },
    ]),
  );
  tray.on("click", actions.open);

  function show(open: number): void {
    tray.setImage(open > 0 ? alarmed : calm);
    tray.setToolTip(`Watchdesk: ${openAlertsText(open)}`);
    app.setBadgeCount(open);
  }
  show(0);
  return { show, remove: () => tray.destroy() };
}

export function openAlertsText(open: number): string {
  if (open === 0) return "no open alerts";
  return open === 1 ? "1 alert is open" : `${open} alerts are open`;
}

function picture(file: string, color: readonly [red: number, green: number, blue: number]): NativeImage {
  const image = nativeImage.createFromPath(file);
  return image.isEmpty() ? dot(color) : image;
}

/** A plain disc, for a checkout without its icons. */
function dot([red, green, blue]: readonly [red: number, green: number, blue: number]): NativeImage {
  const size = 16;
  const pixels = Buffer.alloc(size * size * 4);
  for (let at = 0; at < size * size; at += 1) {
    const isInside = Math.hypot((at % size) - 7.5, Math.floor(at / size) - 7.5) <= 7;
    if (isInside) pixels.set([blue, green, red, 0xff], at * 4);
  }
  return nativeImage.createFromBitmap(pixels, { width: size, height: size });
}
