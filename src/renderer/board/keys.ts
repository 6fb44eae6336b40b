// The board's single keys. Letters act on the focused alert, or on the selection where that makes sense.
import { useEffect } from "react";

import { isUnanswered } from "../../core/alert.ts";
import { t } from "../language/language.ts";
import { earlyBird, isFreeKey } from "../parts/free-key.ts";
import { actFor } from "../parts/key-line.ts";
import { useAlerts } from "../state/alerts.ts";
import { showFresh, useList } from "../state/list.ts";
import { say } from "../state/toast.ts";
import { focusAlert, openDialog, select, selectRange, setFilter, toggleSelected, useView } from "../state/view.ts";
import { carryOut } from "../state/carry-out.ts";
import { actionLines, type OfferKind } from "../state/offers.ts";
import { boardLines } from "./key-lines.ts";
import { focusSearch } from "./search.tsx";

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
  const { target, repeat } = event;
  // The map beside the list moves by the arrows while it has the focus.
  if (event.key.startsWith("Arrow") && target instanceof HTMLElement && "ownArrows" in target.dataset) return false;
  const { focusedId } = useView.getState();
  const { shown } = useList.getState();
  const act = actFor(boardLines, event);
  if (act?.kind === "step") return move(shown, focusedId, act.rows, lastIndex, act.isRange);
  if (repeat) return false;
  const action = actFor(actionLines, event);
  if (action !== undefined) return actOn(action.kind, focusedId, action.withNote);
  switch (act?.kind) {
    case undefined:
      return false;
    case "select":
      if (focusedId === null) return false;
      if (act.isRange) selectRange(shown, focusedId);
      else toggleSelected(focusedId);
      return true;
    case "focus_row":
      return focusRow(target);
    case "show_fresh":
      showFresh();
      return true;
    case "search":
      focusSearch();
      return true;
    case "back":
      return goBack();
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
