// The desk for whoever comes from outside: every command is carried out only when the table of permissions allows it.
import { removalTrouble, transferTrouble } from "../core/account-user.ts";
import type { AlertState } from "../core/alert.ts";
import type { Collection, Item, Kept } from "../core/collection.ts";
import { needsVouching } from "../core/contact.ts";
import { type CollectionCommand, type Command, permit, type Subject } from "../core/permission.ts";
import { conflict, refused, type Refusal, type Result } from "../core/refusal.ts";
import { type Caller, CommandRefused, type Desk, type KeptConflict } from "./ports.ts";
import { createIdentify, membershipOf, standingIn } from "./principal.ts";
import type { Store } from "./store/store.ts";

export interface PermittedDesk extends Desk {
  /** For what changes nothing that is kept, as a test message. Null: permitted. */
  readonly refusalOf: (command: Command, caller: Caller, subject?: Subject) => Refusal | null;
}

type Edit<C extends Collection> = Partial<Kept[C]>;

export function createPermittedDesk(
  desk: Desk,
  { records, conflicts }: Pick<Store, "records" | "conflicts">,
  alertOf: (accountId: string, ref: string) => AlertState | null,
): PermittedDesk {
  const identify = createIdentify(records);

  function refusalOf(command: Command, caller: Caller, subject: Subject = {}): Refusal | null {
    const known = identify(caller);
    return known.ok ? permit(known.value, command, subject) : known.refusal;
  }

  function demand(refusal: Refusal | null): void {
    if (refusal !== null) throw new CommandRefused(refusal);
  }

  const gate = (command: Command, caller: Caller, subject?: Subject): void =>
    demand(refusalOf(command, caller, subject));

  const homes = { schedule_id: "schedules", escalation_policy_id: "escalation-policies" } as const;

  /** `ref` is an id or a number. */
  function teamsWith(accountId: string, field: keyof typeof homes, ref: unknown): readonly string[] {
    if (typeof ref !== "string" && typeof ref !== "number") return [];
    const idOf = (one: string | number): string =>
      records[homes[field]].find(accountId, String(one))?.id ?? String(one);
    const id = idOf(ref);
    return records.teams
      .all(accountId)
      .filter(({ fields }) => fields[field] !== null && idOf(fields[field]) === id)
      .map((team) => team.id);
  }

  /** Whose it is, before the edit and after it. */
  function subjectOf(collection: Collection, item: Item | null, edit: object, accountId: string): Subject {
    const after = edit as Readonly<Record<string, unknown>>;
    const before = (item?.fields ?? {}) as unknown as Readonly<Record<string, unknown>>;
    const both = (name: string): readonly unknown[] => [before[name], after[name]].filter((one) => one !== undefined);
    switch (collection) {
      case "teams": {
        const taken = (field: "schedule_id" | "escalation_policy_id"): readonly string[] =>
          teamsWith(accountId, field, after[field]);
        const own = item === null ? [] : [item.id];
        return { team_ids: [...own, ...taken("schedule_id"), ...taken("escalation_policy_id")] };
      }
      case "schedules":
        return { team_ids: teamsWith(accountId, "schedule_id", item?.id) };
      case "escalation-policies":
        return { team_ids: teamsWith(accountId, "escalation_policy_id", item?.id) };
      case "shifts":
        return teamsOfEvery(both("schedule_id").map((id) => teamsWith(accountId, "schedule_id", id)));
      case "users":
        return { user_id: item?.id ?? null };
      case "notification-rules": {
        const people = new Set(both("user_ids").flatMap((list) => (list as readonly unknown[]).map(String)));
        const [only] = people;
        return { user_id: people.size === 1 && only !== undefined ? only : null };
      }
      default:
        return {};
    }
  }

  /** Whoever has acknowledged it, and every team that is called for it. */
  function subjectOfAlert(accountId: string, ref: string): Subject {
    const alert = alertOf(accountId, ref)?.alert;
    if (alert === undefined) return {};
    const team_ids = [alert.team_id, ...alert.tracks.map(({ team_id }) => team_id)].filter((id) => id !== null);
    return { user_id: alert.acknowledged_by_id, team_ids };
  }

  /** A schedule that is nobody's is not a team admin's either. */
  const teamsOfEvery = (lists: readonly (readonly string[])[]): Subject => ({
    team_ids: lists.some((list) => list.length === 0) ? [] : lists.flat(),
  });

  /** What an edit needs beyond the edit itself, by what it says. */
  function demandMore<C extends Collection>(collection: C, item: Item<C> | null, edit: Edit<C>, caller: Caller): void {
    if (collection === "api-tokens" && item === null) demandOwnToken(edit, caller);
    if (collection === "users" && item !== null) demandForUser(item as Item<"users">, edit, caller);
    if (collection === "accounts" && item !== null) demandForAccount(item as Item<"accounts">, edit, caller);
    if (collection === "account-users") demandForMembership(item as Item<"account-users"> | null, edit, caller);
  }

  /** Null: whoever asks is no person, or cannot be told. */
  function personAsking(caller: Caller): string | null {
    const known = identify(caller);
    if (!known.ok) return null;
    const { value } = known;
    return value.kind === "person" ? value.user_id : value.kind === "token" ? (value.person?.user_id ?? null) : null;
  }

  /** A token in somebody's name may what they may: nobody else makes it. */
  function demandOwnToken({ user_id = null }: Edit<"api-tokens">, caller: Caller): void {
    if (user_id !== null && personAsking(caller) !== user_id)
      demand({ kind: "forbidden", detail: "Only the person can make a token of their own" });
  }

  const isGuest = (userId: string, { account_id }: Caller): boolean =>
    (records.users.get(userId)?.account_id ?? account_id) !== account_id;

  function demandForUser({ id, fields }: Item<"users">, edit: Edit<"users">, caller: Caller): void {
    if (isGuest(id, caller) && (personAsking(caller) !== id || edit.team_id !== undefined))
      demand({
        kind: "forbidden",
        detail: `${fields.name} is kept by another account: only they change their own data, and only that account their team`,
      });
    if (edit.team_id !== undefined && edit.team_id !== fields.team_id) gate("users.assign", caller);
    if (needsVouching(fields, edit)) gate("users.vouch", caller);
  }

  function demandForAccount({ fields }: Item<"accounts">, edit: Edit<"accounts">, caller: Caller): void {
    const next = edit.owner_user_id;
    if (next === undefined || next === fields.owner_user_id) return;
    gate("account.transfer", caller);
    const to = next === null ? null : standingIn(records, caller.account_id, next);
    demand(transferTrouble(fields, to === null ? null : { id: to.user_id, name: to.name }));
  }

  function demandForMembership(item: Item<"account-users"> | null, edit: Edit<"account-users">, caller: Caller): void {
    if (item === null && edit.user_id !== undefined) demandNew(caller.account_id, String(edit.user_id));
    const before = item?.fields.roles ?? [];
    const after = edit.roles ?? before;
    if (before.includes("billing") !== after.includes("billing")) gate("account-users.grant_billing", caller);
    if (item === null || edit.secret === undefined) return;
    if (standingIn(records, caller.account_id, String(item.fields.user_id))?.is_owner === true)
      gate("sign_in.take_owner_secret", caller);
  }

  /** Two memberships of one person would contradict each other. */
  function demandNew(accountId: string, userId: string): void {
    const name = records.users.get(userId)?.fields.name ?? userId;
    demand(membershipOf(records, accountId, userId) === null ? null : conflict(`${name} is an account user already`));
  }

  function demandRemoval(collection: Collection, item: Item, caller: Caller): void {
    if (collection === "accounts") gate("account.delete", caller);
    if (collection === "users") demandLeaving(item as Item<"users">, caller);
    const userId =
      collection === "users"
        ? item.id
        : collection === "account-users"
          ? String((item as Item<"account-users">).fields.user_id)
          : null;
    const standing = userId === null ? null : standingIn(records, caller.account_id, userId);
    if (standing !== null) demand(removalTrouble(standing));
  }

  /** A person goes only from the account that keeps them, and once no other one needs them. */
  function demandLeaving({ id, fields }: Item<"users">, caller: Caller): void {
    if (isGuest(id, caller))
      demand(conflict(`${fields.name} is kept by another account; delete the membership (account-users) instead`));
    const memberships = records["account-users"].everywhere().filter((one) => one.fields.user_id === id);
    if (memberships.some(({ account_id }) => account_id !== caller.account_id))
      demand(conflict(`${fields.name} also belongs to another account, which has to end that first`));
  }

  /** What does not stand comes back only through whoever may write it. */
  function demandSettled({ collection, record_id, kind, field, loser }: KeptConflict, caller: Caller): void {
    const edit = (kind === "same_field" ? { [field]: loser.value } : {}) as Edit<Collection>;
    const item = records[collection].find(caller.account_id, record_id);
    const verb = kind === "same_field" ? "patch" : "create";
    gate(named(collection, verb), caller, subjectOf(collection, item, edit, caller.account_id));
    if (item !== null) demandMore(collection, item, edit, caller);
  }

  const named = (collection: Collection, verb: "create" | "patch" | "remove"): CollectionCommand =>
    `${collection}.${verb}`;

  const unlessRefused = async <T>(refusal: Refusal | null, work: () => Promise<Result<T>>): Promise<Result<T>> =>
    refusal === null ? await work() : refused(refusal);

  return {
    ...desk,
    refusalOf,
    trigger: (trigger, caller, key) =>
      unlessRefused(refusalOf("alert.trigger", caller), () => desk.trigger(trigger, caller, key)),
    act: (ref, asked, caller) =>
      unlessRefused(refusalOf(`alert.${asked.kind}`, caller, subjectOfAlert(caller.account_id, ref)), () =>
        desk.act(ref, asked, caller),
      ),
    create: async (collection, fields, caller, id) => {
      gate(named(collection, "create"), caller, subjectOf(collection, null, fields, caller.account_id));
      demandMore(collection, null, fields, caller);
      return await desk.create(collection, fields, caller, id);
    },
    patch: async (collection, ref, fields, caller) => {
      const item = records[collection].find(caller.account_id, ref);
      gate(named(collection, "patch"), caller, subjectOf(collection, item, fields, caller.account_id));
      if (item !== null) demandMore(collection, item, fields, caller);
      return await desk.patch(collection, ref, fields, caller);
    },
    remove: async (collection, ref, caller, reassignTo) => {
      const item = records[collection].find(caller.account_id, ref);
      gate(named(collection, "remove"), caller, subjectOf(collection, item, {}, caller.account_id));
      if (item !== null) demandRemoval(collection, item, caller);
      return await desk.remove(collection, ref, caller, reassignTo);
    },
    settle: async (id, keep, caller) => {
      gate("conflicts.settle", caller);
      const found = conflicts.find(caller.account_id, id);
      if (found !== null && keep === "loser") demandSettled(found, caller);
      return await desk.settle(id, keep, caller);
    },
    editShifts: (scheduleId, plan, caller) =>
      unlessRefused(
        refusalOf("shifts.patch", caller, { team_ids: teamsWith(caller.account_id, "schedule_id", scheduleId) }),
        () => desk.editShifts(scheduleId, plan, caller),
      ),
  };
}

/** The answer of a call in which a command was refused on the way. */
export async function answering<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CommandRefused) return refused(error.refusal);
    throw error;
  }
}
