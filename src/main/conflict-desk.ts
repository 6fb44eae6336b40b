// Somebody decides which of two edits stands that did not know of each other.
import type { Collection } from "../core/collection.ts";
import type { Fields } from "../core/record.ts";
import { accepted, conflict as stale, refused } from "../core/refusal.ts";
import type { Desk } from "./ports.ts";
import type { Store } from "./store/store.ts";

type ConflictDesk = Pick<Desk, "settle">;

/** What a change says it knew of, field by field. */
export const seenIn = (stamps: Readonly<Record<string, string>>, fields: Fields): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(fields).map((name) => [name, stamps[name] ?? ""]));

export function createConflictDesk({
  ledger,
  records,
  conflicts,
}: Pick<Store, "ledger" | "records" | "conflicts">): ConflictDesk {
  const stampsOf = (collection: Collection, id: string) => records[collection].state(id)?.stamps ?? {};

  return {
    settle: (id, keep, { account_id, actor }) =>
      ledger.commit(({ append }) => {
        const found = conflicts.find(account_id, id);
        if (found === null) return refused({ kind: "not_found", detail: `There is no conflict ${id}` });
        const { collection, record_id, kind, field, loser } = found;
        if (found.settled_at !== null)
          return refused(stale(`${found.settled_by ?? "Somebody"} has settled this already`));
        if (kind === "same_field" && records[collection].get(record_id) === null)
          return refused(stale("It was deleted since"));
        const stream = `${collection}:${record_id}`;
        if (kind === "edited_after_delete") {
          // The record comes back whole, with every edit that was made to it.
          const settles = conflicts
            .ofRecord(collection, record_id)
            .filter((one) => one.kind === kind && one.settled_at === null)
            .map((one) => one.id);
          append(account_id, stream, keep === "loser" ? "record.restored" : "record.settled", { settles }, actor);
        } else if (keep === "winner") append(account_id, stream, "record.settled", { settles: [id] }, actor);
        else {
          const fields = { [field]: loser.value };
          const seen = seenIn(stampsOf(collection, record_id), fields);
          append(account_id, stream, "record.changed", { fields, seen, settles: [id] }, actor);
        }
        return accepted(conflicts.find(account_id, id) ?? found);
      }),
  };
}
