// Which console is on duty: exactly one in each group of consoles that reach one another. A lease that its holder renews by
// being alive: whoever was held up longer than others wait asks them before it goes on. All times are of the console's own
// monotonic clock, ms.
import { type Beat, goesBefore, type Heard, outranks } from "./beat.ts";

export const beatMs = 1000;
/** A console that was not heard for so long is taken for gone. */
export const silenceMs = 3000;
/** Held up for longer than this, a console on duty does nothing more before it has asked. Others wait at least twice as long. */
export const leaseMs = 1500;
const confirmMs = 1000;
/** Of a console that was not on duty before: connecting takes its time. */
const settleMs = 2000;
/** So long each of those who could take duty leaves it to the one before, who may be held up for as long as the lease. */
const turnMs = 2000;
/** A claim that others know of arrives within this time. */
const claimMs = 1000;
const handOverMs = 3000;
const wishMs = 10_000;
const tickMs = 250;

export interface Duty {
  readonly id: string;
  readonly rank: number;
  readonly able: boolean;
  /** The other consoles of the group, connected or not. */
  readonly known: readonly string[];
  readonly links: readonly string[];
  readonly heard: Readonly<Record<string, Heard>>;
  /** The highest known. */
  readonly term: number;
  /** When it heard of a higher one than it knew: somebody took duty, even if the claim itself is still on its way. */
  readonly term_rose_at: number;
  /** The term in which it is on duty, or was when it was held up; null: it is not. */
  readonly claim: number | null;
  /** Until all others have answered a beat later than this one, or until then, it claims nothing. */
  readonly settles: { readonly after: number; readonly until: number } | null;
  /** Since when nobody that it hears is on duty, and these could take it before this console. */
  readonly vacant: { readonly since: number; readonly before: string } | null;
  readonly handover: { readonly to: string; readonly since: number; readonly is_draining: boolean } | null;
  /** An attempt to hand over that came to nothing. */
  readonly failed: { readonly to: string; readonly at: number } | null;
  readonly released: { readonly to: string; readonly term: number } | null;
  readonly wish: { readonly to: string; readonly term: number; readonly until: number } | null;
  readonly ticked_at: number;
  readonly beaten_at: number;
  readonly n: number;
}

export type DutyInput =
  | { readonly kind: "tick" }
  | { readonly kind: "heard"; readonly from: string; readonly beat: Beat }
  | { readonly kind: "linked" | "unlinked"; readonly peer: string }
  /** The group as it is now. `joined`: it was entered just now, and whoever is on duty there stays so. */
  | {
      readonly kind: "group";
      readonly known: readonly string[];
      readonly rank: number;
      readonly able: boolean;
      readonly joined?: boolean;
    }
  /** Somebody wants this console on duty. */
  | { readonly kind: "ask"; readonly to: string }
  /** Nothing is under way any more, and the successor knows all that was done. */
  | { readonly kind: "drained" };

export interface DutyStep {
  readonly duty: Duty;
  readonly send: readonly { readonly to: string; readonly beat: Beat }[];
  /** When `tick` is due; null: a console without others waits for nothing. */
  readonly wake_at: number | null;
}

/** `n` continues the count of beats of earlier starts. Alone, it is on duty at once. */
export function beginDuty(own: Pick<Duty, "id" | "rank" | "able" | "known" | "term" | "n">, now: number): Duty {
  const isAlone = own.known.length === 0;
  return {
    ...own,
    links: [],
    heard: {},
    term_rose_at: Number.NEGATIVE_INFINITY,
    claim: isAlone ? own.term : null,
    settles: isAlone ? null : { after: own.n, until: now + settleMs },
    vacant: null,
    handover: null,
    failed: null,
    released: null,
    wish: null,
    ticked_at: now,
    beaten_at: Number.NEGATIVE_INFINITY,
  };
}

/** Asked before each thing that only the console on duty does. */
export const mayAct = (duty: Duty, now: number): boolean =>
  isOnDuty(duty) && duty.handover?.is_draining !== true && !wasHeldUp(duty, now);

export const isOnDuty = ({ claim, settles }: Duty): boolean => claim !== null && settles === null;

/** Whether it has stopped acting for a successor that waits until all is told. */
export const isDraining = ({ handover }: Duty): boolean => handover?.is_draining === true;

/** Who is on duty as far as this console knows; null: nobody that it hears. */
export function onDuty(duty: Duty, now: number): { readonly id: string; readonly term: number } | null {
  if (isOnDuty(duty)) return { id: duty.id, term: duty.claim ?? 0 };
  const holder = holderOf(duty, now);
  return holder === null ? null : { id: holder.id, term: holder.term };
}

export const hears = (duty: Duty, id: string, now: number): boolean => fresh(duty, now).some((beat) => beat.id === id);

const wasHeldUp = ({ known, ticked_at }: Duty, now: number): boolean => known.length > 0 && now - ticked_at > leaseMs;

const fresh = ({ heard, known }: Duty, now: number): readonly Beat[] =>
  Object.values(heard)
    .filter(({ beat, at }) => now - at < silenceMs && known.includes(beat.id))
    .map(({ beat }) => beat);

function holderOf(duty: Duty, now: number): Beat | null {
  const claims = fresh(duty, now).filter(({ state }) => state === "duty");
  return claims.reduce<Beat | null>((best, claim) => (best === null || outranks(claim, best) ? claim : best), null);
}

export function stepDuty(before: Duty, input: DutyInput, now: number): DutyStep {
  const start = { ...(wasHeldUp(before, now) ? unsettled(before, now) : before), ticked_at: now };
  const taken = take(start, input, now);
  const next = decide(taken.duty, now);
  const isNews = said(next) !== said(before) || now - next.beaten_at >= beatMs;
  const isAlone = next.known.length === 0;
  if (isAlone || (!isNews && taken.answer.length === 0))
    return { duty: next, send: isAlone ? [] : taken.pass, wake_at: isAlone ? null : now + tickMs };
  const beaten = { ...next, n: next.n + 1, beaten_at: isNews ? now : next.beaten_at };
  const beat = beatOf(beaten, now);
  const own = (isNews ? beaten.links : taken.answer).map((to) => ({ to, beat }));
  return { duty: beaten, send: [...own, ...taken.pass], wake_at: now + tickMs };
}

/** What it knows is old: it asks the others before it claims anything. */
function unsettled(duty: Duty, now: number): Duty {
  const until = now + (duty.claim === null ? settleMs : confirmMs);
  return { ...duty, settles: { after: duty.n, until }, vacant: null, handover: null, released: null };
}

interface Taken {
  readonly duty: Duty;
  /** Beats of third consoles for those who do not hear them themselves. */
  readonly pass: DutyStep["send"];
  /** Links that get a beat of this console whether or not there is news. */
  readonly answer: readonly string[];
}

function take(duty: Duty, input: DutyInput, now: number): Taken {
  const only = (next: Duty): Taken => ({ duty: next, pass: [], answer: [] });
  switch (input.kind) {
    case "tick":
      return only(duty);
    case "heard":
      return hear(duty, input.from, input.beat, now);
    case "linked": {
      const links = duty.links.includes(input.peer) ? duty.links : [...duty.links, input.peer];
      const others = Object.values(duty.heard).filter(({ beat, at }) => beat.id !== input.peer && now - at < silenceMs);
      const pass = others.map(({ beat, at }) => ({ to: input.peer, beat: { ...beat, age: now - at } }));
      return { duty: { ...duty, links }, pass, answer: [input.peer] };
    }
    case "unlinked":
      return only({ ...duty, links: duty.links.filter((id) => id !== input.peer) });
    case "group":
      return only(regroup(duty, input, now));
    case "ask":
      return only({ ...duty, wish: wishFor(duty, input.to, now), failed: null });
    case "drained":
      return only(isDraining(duty) ? release(duty) : duty);
  }
}

function wishFor(duty: Duty, to: string, now: number): Duty["wish"] {
  const holder = onDuty(duty, now);
  return holder === null || holder.id === to ? null : { to, term: holder.term, until: now + wishMs };
}

function regroup(duty: Duty, { known, rank, able, joined }: Extract<DutyInput, { kind: "group" }>, now: number): Duty {
  const heard = Object.fromEntries(Object.entries(duty.heard).filter(([id]) => known.includes(id)));
  const links = duty.links.filter((id) => known.includes(id));
  const next = { ...duty, known, rank, able, heard, links };
  if (known.length === 0) return { ...next, claim: next.claim ?? next.term, settles: null, handover: null, wish: null };
  return joined === true ? { ...unsettled({ ...next, claim: null }, now) } : next;
}

function hear(duty: Duty, from: string, beat: Beat, now: number): Taken {
  const before = duty.heard[beat.id];
  const isOld = before !== undefined && beat.n <= before.beat.n;
  // A console that lost its count begins again: only it can say so itself, and only after it was gone.
  const isAnew = from === beat.id && before !== undefined && now - before.at >= silenceMs;
  if (beat.id === duty.id || !duty.known.includes(beat.id) || (isOld && !isAnew)) return { duty, pass: [], answer: [] };
  const heard = { ...duty.heard, [beat.id]: { beat, at: now - beat.age } };
  const pass = duty.links
    .filter((id) => id !== from && id !== beat.id && !beat.links.includes(id))
    .map((to) => ({ to, beat }));
  const asks = beat.state === "waiting" && before?.beat.state !== "waiting";
  return {
    duty: {
      ...duty,
      heard,
      term: Math.max(duty.term, beat.term),
      term_rose_at: beat.term > duty.term ? now : duty.term_rose_at,
    },
    pass,
    answer: asks ? (from === beat.id ? [from] : duty.links) : [],
  };
}

function decide(duty: Duty, now: number): Duty {
  if (duty.known.length === 0) return duty;
  const holder = holderOf(duty, now);
  const settled = settle({ ...duty, wish: lasting(duty, holder, now) }, now);
  if (settled.settles !== null) return settled;
  if (settled.claim !== null) {
    if (holder !== null && outranks(holder, { ...settled, term: settled.claim }))
      return { ...settled, claim: null, handover: null, vacant: null };
    return handOver(settled, now);
  }
  if (holder !== null) return { ...settled, vacant: null, released: null };
  const before = fresh(settled, now)
    .filter((beat) => beat.able && goesBefore(beat, settled))
    .map(({ id }) => id);
  const names = before.toSorted().join();
  const vacant = settled.vacant?.before === names ? settled.vacant : { since: now, before: names };
  const waiting = { ...settled, vacant };
  return waiting.able && now >= turnAt(waiting, vacant.since, before.length, now)
    ? { ...waiting, claim: waiting.term + 1, term: waiting.term + 1, vacant: null, released: null, wish: null }
    : waiting;
}

/** A wish is for one term: whoever holds the next one was not asked. */
function lasting({ wish, claim }: Duty, holder: Beat | null, now: number): Duty["wish"] {
  if (wish === null || now >= wish.until) return null;
  return wish.term < Math.max(claim ?? 0, holder?.term ?? 0) ? null : wish;
}

function settle(duty: Duty, now: number): Duty {
  const { settles, known, heard } = duty;
  if (settles === null) return duty;
  // What lay waiting while this console was held up may be older than what has happened since: only answers count.
  const isAnswered = known.every((id) => (heard[id]?.beat.seen[duty.id] ?? 0) > settles.after);
  if (!isAnswered && now < settles.until) return duty;
  // Somebody else was on duty meanwhile: what it held is over, even where that one is gone again.
  const isOver = duty.claim !== null && duty.term > duty.claim;
  return { ...duty, settles: null, claim: isOver ? null : duty.claim };
}

/** The first in the order takes duty at once, each after it a turn later; one that it was released to goes before all. */
function turnAt(duty: Duty, since: number, before: number, now: number): number {
  const released = [...fresh(duty, now).map((beat) => beat.released), duty.released].filter(
    (one) => one !== null && one.term === duty.term,
  );
  if (released.some((one) => one?.to === duty.id)) return since;
  return Math.max(since, duty.term_rose_at + claimMs) + (before + (released.length > 0 ? 1 : 0)) * turnMs;
}

function handOver(duty: Duty, now: number): Duty {
  const { handover } = duty;
  const others = fresh(duty, now);
  if (handover === null) {
    const to = heirOf(duty, others, now);
    return to === null ? duty : { ...duty, handover: { to, since: now, is_draining: false } };
  }
  const heir = others.find(({ id, able }) => id === handover.to && able);
  if (handover.is_draining) {
    if (heir === undefined) return { ...duty, handover: null, failed: { to: handover.to, at: now } };
    return now - handover.since >= handOverMs ? release(duty) : duty;
  }
  if (heir === undefined || now - handover.since >= handOverMs)
    return { ...duty, handover: null, failed: { to: handover.to, at: now } };
  return heir.accepts === duty.claim ? { ...duty, handover: { ...handover, since: now, is_draining: true } } : duty;
}

/** Whoever somebody asked for; and any that may, where this console should not be on duty any more. */
function heirOf(duty: Duty, others: readonly Beat[], now: number): string | null {
  const hasFailed = (id: string): boolean => duty.failed?.to === id && now - duty.failed.at < wishMs;
  const able = others.filter((beat) => beat.able && !hasFailed(beat.id));
  const wishes = [duty.wish, ...others.map((beat) => beat.wish)].filter((wish) => wish?.term === duty.claim);
  const wished = able.find(({ id }) => wishes.some((wish) => wish?.to === id));
  if (wished !== undefined || duty.able) return wished?.id ?? null;
  return able.toSorted((one, other) => (goesBefore(one, other) ? -1 : 1))[0]?.id ?? null;
}

function release(duty: Duty): Duty {
  if (duty.handover === null) return duty;
  return {
    ...duty,
    claim: null,
    handover: null,
    wish: null,
    released: { to: duty.handover.to, term: duty.term },
  };
}

function beatOf(duty: Duty, now: number): Beat {
  const { id, n, rank, able, links, handover, released, wish } = duty;
  const holder = holderOf(duty, now);
  return {
    id,
    n,
    term: isOnDuty(duty) ? (duty.claim ?? 0) : duty.term,
    state: duty.settles !== null ? "waiting" : duty.claim === null ? "standby" : "duty",
    able,
    rank,
    links,
    seen: Object.fromEntries(Object.values(duty.heard).map(({ beat }) => [beat.id, beat.n])),
    age: 0,
    offers: handover?.to ?? null,
    accepts: able && duty.claim === null && duty.settles === null && holder?.offers === id ? holder.term : null,
    released,
    wish: wish === null ? null : { to: wish.to, term: wish.term },
  };
}

/** What others have to hear of at once when it changes. */
function said(duty: Duty): string {
  const { n: _n, seen: _seen, ...beat } = beatOf(duty, duty.ticked_at);
  return JSON.stringify(beat);
}
