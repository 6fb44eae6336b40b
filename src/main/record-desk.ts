// Commands on what people edit: create, edit, delete, and what has to go together with them.
import { randomBytes } from "node:crypto";

import type { Collection, Item, Kept } from "../core/collection.ts";
import { defaultPolicy } from "../core/escalation-policy.ts";
import type { Fields } from "../core/record.ts";
import { type Referrer, referrersOf } from "../core/referrer.ts";
import { accepted } from "../core/refusal.ts";
import { additionTrouble } from "../core/schedule/override.ts";
import type { ShiftFields } from "../core/schedule/shift.ts";
import type { ShiftEdit } from "../core/schedule/shift-edit.ts";
import type { TeamFields } from "../core/team.ts";
import { seenIn } from "./conflict-desk.ts";
import { type Caller, CommandRefused, type Desk, type Removal } from "./ports.ts";
import { everyReferrer, shiftsTakenOver, takenOver } from "./succession.ts";
import type { Transaction } from "./store/ledger.ts";
import type { Store } from "./store/store.ts";

type RecordDesk = Pick<Desk, "create" | "patch" | "remove" | "editShifts">;

export const newFeedToken = (): string => randomBytes(24).toString("base64url");

export function createRecordDesk(
  { ledger, records }: Pick<Store, "ledger" | "records">,
  newId: (now: number) => string,
): RecordDesk {
  function create<C extends Collection>(
    transaction: Transaction,
    collection: C,
    fields: Kept[C],
    { account_id, actor }: Caller,
    id?: string,
  ): Item<C> {
    const table = records[collection];
    const made = id ?? newId(transaction.now);
    const number = table.nextNumber(account_id);
    // Taken back with its old id, as a deleted shift is: the deletion was known.
    const deletion = id === undefined ? null : (table.state(made)?.deletion ?? null);
    const after = deletion === null ? {} : { after: deletion.stamp };
    transaction.append(account_id, `${collection}:${made}`, "record.created", { number, fields, ...after }, actor);
    const item = table.get(made);
    if (item === null) throw new Error(`${collection} ${made} is missing`);
    return item;
  }

  const shiftsOf = (scheduleId: string, accountId: string) =>
    records.shifts
      .all(accountId)
      .filter(({ fields }) => fields.schedule_id === scheduleId)
      .map(({ id, fields }) => ({ ...fields, id }));

  /** Judged in the transaction that adds it, so that two writers cannot race. */
  function demandRoom(fields: ShiftFields, { account_id }: Caller): void {
    const trouble = additionTrouble(shiftsOf(fields.schedule_id, account_id), { ...fields, id: "" });
    if (trouble !== null) throw new CommandRefused(trouble);
  }

  /** A team without a schedule or a policy gets its own. */
  function equip(transaction: Transaction, team: TeamFields, caller: Caller): TeamFields {
    const schedule_id =
      team.schedule_id ??
      create(
        transaction,
        "schedules",
        { name: `${team.name}: schedule`, notes: null, time_zone: null, feed_token: newFeedToken() },
        caller,
      ).id;
    const escalation_policy_id =
      team.escalation_policy_id ?? create(transaction, "escalation-policies", defaultPolicy(team.name), caller).id;
    return { ...team, schedule_id, escalation_policy_id };
  }

  function patch<C extends Collection>(
    transaction: Transaction,
    collection: C,
    item: Item<C>,
    fields: Fields,
    { account_id, actor }: Caller,
  ): void {
    const edits = differing(item.fields, fields);
    if (Object.keys(edits).length === 0) return;
    const seen = seenIn(records[collection].state(item.id)?.stamps ?? {}, edits);
    transaction.append(account_id, `${collection}:${item.id}`, "record.changed", { fields: edits, seen }, actor);
  }

  function drop(transaction: Transaction, collection: Collection, id: string, { account_id, actor }: Caller): void {
    const seen = records[collection].state(id)?.stamps ?? {};
    transaction.append(account_id, `${collection}:${id}`, "record.deleted", { seen }, actor);
  }

  const itemsOf =
    (accountId: string) =>
    (collection: Collection): readonly Item[] =>
      records[collection].all(accountId);

  /** What only the deleted thing had goes with it. */
  function dropWithOwn(transaction: Transaction, collection: Collection, item: Item, caller: Caller): void {
    drop(transaction, collection, item.id, caller);
    const isFree = (owned: Collection, id: string): boolean => {
      const target = records[owned].get(id);
      return target !== null && referrersOf(owned, target, itemsOf(caller.account_id)).length === 0;
    };
    if (collection === "schedules") dropShifts(transaction, item.id, caller);
    if (collection === "users")
      for (const membership of records["account-users"].everywhere())
        if (membership.fields.user_id === item.id) drop(transaction, "account-users", membership.id, caller);
    if (collection !== "teams") return;
    const { schedule_id, escalation_policy_id } = item.fields as TeamFields;
    if (schedule_id !== null && isFree("schedules", String(schedule_id))) {
      drop(transaction, "schedules", String(schedule_id), caller);
      dropShifts(transaction, String(schedule_id), caller);
    }
    if (escalation_policy_id !== null && isFree("escalation-policies", String(escalation_policy_id)))
      drop(transaction, "escalation-policies", String(escalation_policy_id), caller);
  }

  function carryOut(transaction: Transaction, edit: ShiftEdit, caller: Caller): readonly Item<"shifts">[] {
    if (edit.kind === "create") return [create(transaction, "shifts", edit.fields, caller, edit.id)];
    const item = records.shifts.find(caller.account_id, edit.id);
    if (item === null) return [];
    if (edit.kind === "delete") drop(transaction, "shifts", item.id, caller);
    else patch(transaction, "shifts", item, edit.fields, caller);
    return edit.kind === "delete" ? [] : [records.shifts.get(item.id) ?? item];
  }

  function dropShifts(transaction: Transaction, scheduleId: string, caller: Caller): void {
    for (const shift of records.shifts.all(caller.account_id))
      if (shift.fields.schedule_id === scheduleId) drop(transaction, "shifts", shift.id, caller);
  }

  function guestOf({ account_id, fields }: Item<"account-users">): Item<"users"> | null {
    const user = records.users.get(String(fields.user_id));
    return user === null || user.account_id === account_id ? null : records.users.find(account_id, user.id);
  }

  /** Tokens in the name of somebody who goes. */
  function dropTokens(transaction: Transaction, userId: string, caller: Caller): void {
    for (const { id, fields } of records["api-tokens"].all(caller.account_id))
      if (fields.user_id === userId) drop(transaction, "api-tokens", id, caller);
  }

  function handOver(transaction: Transaction, by: readonly Referrer[], item: Item, to: Item, caller: Caller): void {
    const { now } = transaction;
    if (by.some(({ collection }) => collection === "shifts")) {
      const change = { person: item.id, by: to.id, at: now, newId: () => newId(now) };
      for (const edit of shiftsTakenOver(records, caller.account_id, change)) carryOut(transaction, edit, caller);
    }
    for (const reference of by) {
      const referrer = records[reference.collection].get(reference.id);
      if (referrer === null || reference.collection === "shifts") continue;
      patch(transaction, reference.collection, referrer, takenOver(reference, referrer, item, to), caller);
    }
  }

  function remove(
    transaction: Transaction,
    collection: Collection,
    ref: string,
    caller: Caller,
    reassignTo: string | undefined,
  ): Removal {
    const { account_id } = caller;
    const item = records[collection].find(account_id, ref);
    if (item === null) return { kind: "missing" };
    const guest = collection === "account-users" ? guestOf(item as Item<"account-users">) : null;
    // Without the membership a person of another account is gone from this one.
    const [kind, goes]: readonly [Collection, Item] = guest === null ? [collection, item] : ["users", guest];
    const by = everyReferrer(records, account_id, kind, goes, transaction.now);
    const to = reassignTo === undefined ? null : records[kind].find(account_id, reassignTo);
    if (reassignTo !== undefined && (to === null || to.id === goes.id)) return { kind: "bad_heir" };
    if (by.length > 0 && to === null) return { kind: "referred", by };
    if (to !== null) handOver(transaction, by, goes, to, caller);
    if (kind === "users") dropTokens(transaction, goes.id, caller);
    dropWithOwn(transaction, collection, item, caller);
    return { kind: "removed" };
  }

  return {
    create: (collection, fields, caller, id) =>
      ledger.commit((transaction) => {
        const whole =
          collection === "teams" ? (equip(transaction, fields as TeamFields, caller) as typeof fields) : fields;
        if (collection === "shifts") demandRoom(fields as ShiftFields, caller);
        return create(transaction, collection, whole, caller, id);
      }),
    patch: (collection, ref, fields, caller) =>
      ledger.commit((transaction) => {
        const item = records[collection].find(caller.account_id, ref);
        if (item === null) return null;
        patch(transaction, collection, item, fields, caller);
        return records[collection].get(item.id);
      }),
    remove: (collection, ref, caller, reassignTo) =>
      ledger.commit((transaction) => remove(transaction, collection, ref, caller, reassignTo)),
    editShifts: (scheduleId, plan, caller) =>
      ledger.commit((transaction) => {
        const planned = plan(shiftsOf(scheduleId, caller.account_id), () => newId(transaction.now));
        if (!planned.ok) return planned;
        return accepted(planned.value.flatMap((edit) => carryOut(transaction, edit, caller)));
      }),
  };
}

/** An edit records only what it changes, so that edits made apart do not undo each other. */
function differing(before: Fields, edits: Fields): Fields {
  return Object.fromEntries(
    Object.entries(edits).filter(
      ([name, value]) => value !== undefined && JSON.stringify(before[name]) !== JSON.stringify(value),
    ),
  );
}
