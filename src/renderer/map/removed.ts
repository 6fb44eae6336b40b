// What was deleted from the map last, so that a mistake can be taken back.
import { create } from "zustand";

import type { Kept } from "../../core/collection.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { takeItem } from "../state/records.ts";
import type { DrawnCollection } from "./shapes.ts";

interface Removed {
  readonly collection: DrawnCollection;
  readonly fields: Kept[DrawnCollection];
}

export const useRemoved = create<{ readonly removed: Removed | null }>(() => ({ removed: null }));

export const remember = (removed: Removed): void => useRemoved.setState({ removed });

/** Null: it is there again, as a new one. */
export async function putBack({ collection, fields }: Removed): Promise<string | null> {
  try {
    const result = await ask("record.create", { collection, fields: { ...fields } });
    if (!result.ok) return result.refusal.detail;
    takeItem(collection, result.value);
    useRemoved.setState({ removed: null });
    return null;
  } catch (error) {
    return toCallFailed(error).failure.message;
  }
}
