// Puts what the window shows into a file where the operator wants it. The file is opened by nobody.
import { writeFile } from "node:fs/promises";
import path from "node:path";

import { app, type BrowserWindow, dialog } from "electron/main";

/** Answers where it lies; null: the operator thought better of it. `make` is asked only once there is a place. */
export async function saveFile(
  window: BrowserWindow,
  name: string,
  make: () => Promise<string | Uint8Array>,
): Promise<string | null> {
  const extension = path.extname(name).slice(1);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: path.join(app.getPath("documents"), safeName(name)),
    filters: extension === "" ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
  });
  if (canceled || filePath === "") return null;
  await writeFile(filePath, await make());
  return filePath;
}

const safeName = (name: string): string => name.replaceAll(/[^\p{L}\p{N}._ -]/gu, "-");
