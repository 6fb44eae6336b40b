// Keys that mean the same on every page.
import { useEffect } from "react";

import { earlyBird, isFreeKey } from "../parts/free-key.ts";
import { type Dialog, openDialog, openPage, type Page, useView } from "../state/view.ts";
import type { Screen, Screens } from "./screen.ts";

const dialogByKey: Readonly<Record<string, Dialog>> = {
  "?": { kind: "keys" },
  n: { kind: "raise" },
  N: { kind: "raise" },
};

export function useFrameKeys(screens: Screens): void {
  useEffect(() => {
    const pageByKey = Object.fromEntries(
      (Object.entries(screens) as [Page, Screen][]).map(([page, { key }]) => [key.toLowerCase(), page]),
    );
    const press = (event: KeyboardEvent): void => {
      if (isPaletteKey(event)) {
        event.preventDefault();
        if (!event.repeat) openDialog({ kind: "palette" });
        return;
      }
      if (!isFreeKey(event) || event.repeat) return;
      const page = pageByKey[event.key.toLowerCase()];
      const dialog = dialogByKey[event.key];
      if (page !== undefined) openPage(page);
      else if (dialog !== undefined) openDialog(dialog);
      else if (event.key === "Escape" && isNothingOpened()) openPage("board");
      else return;
      event.preventDefault();
    };
    globalThis.addEventListener("keydown", press, earlyBird);
    return () => globalThis.removeEventListener("keydown", press, earlyBird);
  }, [screens]);
}

/** Works while typing, too; not over a question that waits for its answer. */
const isPaletteKey = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) &&
  !event.altKey &&
  !event.shiftKey &&
  event.key.toLowerCase() === "k" &&
  document.querySelector("[role=dialog]") === null;
/** What a screen shows in detail is closed first, by the screen itself. */
function isNothingOpened(): boolean {
  const { page, openedByPage } = useView.getState();
  return page !== "board" && openedByPage[page] === undefined;
}
