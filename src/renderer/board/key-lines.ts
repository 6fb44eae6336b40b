// The board's own keys; those that act on an alert are in `state/offers.ts`.
import type { KeyLine } from "../parts/key-line.ts";

export type BoardAct =
  | { readonly kind: "step"; readonly rows: number; readonly isRange: boolean }
  | { readonly kind: "select"; readonly isRange: boolean }
  | { readonly kind: "focus_row" | "show_fresh" | "search" | "back" };

const step = (rows: number, isRange = false): BoardAct => ({ kind: "step", rows, isRange });

export const boardLines: readonly KeyLine<BoardAct>[] = [
  {
    what: "next, previous alert",
    hint: "move",
    keys: { j: step(1), k: step(-1), ArrowDown: step(1), ArrowUp: step(-1) },
  },
  { what: "ten further, ten back", keys: { PageDown: step(10), PageUp: step(-10) } },
  { what: "first, last", keys: { Home: step(-Infinity), End: step(Infinity) } },
  {
    what: "select while moving",
    keys: { j: step(1, true), k: step(-1, true), ArrowDown: step(1, true), ArrowUp: step(-1, true) },
    shift: true,
  },
  {
    what: "select ten, all up to the first or last",
    keys: { PageDown: step(10, true), PageUp: step(-10, true), Home: step(-Infinity, true), End: step(Infinity, true) },
    shift: true,
  },
  { what: "select or deselect", hint: "select", keys: { x: { kind: "select", isRange: false } } },
  { what: "select up to here", keys: { x: { kind: "select", isRange: true } }, shift: true },
  { what: "open the row that Tab led to", keys: { Enter: { kind: "focus_row" } } },
  { what: "show what came in meanwhile", keys: { ".": { kind: "show_fresh" } } },
  { what: "search", hint: "search", keys: { "/": { kind: "search" } } },
  { what: "one step back", hint: "back", keys: { Escape: { kind: "back" } } },
];
