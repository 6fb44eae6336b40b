// References in edited things: a number or an id becomes the id, and one to nothing is named by its path.
import type { Collection } from "../../core/collection.ts";
import { editReferences } from "../../core/reference-path.ts";
import type { FieldError } from "../../core/refusal.ts";
import type { Reader } from "../ports.ts";
import { InvalidInput } from "./invalid-input.ts";

/** By path, see `core/reference-path.ts`: the collections that it may point into, in the order in which they are tried. */
export type References = Readonly<Record<string, readonly Collection[]>>;

const nouns: Readonly<Partial<Record<Collection, string>>> = {
  users: "user",
  teams: "team",
  routers: "router",
  stakeholders: "stakeholder",
  integrations: "integration",
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
  let found: unknown = fields;
  for (const [path, collections] of Object.entries(references))
    found = editReferences(found, path, (reference, where) => idOf(reference, collections, where));
  if (errors.length > 0) throw new InvalidInput(errors);
  return found as T;

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
