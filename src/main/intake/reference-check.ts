// References in edited things: a number or an id becomes the id, and one to nothing is named by its path.
import type { Collection } from "../../core/collection.ts";
import type { Fields } from "../../core/record.ts";
import type { FieldError } from "../../core/refusal.ts";
import type { Reader } from "../ports.ts";
import { InvalidInput } from "./invalid-input.ts";

/** By field, dotted where it is inside another: the collections that it may point into, in the order in which they are tried. */
export type References = Readonly<Record<string, readonly Collection[]>>;

const nouns: Readonly<Partial<Record<Collection, string>>> = {
  users: "user",
  teams: "team",
  schedules: "schedule",
  "escalation-policies": "escalation policy",
};

export function withIds<T extends object>(
  fields: T,
  references: References,
  accountId: string,
  reader: Pick<Reader, "item">,
): T {
  const errors: FieldError[] = [];
  const found: Record<string, unknown> = {};
  for (const [path, collections] of Object.entries(references)) {
    const [outer = "", inner] = path.split(".");
    const whole = found[outer] ?? (fields as Fields)[outer];
    const value = inner === undefined ? whole : (whole as Fields | undefined)?.[inner];
    if (value === undefined || value === null) continue;
    const ids = Array.isArray(value)
      ? value.map((ref: string | number, index) => idOf(ref, collections, `${path}.${index}`))
      : idOf(value as string | number, collections, path);
    found[outer] = inner === undefined ? ids : { ...(whole as Fields), [inner]: ids };
  }
  if (errors.length > 0) throw new InvalidInput(errors);
  return { ...fields, ...found };

  function idOf(ref: string | number, collections: readonly Collection[], path: string): string {
    for (const collection of collections) {
      const item = reader.item(collection, accountId, String(ref));
      if (item !== null) return item.id;
    }
    errors.push({
      path,
      message: `names no ${collections.map((collection) => nouns[collection] ?? collection).join(" or ")} of this account`,
    });
    return String(ref);
  }
}
