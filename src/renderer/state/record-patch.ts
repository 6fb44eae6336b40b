// An edit that is carried out at once, without a form: switching something on or off.
import type { EditedCollection } from "../../contract/record.ts";
import type { Kept } from "../../core/collection.ts";
import { ask, toCallFailed } from "./connection.ts";
import { takeItem } from "./records.ts";

/** Why it was not done; null: it is. */
export async function patchNow<C extends EditedCollection>(
  collection: C,
  id: string,
  fields: Partial<Kept[C]>,
): Promise<string | null> {
  try {
    const result = await ask("record.patch", { collection, id, fields: { ...fields } }, 20_000);
    if (!result.ok) return result.refusal.detail;
    takeItem(collection, result.value);
    return null;
  } catch (error) {
    return toCallFailed(error).failure.message;
  }
}
