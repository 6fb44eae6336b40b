// Runs core's duty machine: gives it the time and what is heard, sends what it says, keeps the term.
import { z } from "zod";

import type { Beat } from "../../core/sync/beat.ts";
import {
  beginDuty,
  type DutyInput,
  hears,
  isDraining,
  isOnDuty,
  mayAct,
  onDuty,
  stepDuty,
} from "../../core/sync/duty.ts";
import type { Log } from "../ports.ts";
import type { LocalValues } from "./group.ts";
import type { Timers } from "./ports.ts";

export interface DutyKeeper {
  /** Asked before each thing that only the console on duty does. */
  readonly mayAct: () => boolean;
  readonly isOnDuty: () => boolean;
  readonly holder: () => { readonly id: string; readonly term: number } | null;
  /** Whether it was heard lately, itself or through others. */
  readonly hears: (id: string) => boolean;
  /** When this console saw the present holder take it, ms of its timers. */
  readonly since: () => number;
  readonly give: (input: DutyInput) => void;
  /** Hands duty over where somebody is there to take it; resolves when it is no longer here, or nobody is, or after a while. */
  readonly leave: (known: readonly string[], rank: number) => Promise<void>;
  readonly stop: () => void;
}

const Kept = z.object({ term: z.int().min(0), n: z.int().min(0) });
/** More beats than any start makes, so that the next one's count goes on above. */
const beatsPerStart = 2 ** 32;
const drainedMs = 20;
const leaveMs = 2500;

export function createDutyKeeper(setup: {
  readonly consoleId: string;
  readonly rank: number;
  readonly able: boolean;
  readonly known: readonly string[];
  readonly values: LocalValues;
  readonly timers: Timers;
  readonly send: (to: string, beat: Beat) => void;
  /** Whether nothing is under way here and this console knows all that was done. */
  readonly isDrained: (successor: string) => boolean;
  readonly onChange: (mayAct: boolean) => void;
  readonly log: Log;
}): DutyKeeper {
  const { consoleId: id, rank, able, known, values, timers, log } = setup;
  let kept = Kept.catch({ term: 0, n: 0 }).parse(values.read("duty"));
  const starting = { id, rank, able, known, term: kept.term, n: kept.n };
  let duty = beginDuty(starting, timers.now());
  if (known.length > 0) countStart();
  let holder = onDuty(duty, timers.now());
  let since = timers.now();
  let could = mayAct(duty, timers.now());
  let callOffTick: (() => void) | null = null;
  let callOffDrain: (() => void) | null = null;
  let isStopped = false;

  function countStart(): void {
    kept = { term: kept.term, n: kept.n + beatsPerStart };
    values.write("duty", kept);
  }

  function keepTerm(): void {
    if (duty.term === kept.term) return;
    kept = { ...kept, term: duty.term };
    values.write("duty", kept);
  }

  function give(input: DutyInput): void {
    if (isStopped) return;
    if (input.kind === "group" && input.known.length > 0 && duty.known.length === 0) countStart();
    const now = timers.now();
    const { duty: next, send, wake_at } = stepDuty(duty, input, now);
    duty = next;
    try {
      keepTerm();
    } catch (error) {
      // A full disk must not keep a console from duty; the others' terms teach it again.
      log.warn({ error: String(error) }, "the term of duty could not be kept");
    }
    for (const { to, beat } of send) setup.send(to, beat);
    callOffTick?.();
    callOffTick = wake_at === null ? null : timers.after(wake_at - now, () => give({ kind: "tick" }));
    if (isDraining(duty)) callOffDrain ??= timers.after(0, drain);
    tell(now);
  }

  function drain(): void {
    callOffDrain = null;
    const to = duty.handover?.to;
    if (isStopped || !isDraining(duty) || to === undefined) return;
    if (setup.isDrained(to)) give({ kind: "drained" });
    else callOffDrain = timers.after(drainedMs, drain);
  }

  function tell(now: number): void {
    const can = mayAct(duty, now);
    const next = onDuty(duty, now);
    const isOther = next?.id !== holder?.id;
    if (isOther) since = now;
    if (isOther) log.info({ console: next?.id ?? null, term: next?.term ?? null }, "duty has moved");
    const isNews = isOther || can !== could || next?.term !== holder?.term;
    holder = next;
    could = can;
    if (isNews) setup.onChange(can);
  }

  return {
    mayAct: () => !isStopped && mayAct(duty, timers.now()),
    isOnDuty: () => isOnDuty(duty),
    holder: () => onDuty(duty, timers.now()),
    hears: (other) => hears(duty, other, timers.now()),
    since: () => since,
    give,
    leave: (others, at) =>
      new Promise((resolve) => {
        give({ kind: "group", known: others, rank: at, able: false });
        const until = timers.now() + leaveMs;
        const look = (): void => {
          const isWanted = isOnDuty(duty) && duty.handover !== null && timers.now() < until;
          if (isWanted) timers.after(drainedMs, look);
          else resolve();
        };
        look();
      }),
    stop: () => {
      isStopped = true;
      callOffTick?.();
      callOffDrain?.();
    },
  };
}
