// A sentence of the core in the operator's language, its instants in the zone that the header names.
import type { Phrase } from "../../core/phrase.ts";
import { t } from "../language/language.ts";
import { formatTurn } from "../parts/turn-time.ts";

/** What stands there is a name that the window translates. */
const named = new Set(["channel", "type"]);

export function sayPhrase({ text, values }: Phrase, now: number): string {
  const words = Object.entries(values).map(([name, value]): [string, string | number] => [
    name,
    typeof value === "object" ? formatTurn(value.at, now) : named.has(name) ? t(String(value)) : value,
  ]);
  return t(text, Object.fromEntries(words));
}
