// A sentence of the core in the operator's language, its instants in the zone that the header names.
import type { Phrase } from "../../core/phrase.ts";
import { t } from "../language/language.ts";
import { formatTurn } from "../parts/turn-time.ts";

export function sayPhrase({ text, values }: Phrase, now: number): string {
  const words = Object.entries(values).map(([name, value]): [string, string | number] => [
    name,
    typeof value === "object" ? formatTurn(value.at, now) : value,
  ]);
  return t(text, Object.fromEntries(words));
}
