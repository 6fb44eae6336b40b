// Consoles that run the duty machine over a network that delays, loses, cuts and heals, on one clock moved by hand.
import {
  isOnDuty,
  mayAct,
  beginDuty,
  type Duty,
  type DutyInput,
  isDraining,
  stepDuty,
} from "../../../src/core/sync/duty.ts";

interface Due {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

export interface ModelSetting {
  readonly consoles: readonly string[];
  readonly displays?: readonly string[];
  /** 0 to 1, asked for each delay and loss. */
  readonly random: () => number;
  readonly longestDelayMs: number;
  /** 0 to 1. */
  readonly loss: number;
  /** How long what is under way takes to end when duty is handed over. */
  readonly drainMs?: number;
}

export interface Model {
  readonly now: () => number;
  readonly run: (ms: number) => void;
  readonly cut: (one: string, other: string) => void;
  readonly heal: (one: string, other: string) => void;
  /** As SIGSTOP: nothing runs, what arrives waits. */
  readonly pause: (id: string) => void;
  readonly resume: (id: string) => void;
  readonly kill: (id: string) => void;
  /** From now on nothing is cut, held up or lost. */
  readonly makeWhole: () => void;
  readonly give: (id: string, input: DutyInput) => void;
  readonly duty: (id: string) => Duty;
  /** Consoles that would send now. */
  readonly acting: () => readonly string[];
  readonly holders: () => readonly string[];
  /** When, ms, and who: each time that more than one of them could have sent. */
  readonly clashes: () => readonly { readonly at: number; readonly who: readonly string[] }[];
  /** The longest stretch in which nobody could, ms. */
  readonly longestGap: () => number;
}

export function startModel({
  consoles,
  displays = [],
  random,
  longestDelayMs,
  loss,
  drainMs = 50,
}: ModelSetting): Model {
  let now = 0;
  let order = 0;
  let queue: Due[] = [];
  const duties = new Map<string, Duty>();
  const wakes = new Map<string, number>();
  const gone = new Set<string>();
  const paused = new Map<string, (() => void)[]>();
  const cuts = new Set<string>();
  const clashes: { at: number; who: readonly string[] }[] = [];
  let isWhole = false;
  let longestGap = 0;
  let actedAt = 0;
  const pair = (one: string, other: string): string => [one, other].toSorted().join("~");
  const everybody = [...consoles, ...displays];

  const after = (ms: number, then: () => void): void => {
    queue.push({ at: now + ms, order: order++, run: then });
  };
  const acting = () => everybody.filter((id) => !gone.has(id) && !paused.has(id) && mayAct(duties.get(id)!, now));

  function watch(): void {
    const who = acting();
    if (who.length > 1 && clashes.at(-1)?.at !== now) clashes.push({ at: now, who });
    if (who.length > 0) actedAt = now;
    longestGap = Math.max(longestGap, now - actedAt);
  }

  function give(id: string, input: DutyInput): void {
    if (gone.has(id)) return;
    const waiting = paused.get(id);
    if (waiting !== undefined) return void waiting.push(() => give(id, input));
    const wasDraining = isDraining(duties.get(id)!);
    const { duty, send, wake_at } = stepDuty(duties.get(id)!, input, now);
    duties.set(id, duty);
    if (isDraining(duty) && !wasDraining) after(drainMs, () => give(id, { kind: "drained" }));
    for (const { to, beat } of send) {
      if (random() < (isWhole ? 0 : loss)) continue;
      after(random() * longestDelayMs, () => {
        if (!cuts.has(pair(id, to))) give(to, { kind: "heard", from: id, beat });
      });
    }
    if (wake_at !== null && (wakes.get(id) ?? 0) <= now) {
      wakes.set(id, wake_at);
      after(wake_at - now, () => give(id, { kind: "tick" }));
    }
  }

  function run(ms: number): void {
    const end = now + ms;
    for (;;) {
      queue.sort((one, other) => one.at - other.at || one.order - other.order);
      const next = queue[0];
      if (next === undefined || next.at > end) break;
      queue = queue.slice(1);
      now = Math.max(now, next.at);
      next.run();
      watch();
    }
    now = end;
    watch();
  }

  const link = (one: string, other: string, kind: "linked" | "unlinked"): void => {
    give(one, { kind, peer: other });
    give(other, { kind, peer: one });
  };
  everybody.forEach((id, rank) => {
    const known = everybody.filter((other) => other !== id);
    duties.set(id, beginDuty({ id, rank, able: consoles.includes(id), known, term: 0, n: 0 }, now));
  });
  for (const id of everybody) give(id, { kind: "tick" });
  everybody.forEach((one, place) => everybody.slice(place + 1).forEach((other) => link(one, other, "linked")));

  const heal = (one: string, other: string): void => {
    if (cuts.delete(pair(one, other))) link(one, other, "linked");
  };
  const resume = (id: string): void => {
    const waiting = paused.get(id) ?? [];
    paused.delete(id);
    for (const held of waiting) held();
  };

  return {
    now: () => now,
    run,
    cut: (one, other) => {
      if (cuts.has(pair(one, other))) return;
      cuts.add(pair(one, other));
      link(one, other, "unlinked");
    },
    heal,
    pause: (id) => void (paused.has(id) || paused.set(id, [])),
    resume,
    kill: (id) => void gone.add(id),
    makeWhole: () => {
      isWhole = true;
      everybody.forEach(resume);
      for (const cut of cuts) {
        const [one = "", other = ""] = cut.split("~");
        heal(one, other);
      }
    },
    give,
    duty: (id) => duties.get(id)!,
    acting,
    holders: () => everybody.filter((id) => !gone.has(id) && isOnDuty(duties.get(id)!)),
    clashes: () => clashes,
    longestGap: () => longestGap,
  };
}
