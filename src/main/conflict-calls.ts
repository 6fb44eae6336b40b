// The window's calls about edits that did not know of each other.
import type { ConflictSide, ConflictView, conflictCalls as calls } from "../contract/conflicts.ts";
import type { Fields } from "../core/record.ts";
import type { Side } from "../core/record-conflict.ts";
import { accepted } from "../core/refusal.ts";
import { isSecret } from "../core/version.ts";
import { answering, type PermittedDesk } from "./permitted-desk.ts";
import type { Caller, KeptConflict } from "./ports.ts";
import type { Handlers } from "./shell/console-station.ts";
import type { Store } from "./store/store.ts";

export function conflictCalls(
  { records, conflicts }: Pick<Store, "records" | "conflicts">,
  permitted: Pick<PermittedDesk, "settle">,
  caller: () => Caller,
): Pick<Handlers, keyof typeof calls> {
  function show({ id, kind, field, collection, record_id, winner, loser }: KeptConflict): ConflictView {
    const state = records[collection].state(record_id);
    const is_secret = isSecret(collection, field);
    const sideOf = ({ value, ...edit }: Side): ConflictSide => (is_secret ? edit : { ...edit, value });
    return {
      id,
      kind,
      field,
      collection,
      record_id,
      number: state?.number ?? 0,
      name: nameIn(state?.fields ?? {}),
      is_secret,
      winner: sideOf(winner),
      loser: sideOf(loser),
    };
  }
  const open = (): readonly ConflictView[] => conflicts.open(caller().account_id).map(show);

  return {
    "conflicts.read": open,
    "conflicts.settle": ({ id, keep }) =>
      answering(async () => {
        const settled = await permitted.settle(id, keep, caller());
        return settled.ok ? accepted(open()) : settled;
      }),
  };
}

function nameIn(fields: Fields): string | null {
  const named = [fields["name"], fields["config_name"], fields["title"]].find((one) => typeof one === "string");
  return typeof named === "string" && named !== "" ? named : null;
}
