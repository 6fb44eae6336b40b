// Keys that mean the same on every page.
import { useEffect } from "react";

import { earlyBird, isFreeKey } from "../parts/free-key.ts";
import { actFor, type KeyLine } from "../parts/key-line.ts";
import { type Dialog, openDialog, openPage, type Page, useView } from "../state/view.ts";
import type { Screen, Screens } from "./screen.ts";

export const frameLines: readonly KeyLine<Dialog>[] = [
  { what: "raise an alert", hint: "raise", keys: { n: { kind: "raise" } } },
  { what: "this list", keys: { "?": { kind: "keys" } } },
];

/** Works while typing, too. */
export const paletteLines: readonly KeyLine<Dialog>[] = [
  { what: "find or do anything", keys: { k: { kind: "palette" } }, ctrl: true },
];

export const backLines: readonly KeyLine<Page>[] = [
  { what: "back to the board", hint: "board", keys: { Escape: "board" } },
];

export const pageLines = (screens: Screens): readonly KeyLine<Page>[] =>
  (Object.entries(screens) as [Page, Screen][]).map(([page, { label, key }]) => ({
    what: label,
    keys: { [key.toLowerCase()]: page },
  }));

export function useFrameKeys(screens: Screens): void {
  useEffect(() => {
    const pages = pageLines(screens);
    const press = (event: KeyboardEvent): void => {
      const palette = isPaletteKey(event) ? actFor(paletteLines, event) : undefined;
      if (palette !== undefined) {
        event.preventDefault();
        if (!event.repeat) openDialog(palette);
        return;
      }
      if (!isFreeKey(event) || event.repeat) return;
      const page = actFor(pages, event);
      const dialog = actFor(frameLines, event);
      const back = isNothingOpened() ? actFor(backLines, event) : undefined;
      if (page !== undefined) openPage(page);
      else if (dialog !== undefined) openDialog(dialog);
      else if (back !== undefined) openPage(back);
      else return;
      event.preventDefault();
    };
    globalThis.addEventListener("keydown", press, earlyBird);
    return () => globalThis.removeEventListener("keydown", press, earlyBird);
  }, [screens]);
}

/** Not over a question that waits for its answer. */
const isPaletteKey = ({ altKey, shiftKey }: KeyboardEvent): boolean =>
  !altKey && !shiftKey && document.querySelector("[role=dialog]") === null;
/** What a screen shows in detail is closed first, by the screen itself. */
function isNothingOpened(): boolean {
  const { page, openedByPage } = useView.getState();
  return page !== "board" && openedByPage[page] === undefined;
}
