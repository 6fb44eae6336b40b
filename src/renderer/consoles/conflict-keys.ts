// j and k walk over the conflicts; 1 and 2 settle the one that has the focus.
import { useEffect } from "react";

import { isFreeKey } from "../parts/free-key.ts";
import { actFor } from "../parts/key-line.ts";
import { consoleLines } from "./key-lines.ts";

export function useConflictKeys(settle: (id: string, keep: "winner" | "loser") => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!isFreeKey(event)) return;
      const rows = [...document.querySelectorAll<HTMLElement>("[data-conflict]")];
      const at = rows.findIndex((row) => row.contains(document.activeElement));
      const act = actFor(consoleLines, event);
      if (act?.kind === "settle" && at !== -1) {
        const id = rows[at]?.dataset["conflict"];
        if (id === undefined || event.repeat) return;
        // The next one is under the hand when this one is gone.
        (rows[at + 1] ?? rows[at - 1])?.focus();
        settle(id, act.keep);
      } else if (act?.kind === "step") {
        const next = rows[at === -1 ? (act.rows > 0 ? 0 : rows.length - 1) : at + act.rows];
        if (next === undefined) return;
        next.focus();
        next.scrollIntoView({ block: "nearest" });
      } else return;
      event.preventDefault();
    };
    globalThis.addEventListener("keydown", press);
    return () => globalThis.removeEventListener("keydown", press);
  }, [settle]);
}
