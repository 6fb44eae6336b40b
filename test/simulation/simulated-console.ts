// One console of a simulated room: its real store, desk, engine, outbox, exchange and duty on simulated time, network and disk.
import Database from "better-sqlite3";

import { Channel } from "../../src/core/alert.ts";
import type { JournalEvent } from "../../src/core/journal-event.ts";
import { createDesk, type StationDesk } from "../../src/main/desk.ts";
import { createOperations, type Operations } from "../../src/main/operations.ts";
import type { PassingTime } from "../../src/main/passing-time.ts";
import type { Transport } from "../../src/main/peers/ports.ts";
import type { Delivery, DeliveryOutcome, Log, Notifier } from "../../src/main/ports.ts";
import { createReader } from "../../src/main/store/reader.ts";
import { createReminderPlan } from "../../src/main/reminder-plan.ts";
import { createRestoreGrace } from "../../src/main/restore-grace.ts";
import { createSteadyClock } from "../../src/main/steady-clock.ts";
import { createAlertList } from "../../src/main/store/alert-list.ts";
import { createConsoleValues } from "../../src/main/store/console-values.ts";
import type { Db } from "../../src/main/store/open.ts";
import { createOutboxTable, type OutboxTable } from "../../src/main/store/outbox-table.ts";
import { storeOn, type Store } from "../../src/main/store/store.ts";
import type { Agenda } from "./agenda.ts";
import type { Chance } from "./chance.ts";

/** What a running console is made of; a breakage puts something else in the place of a part. */
export interface Parts {
  readonly store: Store;
  readonly desk: StationDesk;
  readonly outboxTable: OutboxTable;
  readonly time: PassingTime;
  readonly timersNow: () => number;
}

export interface Ears {
  /** On disk, before anything else hears of it. */
  readonly onWritten: (
    console: SimulatedConsole,
    events: readonly JournalEvent[],
    source: "local" | "received",
  ) => void;
  /** A provider is asked; null: this console is gone and nobody is asked. */
  readonly onSend: (console: SimulatedConsole, channel: Channel, delivery: Delivery) => Promise<DeliveryOutcome>;
  readonly onError: (console: SimulatedConsole, message: string) => void;
}

export interface SimulatedConsole {
  readonly id: string;
  readonly name: string;
  readonly isUp: () => boolean;
  readonly isPaused: () => boolean;
  /** Throws while it is down. */
  readonly store: () => Store;
  readonly desk: () => StationDesk;
  readonly operations: () => Operations;
  readonly now: () => number;
  readonly start: () => void;
  /** What is on disk stays, nothing else; before anything that happens after this. */
  readonly kill: () => void;
  /** Dies at the next commit: before anything of it is on disk, or after all of it is. */
  readonly killAtCommit: (when: "before" | "after", onKilled: () => void) => void;
  /** The process stops and time goes on. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Messages of others that have come since it was resumed; not those that lay waiting. */
  readonly heardSinceResumed: () => number;
  /** For how long it was stopped the last time, and when that was over. */
  readonly lastStop: () => { readonly ms: number; readonly endedAt: number };
  /** Sets the wall clock. */
  readonly setClock: (aheadMs: number) => void;
  readonly end: () => void;
  /** As it was so many commits ago at the most: only a breakage asks for it. */
  readonly forget: () => void;
}

export const epoch = Date.UTC(2026, 10, 21, 18, 45);

export function createSimulatedConsole(setup: {
  readonly id: string;
  readonly name: string;
  readonly disk: Buffer;
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly transport: Transport;
  readonly aheadMs: number;
  readonly ears: Ears;
  readonly alter: (parts: Parts, console: SimulatedConsole) => Parts;
  readonly onDown: (console: SimulatedConsole) => void;
}): SimulatedConsole {
  const { id, agenda, chance, ears } = setup;
  let disk = setup.disk;
  let olderDisk = setup.disk;
  let aheadMs = setup.aheadMs;
  let running: {
    readonly db: Db;
    readonly store: Store;
    readonly desk: StationDesk;
    readonly operations: Operations;
    readonly now: () => number;
    isAlive: boolean;
  } | null = null;
  let doom: { readonly when: "before" | "after"; readonly onKilled: () => void } | null = null;
  let pausedAt: number | null = null;
  let lastStop = { ms: 0, endedAt: Number.NEGATIVE_INFINITY };
  let heard = 0;
  let waiting: (() => void)[] = [];

  /** What this process does at its time, unless it is gone; what it can't do while it is stopped it does at once afterwards. */
  function owned(life: { isAlive: boolean }, run: () => void): () => void {
    return () => {
      if (!life.isAlive) return;
      if (pausedAt === null) run();
      else waiting.push(owned(life, run));
    };
  }

  function start(): void {
    const db = new Database(disk);
    db.pragma("foreign_keys = ON");
    const life = { isAlive: true };
    const time: PassingTime = {
      now: agenda.now,
      after: (ms, run) => agenda.after(ms, owned(life, run)),
      soon: (run) => void agenda.after(0, owned(life, run)),
    };
    const log: Log = {
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: (fields, message) => life.isAlive && ears.onError(self, `${message} ${JSON.stringify(fields)}`),
    };
    const wall = (): number => Math.floor(epoch + agenda.now() + aheadMs);
    const now = createSteadyClock({
      wall,
      elapsed: agenda.now,
      isAwaited: () => outboxTable.nextDeadline() !== null || outboxTable.depth().length > 0,
      onSetBack: () => undefined,
    });
    const commitTime: PassingTime = {
      ...time,
      soon: (run) =>
        time.soon(() => {
          if (doom?.when === "before") die();
          else run();
        }),
    };
    const store = storeOn(db, { now, log, time: commitTime });
    const values = createConsoleValues(db);
    const list = createAlertList(db);
    const grace = createRestoreGrace(values, now);
    const outboxTable = createOutboxTable(db, grace.heldBefore);
    store.ledger.onCommit((events, source) => {
      if (!life.isAlive) return;
      ears.onWritten(self, events, source);
      if (doom?.when === "after") die();
    });
    const parts = setup.alter(
      { store, desk: createDesk(store, chance.fill), outboxTable, time, timersNow: agenda.now },
      self,
    );
    const { desk } = parts;
    const reminderPlan = createReminderPlan(store, desk.shiftsOf);
    const reader = createReader(store, list, {
      preview: (accountId, alert) => desk.plan(accountId, alert).plan,
      shifts: desk.shiftsOf,
      foresee: desk.foresee,
      coming: reminderPlan.coming,
    });
    const notifiers = new Map(
      Channel.options.map((channel): [Channel, Notifier] => [
        channel,
        {
          channel,
          concurrency: 8,
          isConfigured: () => true,
          send: (delivery) =>
            life.isAlive ? answered(life, ears.onSend(self, channel, delivery)) : new Promise(() => undefined),
          close: () => Promise.resolve(),
        },
      ]),
    );
    const operations = createOperations({
      store: parts.store,
      values,
      list,
      grace,
      outboxTable: parts.outboxTable,
      desk,
      reader,
      reminderPlan,
      notifiers,
      keys: { keys: () => ({ current: "", others: [] }), take: () => undefined },
      dataDir: "/nowhere",
      version: "simulated",
      peers: { host: "", port: 0, isDiscovered: false },
      onAttempt: () => undefined,
      onLate: () => undefined,
      steps: [],
      now,
      wall,
      random: chance.fraction,
      log,
      time,
      timers: { now: parts.timersNow, after: time.after },
      transport: alive(life, setup.transport),
    });
    running = Object.assign(life, { db, store, desk, operations, now });
    operations.peers.regroup();
    operations.engine.start();
    operations.outbox.start();
  }

  /** An answer that comes while the process is stopped waits for it. */
  const answered = (life: { isAlive: boolean }, outcome: Promise<DeliveryOutcome>): Promise<DeliveryOutcome> =>
    new Promise((resolve) => void outcome.then((value) => owned(life, () => resolve(value))()));

  /** Whatever a process that is gone still says reaches nobody, and what a stopped one is told waits. */
  const alive = (life: { isAlive: boolean }, transport: Transport): Transport => ({
    ...transport,
    call: (peer) => (life.isAlive ? transport.call(peer) : Promise.reject(new Error("gone"))),
    onLink: (listen) =>
      transport.onLink((link) =>
        owned(life, () =>
          listen({
            ...link,
            send: (message) => life.isAlive && link.send(message),
            listen: ({ onMessage, onClose }) =>
              link.listen({
                onMessage: (message) => {
                  if (pausedAt === null) heard += 1;
                  owned(life, () => onMessage(message))();
                },
                onClose: owned(life, onClose),
              }),
          }),
        )(),
      ),
  });

  function die(): void {
    if (running === null) return;
    const { db, onKilled } = { db: running.db, onKilled: doom?.onKilled };
    running.isAlive = false;
    olderDisk = disk;
    disk = db.serialize();
    running = null;
    doom = null;
    pausedAt = null;
    waiting = [];
    // What is under way in this very moment may still hold it.
    agenda.after(0, () => db.close());
    setup.onDown(self);
    onKilled?.();
  }

  const up = () => {
    if (running === null) throw new Error(`${setup.name} is down`);
    return running;
  };

  const self: SimulatedConsole = {
    id,
    name: setup.name,
    isUp: () => running !== null,
    isPaused: () => pausedAt !== null,
    store: () => up().store,
    desk: () => up().desk,
    operations: () => up().operations,
    now: () => up().now(),
    start,
    kill: die,
    killAtCommit: (when, onKilled) => {
      doom = { when, onKilled };
    },
    pause: () => {
      pausedAt ??= agenda.now();
    },
    resume: () => {
      if (pausedAt === null) return;
      lastStop = { ms: agenda.now() - pausedAt, endedAt: agenda.now() };
      pausedAt = null;
      heard = 0;
      for (const run of waiting.splice(0)) agenda.after(0, run);
    },
    heardSinceResumed: () => heard,
    lastStop: () => lastStop,
    setClock: (next) => {
      aheadMs = next;
    },
    end: () => {
      if (running === null) return;
      running.isAlive = false;
      running.db.close();
      running = null;
    },
    forget: () => {
      disk = olderDisk;
    },
  };
  return self;
}
