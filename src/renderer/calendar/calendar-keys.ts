// The single keys of the calendar.
import { useEffect } from "react";

import { earlyBird, isFreeKey } from "../parts/free-key.ts";
import { choose, type Look, stepBack } from "../state/calendar.ts";
import { stopAsking, useAsking } from "./asking.ts";

interface CalendarKeys {
  readonly onTurn: (pages: number) => void;
  readonly onToday: () => void;
  readonly onAdd: () => void;
}

const lookByKey: Readonly<Record<string, Look>> = { "1": "month", "2": "week", "3": "day", "4": "timeline" };

export function useCalendarKeys({ onTurn, onToday, onAdd }: CalendarKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (isUndo(event)) {
        event.preventDefault();
        void stepBack(event.shiftKey || event.key.toLowerCase() === "y" ? "redo" : "undo");
        return;
      }
      if (!isFreeKey(event)) return;
      if (handle(event.key)) event.preventDefault();
    };
    const handle = (key: string): boolean => {
      const look = lookByKey[key];
      if (look !== undefined) choose({ look });
      else if (key === "[") onTurn(-1);
      else if (key === "]") onTurn(1);
      else if (key === ".") onToday();
      else if (key === "+") onAdd();
      else if (key === "Escape" && useAsking.getState().asking !== null) stopAsking();
      else return false;
      return true;
    };
    globalThis.addEventListener("keydown", press, earlyBird);
    return () => globalThis.removeEventListener("keydown", press, earlyBird);
  }, [onTurn, onToday, onAdd]);
}

/** Where text is typed, the same keys take back what was typed. */
function isUndo({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (!(ctrlKey || metaKey) || altKey || !["z", "y"].includes(key.toLowerCase())) return false;
  if (document.querySelector("[role=dialog]") !== null) return false;
  return !(target instanceof HTMLElement) || target.closest("input, textarea") === null;
}
