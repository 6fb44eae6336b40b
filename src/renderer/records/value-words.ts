// Values of fields in words, for the history: one line for each thing, and only the lines that differ. Pure but for the language.
import type { Change } from "../../core/version.ts";
import { t } from "../language/language.ts";

/** `primary_recipients` reads as "Primary recipients". */
export function fieldWords(field: string): string {
  const words = field.replace(/_ids?$/u, "").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What an id stands for; null: it is no id. */
export type NameOf = (id: string) => string | null;

export interface ChangeLines {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The same things in another order. */
  readonly isReordered: boolean;
}

export function changeLines({ before, after }: Pick<Change, "before" | "after">, nameOf: NameOf): ChangeLines {
  const [old, now] = [linesOf(before, nameOf), linesOf(after, nameOf)];
  const gone = old.filter((line) => !now.includes(line));
  const come = now.filter((line) => !old.includes(line));
  const isReordered = gone.length === 0 && come.length === 0 && old.length === now.length;
  return { before: gone, after: come, isReordered };
}

function linesOf(value: unknown, nameOf: NameOf): readonly string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.map((one) => oneLine(one, nameOf));
  return [oneLine(value, nameOf)];
}

function oneLine(value: unknown, nameOf: NameOf): string {
  if (value === true) return t("yes");
  if (value === false) return t("no");
  if (value === null || value === undefined) return t("nothing");
  if (typeof value === "string") return nameOf(value) ?? value;
  if (typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value))
    return value.length === 0 ? t("nobody") : value.map((one) => oneLine(one, nameOf)).join(", ");
  return Object.entries(value)
    .filter(([, one]) => one !== null && one !== undefined && one !== "")
    .map(([name, one]) =>
      name === "name" ? oneLine(one, nameOf) : `${name.replaceAll("_", " ")} ${oneLine(one, nameOf)}`,
    )
    .join(" \u00b7 ");
}
