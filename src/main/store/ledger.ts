// The one way to change anything: work that arrives together runs in one transaction and is on disk before any of it is answered.
import type { Actor } from "../../core/alert.ts";
import type { JournalEvent } from "../../core/journal-event.ts";
import type { PassingTime } from "../passing-time.ts";
import { type Log, type Now, StoreUnavailable } from "../ports.ts";
import type { Journal } from "./journal.ts";
import type { Db } from "./open.ts";
import { type Fold, kindOf } from "./fold.ts";
import { receive, type Received } from "./receive.ts";
import { isUnavailable } from "./unavailable.ts";

/** Turns an event into rows. One for each kind of stream, named by what stands before the colon. */
export interface Projection {
  /** The events that it knows. Others come from a newer Watchdesk and change nothing. */
  readonly types: readonly string[];
  /** `event` is later than all that its stream had. One whose stream has not begun yet waits in the journal. */
  readonly apply: (event: JournalEvent) => void;
  /** Puts what follows from all of a stream's events, in stamp order, in the place of its rows. */
  readonly refold: (stream: string, events: readonly JournalEvent[]) => void;
  /** Forgets what it remembers of rows that were rolled back. */
  readonly forget: () => void;
}

export interface Transaction {
  /** The moment of the whole command, epoch ms. */
  readonly now: number;
  readonly append: (accountId: string, stream: string, type: string, payload: unknown, actor: Actor) => JournalEvent;
  /** Events of other consoles, as they are. */
  readonly receive: (events: readonly JournalEvent[]) => Received;
}

/** Whether events were made here or came from another console. */
export type Source = "local" | "received";
type Listener = (events: readonly JournalEvent[], source: Source) => void;

export interface Ledger {
  /**
   * Resolves with what `work` returned once it is on disk. `work` may run twice, so it must change nothing but the store. Work
   * that nobody waits for may be given some `patienceMs` for others to share its commit.
   */
  readonly commit: <T>(work: (transaction: Transaction) => T, patienceMs?: number) => Promise<T>;
  /** Hears the events of each transaction after it is on disk, in order: those made here and those received by themselves. */
  readonly onCommit: (listen: Listener) => void;
  /** Why the store can't write, as of the last try; null when it can. */
  readonly trouble: () => string | null;
  /** Resolves when everything handed in was committed or refused; from now on all else is refused. */
  readonly shut: () => Promise<void>;
}

interface Job {
  readonly work: (transaction: Transaction) => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** So many commands share one transaction at the most: the room stays responsive under a flood. */
const batchSize = 256;

export function createLedger(setup: {
  readonly db: Db;
  readonly journal: Journal;
  readonly projections: Readonly<Record<string, Projection>>;
  readonly fold: Fold;
  readonly now: Now;
  readonly time: PassingTime;
  readonly log: Log;
}): Ledger {
  const { db, journal, projections, fold, now, time, log } = setup;
  const begin = db.prepare("BEGIN IMMEDIATE");
  const end = db.prepare("COMMIT");
  const listeners: Listener[] = [];
  let waiting: Job[] = [];
  let isScheduled = false;
  let endPatience: (() => void) | null = null;
  let isShut = false;
  let trouble: string | null = null;
  let idle: (() => void)[] = [];

  function schedule(patienceMs = 0): void {
    if (patienceMs > 0) {
      endPatience ??= time.after(patienceMs, flush);
      return;
    }
    if (isScheduled) return;
    isScheduled = true;
    time.soon(flush);
  }

  function flush(): void {
    isScheduled = false;
    endPatience?.();
    endPatience = null;
    const jobs = waiting.splice(0, batchSize);
    if (waiting.length > 0) schedule();
    const isAlone = jobs.length === 1;
    if (jobs.length > 0 && !run(jobs, isAlone)) for (const job of jobs) run([job], true);
    if (waiting.length === 0) for (const done of idle.splice(0)) done();
  }

  /** Runs jobs in one transaction. False: one of several failed, nothing was kept, and each has to be tried alone. */
  function run(jobs: readonly Job[], isLast: boolean): boolean {
    const parts: { readonly source: Source; readonly events: JournalEvent[] }[] = [];
    const note = (source: Source, events: readonly JournalEvent[]): void => {
      const last = parts.at(-1);
      if (last?.source === source) last.events.push(...events);
      else if (events.length > 0) parts.push({ source, events: [...events] });
    };
    const values: unknown[] = [];
    try {
      begin.run();
      const at = now();
      const transaction: Transaction = {
        now: at,
        append: (account_id, stream, type, payload, actor) => {
          const event = journal.append({ account_id, stream, type, payload, actor }, at);
          const projection = projections[kindOf(stream)];
          if (projection === undefined) throw new Error(`no projection for ${stream}`);
          projection.apply(event);
          note("local", [event]);
          return event;
        },
        receive: (batch) => {
          const received = receive(journal, fold, batch, at);
          note("received", received.events);
          return received;
        },
      };
      for (const job of jobs) values.push(job.work(transaction));
      end.run();
    } catch (error) {
      rollBack();
      if (!isLast && !isUnavailable(error)) return false;
      const reason = isUnavailable(error) ? unavailable(error) : error;
      for (const job of jobs) job.reject(reason);
      return true;
    }
    trouble = null;
    jobs.forEach((job, index) => job.resolve(values[index]));
    for (const { source, events } of parts) for (const listen of listeners) announce(listen, events, source);
    return true;
  }

  function rollBack(): void {
    if (db.inTransaction) db.exec("ROLLBACK");
    journal.rewind();
    for (const projection of Object.values(projections)) projection.forget();
  }

  function unavailable(error: Error): StoreUnavailable {
    if (trouble === null) log.error({ error: error.message }, "the store cannot write");
    trouble = error.message;
    return new StoreUnavailable(error.message, { cause: error });
  }

  function announce(listen: Listener, events: readonly JournalEvent[], source: Source): void {
    try {
      listen(events, source);
    } catch (error) {
      log.error({ error: String(error) }, "a listener of the journal failed");
    }
  }

  return {
    commit: <T>(work: (transaction: Transaction) => T, patienceMs?: number) =>
      new Promise<T>((resolve, reject) => {
        if (isShut) {
          reject(new StoreUnavailable("the store is closed"));
          return;
        }
        waiting.push({ work, resolve: (value) => resolve(value as T), reject });
        schedule(patienceMs);
      }),
    onCommit: (listen) => void listeners.push(listen),
    trouble: () => trouble,
    shut: () =>
      new Promise((resolve) => {
        isShut = true;
        idle.push(resolve);
        schedule();
      }),
  };
}
