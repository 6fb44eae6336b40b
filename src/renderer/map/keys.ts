// The map page's single keys: the same letters act on the focused alert as on the board.
import { useEffect } from "react";

import { earlyBird, isFreeKey } from "../parts/free-key.ts";
import { actFor } from "../parts/key-line.ts";
import { useAlerts } from "../state/alerts.ts";
import { carryOut } from "../state/carry-out.ts";
import { focusAlert, useView } from "../state/view.ts";
import { follow, lookByHand, showPlaces, useCamera } from "./camera.ts";
import { mapActionLines, mapLines, panLines, zoomLines } from "./key-lines.ts";
import { whereabouts } from "./marks.ts";
import { project, zoomed } from "./projection.ts";
import { useTrails } from "./trails.ts";

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
function handle(event: KeyboardEvent): boolean {
  const isOnMap = event.target instanceof HTMLElement && "ownArrows" in event.target.dataset;
  if (isOnMap && actFor(panLines, event) !== undefined) return false;
  const act = actFor(mapLines, event);
  if (act?.kind === "step") return move(act.alerts);
  if (event.repeat) return false;
  const { focusedId } = useView.getState();
  const action = actFor(mapActionLines, event);
  const zoom = actFor(zoomLines, event);
  if (action !== undefined && focusedId !== null) carryOut(focusedId, action.kind, action);
  else if (act?.kind === "follow") follow();
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
