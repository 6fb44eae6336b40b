// The keys of the consoles' screen.
import type { KeyLine } from "../parts/key-line.ts";

export type ConsoleAct =
  | { readonly kind: "step"; readonly rows: 1 | -1 }
  | { readonly kind: "settle"; readonly keep: "winner" | "loser" }
  | { readonly kind: "ask"; readonly dialog: "show_code" | "enter_code" };

const down: ConsoleAct = { kind: "step", rows: 1 };
const up: ConsoleAct = { kind: "step", rows: -1 };

export const consoleLines: readonly KeyLine<ConsoleAct>[] = [
  { what: "show a code", hint: "show a code", keys: { "+": { kind: "ask", dialog: "show_code" } } },
  { what: "enter a code", hint: "enter a code", keys: { e: { kind: "ask", dialog: "enter_code" } } },
  { what: "next, previous conflict", keys: { j: down, k: up, ArrowDown: down, ArrowUp: up } },
  { what: "keep what stands", keys: { "1": { kind: "settle", keep: "winner" } } },
  { what: "keep the other value", keys: { "2": { kind: "settle", keep: "loser" } } },
];
