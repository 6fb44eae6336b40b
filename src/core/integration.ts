// Integrations as they may be shown: the key and the signing secret let anybody raise alerts.
import type { Item } from "./collection.ts";

/** Stands for a signing secret that is set. */
export const setSecret = "\u2022".repeat(8);

export function veiled(item: Item<"integrations">): Item<"integrations"> {
  const { key, signing_secret } = item.fields;
  return {
    ...item,
    fields: {
      ...item.fields,
      key: `\u2026${key.slice(-4)}`,
      signing_secret: signing_secret === null ? null : setSecret,
    },
  };
}
