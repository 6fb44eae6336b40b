// The single keys of a screen that lists things and shows one of them in detail.
import { useEffect } from "react";

import { earlyBird, isFreeKey } from "../parts/free-key.ts";
import { actFor } from "../parts/key-line.ts";
import { newId, openThing, type Page, useView } from "../state/view.ts";
import { listLines } from "./key-lines.ts";

interface ListKeys {
  readonly page: Page;
  /** As the list shows them. */
  readonly ids: readonly string[];
  readonly mayCreate: boolean;
}

export function useListKeys({ page, ids, mayCreate }: ListKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && leaveField(event)) return;
      if (!isFreeKey(event)) return;
      if (handle(event)) event.preventDefault();
    };

    const handle = (event: KeyboardEvent): boolean => {
      const { target } = event;
      const opened = useView.getState().openedByPage[page] ?? null;
      const act = actFor(listLines, event);
      switch (act?.kind) {
        case undefined:
          return false;
        case "step":
          return !isInDetail(target) && move(act.rows, opened);
        case "new":
          if (mayCreate) openThing(page, newId);
          return mayCreate;
        case "search":
          document.querySelector<HTMLInputElement>("[data-record-search]")?.focus();
          return true;
        case "into_detail":
          return target === document.body && opened !== null && focusDetail();
        case "back":
          if (opened === null) return false;
          openThing(page, null);
          focusRow(opened);
          return true;
      }
    };

    const move = (step: number, opened: string | null): boolean => {
      if (ids.length === 0) return false;
      const from = opened === null ? (step > 0 ? -1 : 1) : ids.indexOf(opened);
      const id = ids[Math.min(ids.length - 1, Math.max(0, from + step))];
      if (id === undefined) return false;
      openThing(page, id);
      focusRow(id);
      return true;
    };

    globalThis.addEventListener("keydown", press, earlyBird);
    return () => globalThis.removeEventListener("keydown", press, earlyBird);
  }, [page, ids, mayCreate]);
}

const isInDetail = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("[data-record-detail]") !== null;

function focusRow(id: string): void {
  const row = document.querySelector<HTMLElement>(`[data-record-id="${CSS.escape(id)}"]`);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

function focusDetail(): boolean {
  const field = document.querySelector<HTMLElement>(
    "[data-record-detail] :is(input, textarea, button):not([disabled]):not([readonly])",
  );
  field?.focus();
  return field !== null;
}

/** From a field back to the list: the first Esc only leaves the field. A menu that is open at the field closes first. */
function leaveField({ target, defaultPrevented }: KeyboardEvent): boolean {
  if (defaultPrevented || !(target instanceof HTMLElement)) return false;
  if (target.closest("[role=dialog]") !== null || target.getAttribute("aria-expanded") === "true") return true;
  if (target.closest("input, textarea, select") === null) return false;
  if (target instanceof HTMLInputElement && target.dataset["recordSearch"] !== undefined && target.value !== "")
    return true;
  const row = document.querySelector<HTMLElement>(".record-row[aria-current=true], .record-row");
  target.blur();
  row?.focus();
  return true;
}
