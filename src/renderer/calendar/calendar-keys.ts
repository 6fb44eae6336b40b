// The single keys of the calendar.
import { useEffect } from "react";

import { earlyBird, isFreeKey } from "../parts/free-key.ts";
import { actFor } from "../parts/key-line.ts";
import { choose, stepBack } from "../state/calendar.ts";
import { stopAsking, useAsking } from "./asking.ts";
import { calendarLines, undoLines } from "./key-lines.ts";

interface CalendarKeys {
  readonly onTurn: (pages: number) => void;
  readonly onToday: () => void;
  readonly onAdd: () => void;
}

export function useCalendarKeys({ onTurn, onToday, onAdd }: CalendarKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const undo = undoAsked(event);
      if (undo !== undefined) {
        event.preventDefault();
        void stepBack(undo);
        return;
      }
      if (!isFreeKey(event)) return;
      if (handle(event)) event.preventDefault();
    };
    const handle = (event: KeyboardEvent): boolean => {
      const act = actFor(calendarLines, event);
      if (act?.kind === "look") choose({ look: act.look });
      else if (act?.kind === "turn") onTurn(act.pages);
      else if (act?.kind === "today") onToday();
      else if (act?.kind === "add") onAdd();
      else if (act?.kind === "back" && useAsking.getState().asking !== null) stopAsking();
      else return false;
      return true;
    };
    globalThis.addEventListener("keydown", press, earlyBird);
    return () => globalThis.removeEventListener("keydown", press, earlyBird);
  }, [onTurn, onToday, onAdd]);
}

/** Where text is typed, the same keys take back what was typed. */
function undoAsked(event: KeyboardEvent): "undo" | "redo" | undefined {
  const { target } = event;
  if (event.altKey || document.querySelector("[role=dialog]") !== null) return undefined;
  const isTyping = target instanceof HTMLElement && target.closest("input, textarea") !== null;
  return isTyping ? undefined : actFor(undoLines, event);
}
