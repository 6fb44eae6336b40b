// The keys of a screen that lists things and shows one of them in detail.
import type { KeyLine } from "../parts/key-line.ts";

export type ListAct =
  | { readonly kind: "step"; readonly rows: number }
  | { readonly kind: "new" | "search" | "into_detail" | "back" };

const step = (rows: number): ListAct => ({ kind: "step", rows });

export const listLines: readonly KeyLine<ListAct>[] = [
  {
    what: "next, previous",
    hint: "move",
    keys: { j: step(1), k: step(-1), ArrowDown: step(1), ArrowUp: step(-1) },
  },
  { what: "ten further, ten back", keys: { PageDown: step(10), PageUp: step(-10) } },
  { what: "first, last", keys: { Home: step(-Infinity), End: step(Infinity) } },
  { what: "into its first field", keys: { Enter: { kind: "into_detail" } } },
  { what: "a new one", hint: "new one", keys: { "+": { kind: "new" } } },
  { what: "search", hint: "search", keys: { "/": { kind: "search" } } },
  { what: "from a field to the list, then back", hint: "back", keys: { Escape: { kind: "back" } } },
];

export const saveLines: readonly KeyLine<"save">[] = [
  { what: "save", hint: "save", keys: { Enter: "save" }, also: { s: "save" }, ctrl: true },
];
