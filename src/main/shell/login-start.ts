// Whether Watchdesk starts when somebody signs in to this computer.
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { app } from "electron/main";

export interface LoginStart {
  readonly read: () => boolean;
  readonly write: (isOn: boolean) => void;
}

/** Windows and macOS keep it themselves; Linux desktops start what lies in the autostart folder (XDG Autostart). */
export const createLoginStart = (): LoginStart =>
  process.platform === "linux" ? autostartFile() : { read: readSystem, write: writeSystem };

const readSystem = (): boolean => app.getLoginItemSettings().openAtLogin;
const writeSystem = (openAtLogin: boolean): void => app.setLoginItemSettings({ openAtLogin });

function autostartFile(): LoginStart {
  const file = path.join(app.getPath("appData"), "autostart", "watchdesk.desktop");
  return {
    read: () => existsSync(file),
    write: (isOn) => {
      if (!isOn) return rmSync(file, { force: true });
      mkdirSync(path.dirname(file), { recursive: true });
      const command = [process.execPath, ...(app.isPackaged ? [] : [app.getAppPath()])].map(quote).join(" ");
      writeFileSync(file, `[Desktop Entry]\nType=Application\nName=Watchdesk\nExec=${command}\nTerminal=false\n`);
    },
  };
}

/**
 * As the Desktop Entry Specification asks: in quotes with four characters escaped, percent signs doubled, and all
 * backslashes doubled once more, as in every string of such a file.
 */
const quote = (word: string): string =>
  `"${word
    .replaceAll(/["`$\\]/gu, "\\$&")
    .replaceAll("%", "%%")
    .replaceAll("\\", "\\\\")}"`;
