// Where the map looks, whether by itself or by hand. One for the page and for the pane beside the board.
import { create } from "zustand";

import type { Position } from "../../core/geography.ts";
import { type Following, followAgain, seeAlerts, takeInHand, unmoved } from "./follow.ts";
import type { MarkIndex } from "./marks.ts";
import { confined, fitted, type View } from "./projection.ts";

interface Camera {
  readonly view: View;
  readonly following: Following;
}

/** Before anything is known, the room's own part of the world. */
const beginning: View = { longitude: 79, latitude: 21, zoom: 4, width: 0, height: 0 };

export const useCamera = create<Camera>(() => ({ view: beginning, following: unmoved }));

let gliding = 0;
const glideMs = 260;

const look = (view: View): void => useCamera.setState({ view });

/** By hand: the map stays where it is put. */
export function lookByHand(change: (view: View) => View): void {
  cancelAnimationFrame(gliding);
  useCamera.setState(({ view, following }) => ({ view: change(view), following: takeInHand(following) }));
}

let positions: readonly Position[] = [];

/** What is on the map now; it fits when that is something else than before. */
export function lookAtMarks({ marks }: MarkIndex): void {
  positions = marks.map(({ position }) => position);
  const { following, isFitting } = seeAlerts(useCamera.getState().following, new Set(marks.map(({ id }) => id)));
  useCamera.setState({ following });
  if (isFitting) fit();
}

export function follow(): void {
  const { following, isFitting } = followAgain(useCamera.getState().following);
  useCamera.setState({ following });
  if (isFitting) fit();
}

/** The room that the map has; what it follows is fitted into it anew. */
export function resize(width: number, height: number): void {
  const { view, following } = useCamera.getState();
  if (width === view.width && height === view.height) return;
  cancelAnimationFrame(gliding);
  const sized = confined({ ...view, width, height });
  look((following.isLocked ? null : fitted(sized, positions)) ?? sized);
}

function fit(): void {
  const { view } = useCamera.getState();
  if (view.width === 0) return;
  const to = fitted(view, positions);
  if (to !== null) glide(to);
}

/** Shows one place without counting as a hand on the map. */
export function showPlaces(shown: readonly Position[]): void {
  const to = fitted(useCamera.getState().view, shown);
  if (to === null) return;
  useCamera.setState(({ following }) => ({ following: takeInHand(following) }));
  glide(to);
}

function glide(to: View): void {
  cancelAnimationFrame(gliding);
  const from = useCamera.getState().view;
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const isFar = Math.abs(from.zoom - to.zoom) > 4;
  if (isStill || isFar || document.hidden) {
    look(to);
    return;
  }
  const startedAt = performance.now();
  const step = (): void => {
    const share = Math.min(1, (performance.now() - startedAt) / glideMs);
    const eased = 1 - (1 - share) ** 3;
    const between = (start: number, end: number): number => start + (end - start) * eased;
    look(
      confined({
        ...to,
        longitude: between(from.longitude, to.longitude),
        latitude: between(from.latitude, to.latitude),
        zoom: between(from.zoom, to.zoom),
      }),
    );
    if (share < 1) gliding = requestAnimationFrame(step);
  };
  gliding = requestAnimationFrame(step);
}
