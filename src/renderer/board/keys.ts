// The board's single keys. Letters act on the focused alert, or on the selection where that makes sense.
import { useEffect } from "react";

import { isUnanswered } from "../../core/alert.ts";
import { t } from "../language/language.ts";
import { earlyBird, isFreeKey } from "../parts/free-key.ts";
import { useAlerts } from "../state/alerts.ts";
import { showFresh, useList } from "../state/list.ts";
import { say } from "../state/toast.ts";
import { focusAlert, openDialog, select, selectRange, setFilter, toggleSelected, useView } from "../state/view.ts";
import { carryOut } from "../state/carry-out.ts";
import type { OfferKind } from "../state/offers.ts";
import { focusSearch } from "./search.tsx";

const actionByKey: Readonly<Record<string, OfferKind>> = {
  a: "acknowledge",
  p: "start",
  r: "resolve",
  l: "close",
  e: "escalate",
  h: "hand_off",
  c: "comment",
  u: "unacknowledge",
  o: "reopen",
};

const pageRows = 10;

const stepByKey: Readonly<Record<string, number>> = {
  j: 1,
  ArrowDown: 1,
  k: -1,
  ArrowUp: -1,
  PageDown: pageRows,
  PageUp: -pageRows,
  Home: -Infinity,
  End: Infinity,
};

export function useBoardKeys(): void {
  useEffect(() => {
    let lastIndex = -1;
    const stop = useList.subscribe(({ shown }) => {
      const index = shown.indexOf(useView.getState().focusedId ?? "");
      if (index !== -1) lastIndex = index;
    });
    const press = (event: KeyboardEvent): void => {
      if (!isFreeKey(event)) return;
      if (handle(event, lastIndex)) event.preventDefault();
    };
    globalThis.addEventListener("keydown", press, earlyBird);
    return () => {
      stop();
      globalThis.removeEventListener("keydown", press, earlyBird);
    };
  }, []);
}

/** Answers whether the key meant something. */
function handle(event: KeyboardEvent, lastIndex: number): boolean {
  const { key, shiftKey, repeat } = event;
  // The map beside the list moves by the arrows while it has the focus.
  if (key.startsWith("Arrow") && event.target instanceof HTMLElement && "ownArrows" in event.target.dataset)
    return false;
  const { focusedId } = useView.getState();
  const { shown } = useList.getState();
  const step = stepByKey[key.length === 1 ? key.toLowerCase() : key];
  if (step !== undefined) return move(shown, focusedId, step, lastIndex, shiftKey);
  if (repeat) return false;
  const action = actionByKey[key.toLowerCase()];
  if (action !== undefined) return actOn(action, focusedId, shiftKey);
  switch (key) {
    case "x":
    case "X":
      if (focusedId === null) return false;
      if (shiftKey) selectRange(shown, focusedId);
      else toggleSelected(focusedId);
      return true;
    case "Enter":
      return focusRow(event.target);
    case ".":
      showFresh();
      return true;
    case "/":
      focusSearch();
      return true;
    case "Escape":
      return goBack();
    default:
      return false;
  }
}

function move(
  shown: readonly string[],
  focusedId: string | null,
  step: number,
  lastIndex: number,
  isRange: boolean,
): boolean {
  if (shown.length === 0) return false;
  const found = focusedId === null ? -1 : shown.indexOf(focusedId);
  // A focused alert that left the list hands the focus to whatever stands in its place.
  const from = found === -1 && focusedId !== null ? lastIndex - (step > 0 ? 1 : 0) : found;
  const index =
    focusedId === null && step < 0 && Number.isFinite(step) ? 0 : Math.min(shown.length - 1, Math.max(0, from + step));
  const id = shown[index];
  if (id === undefined) return false;
  if (isRange && focusedId !== null) selectRange(shown, id);
  focusAlert(id);
  return true;
}

/** A row that got here by the Tab key has the focus of the keyboard, but is not yet the focused alert. */
function focusRow(target: EventTarget | null): boolean {
  const id = target instanceof HTMLElement && target.role === "row" ? target.dataset["id"] : undefined;
  if (id === undefined) return false;
  focusAlert(id);
  return true;
}

function actOn(action: OfferKind, focusedId: string | null, withNote: boolean): boolean {
  const { selectedIds } = useView.getState();
  if (action === "acknowledge" && selectedIds.size > 0) {
    const { alertById } = useAlerts.getState();
    const isAnyWaiting = [...selectedIds].some((id) => isUnanswered(alertById.get(id)?.status ?? "CLOSED"));
    if (isAnyWaiting) openDialog({ kind: "bulk" });
    else say({ tone: "bad", text: t("None of the selected alerts waits for an acknowledgement") });
    return true;
  }
  if (focusedId === null) return false;
  carryOut(focusedId, action, { withNote });
  return true;
}

/** One step back: selection, then search and filters, then the focused alert. */
function goBack(): boolean {
  const { selectedIds, filter, focusedId } = useView.getState();
  if (selectedIds.size > 0) select([]);
  else if (filter.query !== "") setFilter({ query: "" });
  else if (focusedId !== null) focusAlert(null);
  else if (useAlerts.getState().status === "ready") setFilter({ tab: "open" });
  return true;
}
