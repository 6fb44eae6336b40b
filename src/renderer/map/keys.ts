// The map page's single keys: the same letters act on the focused alert as on the board.
import { useEffect } from "react";

import { earlyBird, isFreeKey } from "../parts/free-key.ts";
import { useAlerts } from "../state/alerts.ts";
import { carryOut } from "../state/carry-out.ts";
import type { OfferKind } from "../state/offers.ts";
import { focusAlert, useView } from "../state/view.ts";
import { follow, lookByHand, showPlaces, useCamera } from "./camera.ts";
import { zoomByKey } from "./gestures.ts";
import { whereabouts } from "./marks.ts";
import { project, zoomed } from "./projection.ts";
import { useTrails } from "./trails.ts";

const actionByKey: Readonly<Record<string, OfferKind>> = {
  a: "acknowledge",
  p: "start",
  r: "resolve",
  l: "close",
  e: "escalate",
  h: "hand_off",
  u: "unacknowledge",
  o: "reopen",
};

const stepByKey: Readonly<Record<string, number>> = { j: 1, k: -1, Home: -Infinity, End: Infinity };
/** On the map itself these move the map. */
const arrowStep: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

export function useMapKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (isFreeKey(event) && handle(event)) event.preventDefault();
    };
    globalThis.addEventListener("keydown", press, earlyBird);
    return () => globalThis.removeEventListener("keydown", press, earlyBird);
  }, []);
}

/** Answers whether the key meant something. */
function handle({ key, repeat, shiftKey, target }: KeyboardEvent): boolean {
  const isOnMap = target instanceof HTMLElement && "ownArrows" in target.dataset;
  const step = stepByKey[key.length === 1 ? key.toLowerCase() : key] ?? (isOnMap ? undefined : arrowStep[key]);
  if (step !== undefined) return move(step);
  if (repeat) return false;
  const { focusedId } = useView.getState();
  const action = actionByKey[key.toLowerCase()];
  const zoom = zoomByKey[key];
  if (action !== undefined && focusedId !== null) carryOut(focusedId, action, { withNote: shiftKey });
  else if (key === "0") follow();
  else if (zoom !== undefined) lookByHand((view) => zoomed(view, zoom));
  else return false;
  return true;
}

function move(step: number): boolean {
  const { order } = useAlerts.getState();
  const { focusedId } = useView.getState();
  if (order.length === 0) return false;
  const from = focusedId === null ? (step > 0 ? -1 : 1) : order.indexOf(focusedId);
  const id = order[Math.min(order.length - 1, Math.max(0, from + step))];
  if (id === undefined) return false;
  pickFromList(id);
  const row = document.querySelector<HTMLElement>(`[data-map-row="${CSS.escape(id)}"]`);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
  return true;
}

/** Chosen where it can't be seen, it is brought into sight. */
export function pickFromList(id: string): void {
  focusAlert(id);
  const alert = useAlerts.getState().alertById.get(id);
  const where = alert === undefined ? null : whereabouts(alert, useTrails.getState().byId.get(id));
  if (where === null) return;
  const { view } = useCamera.getState();
  const { x, y } = project(view, where.position);
  if (x < 0 || y < 0 || x > view.width || y > view.height) showPlaces([where.position]);
}
