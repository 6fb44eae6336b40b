// Who sits at this console. The session lives in this process alone: a restart asks for the PIN again.
import { z } from "zod";

import type { SignInView } from "../contract/sign-in.ts";
import type { Actor } from "../core/alert.ts";
import { permit, type Principal } from "../core/permission.ts";
import { accepted, conflict, type Refusal, refused, type Result } from "../core/refusal.ts";
import {
  afterMistake,
  type Failures,
  isLocked,
  LockAfter,
  locksAt,
  type Seat,
  Secret,
  usualLockAfter,
  waitsUntil,
} from "../core/sign-in.ts";
import { type Cost, hashSecret, isOutdated, isSecret } from "./password.ts";
import { type Caller, type Desk, type Now, StoreUnavailable } from "./ports.ts";
import { createIdentify, membershipOf, peopleWithSecret, standingIn } from "./principal.ts";
import type { ConsoleValues } from "./store/console-values.ts";
import type { Store } from "./store/store.ts";

export interface SignIn {
  readonly view: () => SignInView;
  /** What is done here is done by this one. Without an id nobody is signed in: the permitted desk knows whether somebody has to be. */
  readonly actor: (operatorName: string) => Actor;
  /** `who` is an id, a name or an email. Takes the place of whoever sat here. */
  readonly begin: (who: string, secret: string) => Promise<Result<SignInView>>;
  readonly lock: () => SignInView;
  /** Somebody is there. */
  readonly touch: () => SignInView;
  /** Null takes it away. Whoever changes their own says the present one. */
  readonly setSecret: (change: {
    readonly user_id: string;
    readonly secret: string | null;
    readonly current: string | null;
    /** Who does it where nobody has to sign in. */
    readonly operator_name: string;
  }) => Promise<Result<SignInView>>;
  /** Seconds; 0: never by itself. */
  readonly setLockAfter: (seconds: number) => Result<SignInView>;
}

const KeptFailures = z.record(z.string(), z.object({ count: z.int(), last_at: z.number() }));

const wrong: Refusal = { kind: "forbidden", detail: "This name and this PIN or password do not belong together" };
const locked: Refusal = { kind: "forbidden", detail: "This console is locked; sign in to act" };

export function createSignIn(setup: {
  readonly records: Store["records"];
  /** Not the permitted one: what may be changed is decided here. */
  readonly desk: Pick<Desk, "create" | "patch">;
  readonly values: ConsoleValues;
  readonly accountId: string;
  readonly now: Now;
  /** Tests have no time for the usual one. */
  readonly cost?: Cost | undefined;
}): SignIn {
  const { records, desk, values, accountId, now, cost } = setup;
  const identify = createIdentify(records);
  let seat: Seat | null = null;
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other: attempts made together must not all be taken before the first of them has failed. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work, work);
    last = result.catch(() => undefined);
    return result;
  }

  const lockAfter = (): number => LockAfter.catch(usualLockAfter).parse(values.read("lock_after_seconds"));
  const people = () => peopleWithSecret(records, accountId);

  let allFailures: Readonly<Record<string, Failures>> = KeptFailures.catch({}).parse(values.read("sign_in_failures"));
  function keepFailures(userId: string, failures: Failures | null): void {
    const { [userId]: before, ...others } = allFailures;
    if (before === undefined && failures === null) return;
    allFailures = failures === null ? others : { ...others, [userId]: failures };
    try {
      values.write("sign_in_failures", allFailures);
    } catch {
      // A disk that is full must not keep anybody out; until the next start they are counted all the same.
    }
  }

  /** Who sits here and may still sign in; a seat whose secret was taken away is nobody's. */
  function seated(): { readonly seat: Seat; readonly id: string; readonly name: string } | null {
    if (seat === null) return null;
    const person = people().find(({ user }) => user.id === seat?.user_id);
    return person === undefined ? null : { seat, id: person.user.id, name: person.user.fields.name };
  }

  const present = () => {
    const own = seated();
    return own === null || isLocked(own.seat, lockAfter(), now()) ? null : own;
  };

  function actor(operatorName: string): Actor {
    const own = present();
    return own === null ? { kind: "operator", name: operatorName } : { kind: "operator", name: own.name, id: own.id };
  }

  const caller = (): Caller => ({ account_id: accountId, actor: actor("") });

  function view(): SignInView {
    const all = people();
    const own = seated();
    const at = now();
    const is_required = all.length > 0;
    const principal = identify(caller());
    const is_locked = is_required && present() === null;
    return {
      is_required,
      is_locked,
      operator: own === null ? null : { id: own.id, name: own.name },
      locks_at: own === null || is_locked ? null : locksAt(own.seat, lockAfter()),
      lock_after_seconds: lockAfter(),
      principal: principal.ok ? principal.value : null,
      people: all.map(({ user: { id, fields } }) => {
        const until = waitsUntil(allFailures[id] ?? null, at);
        return { id, name: fields.name, waits_until: until > at ? until : null };
      }),
    };
  }

  function take(userId: string): void {
    const at = now();
    seat = { user_id: userId, since: at, last_active_at: at, is_locked: false };
  }

  /** Null: the secret is this person's. Mistakes are counted and kept, so that a restart does not forgive them. */
  async function check(userId: string, secret: string, text: string): Promise<Refusal | null> {
    const wait = Math.ceil((waitsUntil(allFailures[userId] ?? null, now()) - now()) / 1000);
    if (wait > 0) return conflict(`Too many mistakes; try again in ${wait} s`);
    if (await isSecret(secret, text)) {
      keepFailures(userId, null);
      return null;
    }
    keepFailures(userId, afterMistake(allFailures[userId] ?? null, now()));
    return wrong;
  }

  async function keepSecret(userId: string, secret: string | null, by: Actor): Promise<void> {
    const text = secret === null ? null : await hashSecret(secret, cost);
    const membership = membershipOf(records, accountId, userId);
    const whose = { account_id: accountId, actor: by };
    if (membership === null) await desk.create("account-users", { user_id: userId, roles: [], secret: text }, whose);
    else await desk.patch("account-users", membership.id, { secret: text }, whose);
  }

  function find(who: string) {
    const lower = who.trim().toLowerCase();
    const all = people();
    return (
      all.find(({ user }) => user.id === who) ??
      all.find(({ user: { fields } }) => fields.name.toLowerCase() === lower || fields.email?.toLowerCase() === lower)
    );
  }

  /** The same secret with today's parameters; where the store can't write now, another time. */
  async function renew(id: string, secret: string, name: string): Promise<void> {
    try {
      await keepSecret(id, secret, { kind: "operator", name, id });
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  }

  async function begin(who: string, secret: string): Promise<Result<SignInView>> {
    const person = find(who);
    if (person === undefined) return refused(wrong);
    const { id, fields } = person.user;
    const refusal = await check(id, secret, person.secret);
    if (refusal !== null) return refused(refusal);
    take(id);
    if (isOutdated(person.secret, cost)) await renew(id, secret, fields.name);
    return accepted(view());
  }

  /** Why the present operator may not make this change; null: they may. */
  async function secretTrouble(userId: string, secret: string | null, current: string | null): Promise<Refusal | null> {
    const target = standingIn(records, accountId, userId);
    if (target === null) return { kind: "not_found", detail: "There is no such person in this account" };
    const principal = identify(caller());
    if (!principal.ok) return locked;
    const others = people().filter(({ user }) => user.id !== userId);
    const isAdmin = ({ roles }: { readonly roles: readonly string[] }): boolean => roles.includes("admin");
    if (secret !== null && others.length === 0 && !isAdmin(target))
      return conflict(`Nobody could administer this account any more: the owner or an admin has to get a PIN first`);
    if (
      secret === null &&
      others.length > 0 &&
      isAdmin(target) &&
      !others.some(({ user }) => isAdmin(standingIn(records, accountId, user.id) ?? { roles: [] }))
    )
      return conflict(`${target.name} is the last who can sign in and administer this account`);
    return await mayTrouble(principal.value, target, current);
  }

  async function mayTrouble(
    principal: Principal,
    target: { readonly user_id: string; readonly is_owner: boolean },
    current: string | null,
  ): Promise<Refusal | null> {
    const isOwn = principal.kind === "person" && principal.user_id === target.user_id;
    const command = target.is_owner && !isOwn ? "sign_in.set_owner_secret" : "sign_in.set_secret";
    const refusal = permit(principal, command, { user_id: target.user_id });
    if (refusal !== null || !isOwn) return refusal;
    const own = people().find(({ user }) => user.id === target.user_id);
    return own === undefined ? null : await check(target.user_id, current ?? "", own.secret);
  }

  return {
    view,
    actor,
    begin: (who, secret) => inTurn(() => begin(who, secret)),
    lock: () => {
      if (seat !== null) seat = { ...seat, is_locked: true };
      return view();
    },
    touch: () => {
      if (seat !== null && present() !== null) seat = { ...seat, last_active_at: now() };
      return view();
    },
    setSecret: ({ user_id, secret, current, operator_name }) =>
      inTurn(async () => {
        const parsed = secret === null ? null : Secret.safeParse(secret);
        if (parsed?.success === false) {
          const message = parsed.error.issues[0]?.message ?? "is not right";
          return refused({
            kind: "invalid",
            detail: `The PIN or password ${message}`,
            errors: [{ path: "secret", message }],
          });
        }
        const refusal = await secretTrouble(user_id, secret, current);
        if (refusal !== null) return refused(refusal);
        const isFirst = people().length === 0;
        await keepSecret(user_id, secret, actor(operator_name));
        keepFailures(user_id, null);
        if (isFirst && secret !== null) take(user_id);
        return accepted(view());
      }),
    setLockAfter: (seconds) => {
      const principal = identify(caller());
      const refusal = principal.ok ? permit(principal.value, "sign_in.set_lock") : locked;
      if (refusal !== null) return refused(refusal);
      values.write("lock_after_seconds", seconds);
      return accepted(view());
    },
  };
}
