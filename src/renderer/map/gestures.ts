// Mouse, fingers and keys on the map. Everything that they do counts as a hand on the map.
import { actFor } from "../parts/key-line.ts";
import { lookByHand } from "./camera.ts";
import { panLines, zoomLines } from "./key-lines.ts";
import { panned, type Spot, zoomed } from "./projection.ts";

interface Listening {
  /** False while something on the map is being drawn or dragged. */
  readonly mayDrag: () => boolean;
  readonly mayPick: () => boolean;
  readonly onPick: (spot: Spot) => void;
  readonly onHover: (spot: Spot) => void;
}

/** Less than this is a click by a shaky hand. */
const dragFromPx = 4;
const wheelPerZoom = 320;
const stepPx = 90;

/** Until the returned function is called. */
export function listenToHands(element: HTMLElement, { mayDrag, mayPick, onPick, onHover }: Listening): () => void {
  const pointers = new Map<number, Spot>();
  let travelled = 0;

  const spotOf = (event: MouseEvent): Spot => {
    const { left, top } = element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };

  const down = (event: PointerEvent): void => {
    if (event.button !== 0 || isControl(event.target)) return;
    pointers.set(event.pointerId, spotOf(event));
    travelled = 0;
  };

  const move = (event: PointerEvent): void => {
    const before = pointers.get(event.pointerId);
    const spot = spotOf(event);
    if (before === undefined) {
      onHover(spot);
      return;
    }
    if (!mayDrag()) {
      pointers.set(event.pointerId, spot);
      return;
    }
    const by = { x: before.x - spot.x, y: before.y - spot.y };
    travelled += Math.abs(by.x) + Math.abs(by.y);
    if (travelled < dragFromPx) return;
    if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId);
    const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    pointers.set(event.pointerId, spot);
    if (other === undefined) lookByHand((view) => panned(view, by));
    else {
      const [apart, was] = [distance(spot, other), distance(before, other)];
      const middle = { x: (spot.x + other.x) / 2, y: (spot.y + other.y) / 2 };
      lookByHand((view) =>
        zoomed(panned(view, { x: by.x / 2, y: by.y / 2 }), Math.log2(apart / Math.max(1, was)), middle),
      );
    }
  };

  const up = (event: PointerEvent): void => {
    const wasDown = pointers.delete(event.pointerId);
    if (wasDown && travelled < dragFromPx && mayPick()) onPick(spotOf(event));
  };

  const cancel = (event: PointerEvent): void => void pointers.delete(event.pointerId);

  const wheel = (event: WheelEvent): void => {
    if (isControl(event.target)) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1;
    const by = Math.max(-1, Math.min(1, (-event.deltaY * lines) / wheelPerZoom));
    lookByHand((view) => zoomed(view, by, spotOf(event)));
  };

  const twice = (event: MouseEvent): void => {
    if (!isControl(event.target) && mayPick()) lookByHand((view) => zoomed(view, 1, spotOf(event)));
  };

  const press = (event: KeyboardEvent): void => {
    if (event.target !== element || event.ctrlKey || event.metaKey || event.altKey) return;
    const pan = actFor(panLines, event);
    const zoom = actFor(zoomLines, event);
    if (pan !== undefined) lookByHand((view) => panned(view, { x: pan[0] * stepPx, y: pan[1] * stepPx }));
    else if (zoom !== undefined) lookByHand((view) => zoomed(view, zoom));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const events: readonly (readonly [string, (event: never) => void, AddEventListenerOptions?])[] = [
    ["pointerdown", down],
    ["pointermove", move],
    ["pointerup", up],
    ["pointercancel", cancel],
    ["wheel", wheel, { passive: false }],
    ["dblclick", twice],
    ["keydown", press],
  ];
  for (const [name, listen, options] of events) element.addEventListener(name, listen as EventListener, options);
  return () => {
    for (const [name, listen] of events) element.removeEventListener(name, listen as EventListener);
  };
}

const distance = (one: Spot, other: Spot): number => Math.hypot(one.x - other.x, one.y - other.y);

/** What lies on the map and has a life of its own. */
const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("[data-on-map]") !== null;
