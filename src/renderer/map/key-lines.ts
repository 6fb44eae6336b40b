// The map's keys; those that act on an alert are in `state/offers.ts`.
import type { KeyLine } from "../parts/key-line.ts";
import { type ActionLine, actionLines } from "../state/offers.ts";

/** Nothing can be written here. */
export const mapActionLines: readonly ActionLine[] = actionLines.filter(
  ({ keys }) => !Object.values(keys).some(({ kind }) => kind === "comment"),
);

export type MapAct = { readonly kind: "step"; readonly alerts: number } | { readonly kind: "follow" };

const step = (alerts: number): MapAct => ({ kind: "step", alerts });

export const mapLines: readonly KeyLine<MapAct>[] = [
  { what: "next, previous alert", hint: "move", keys: { j: step(1), k: step(-1) } },
  { what: "first, last", keys: { Home: step(-Infinity), End: step(Infinity) } },
  { what: "next, previous alert, beside the map", keys: { ArrowDown: step(1), ArrowUp: step(-1) } },
  { what: "follow the alerts", hint: "follow", keys: { "0": { kind: "follow" } } },
];

/** Steps of the zoom. */
export const zoomLines: readonly KeyLine<number>[] = [
  { what: "zoom in", hint: "zoom in", keys: { "+": 1 }, also: { "=": 1 } },
  { what: "zoom out", hint: "zoom out", keys: { "-": -1 }, also: { _: -1 } },
];

/** On the map itself the arrows move the map. */
export const panLines: readonly KeyLine<readonly [right: number, down: number]>[] = [
  {
    what: "on the map: move it",
    keys: { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] },
  },
];
