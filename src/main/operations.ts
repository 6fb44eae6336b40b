// What a console does by itself, put together: it works with the others of its group, carries out what is due while it is on duty,
// and sends. The station gives it the machine's network and time; a simulation gives its own.
import type { Channel } from "../core/alert.ts";
import { toldOf } from "./apart.ts";
import { createComposer } from "./compose.ts";
import { type ConsoleGroup, createConsoleGroup, type PeerOptions } from "./console-group.ts";
import type { StationDesk } from "./desk.ts";
import { confirmStep } from "./engine/confirm.ts";
import { createEngine, type Engine, type Step } from "./engine/engine.ts";
import { escalateStep } from "./engine/escalate.ts";
import { createOutbox, type Outbox } from "./engine/outbox.ts";
import { remindStep } from "./engine/remind.ts";
import { forgetDevices } from "./forget-devices.ts";
import { onDuty } from "./on-duty.ts";
import { passingTime, type PassingTime } from "./passing-time.ts";
import type { KeyRing } from "./peers/key-share.ts";
import type { Peers } from "./peers/peers.ts";
import type { Timers, Transport } from "./peers/ports.ts";
import type { DeliveryOutcome, Log, Notifier, Now, Reader } from "./ports.ts";
import { createQuietAlerts } from "./quiet-alerts.ts";
import type { Reminders } from "./reminder-plan.ts";
import type { RestoreGrace } from "./restore-grace.ts";
import type { AlertList } from "./store/alert-list.ts";
import type { ConsoleValues } from "./store/console-values.ts";
import type { OutboxTable } from "./store/outbox-table.ts";
import type { Store } from "./store/store.ts";

export interface Operations {
  readonly peers: Peers;
  readonly consoles: ConsoleGroup;
  readonly outbox: Outbox;
  readonly engine: Engine;
}

export function createOperations(setup: {
  readonly store: Store;
  readonly values: ConsoleValues;
  readonly list: AlertList;
  readonly grace: RestoreGrace;
  readonly outboxTable: OutboxTable;
  readonly desk: StationDesk;
  readonly reader: Pick<Reader, "items">;
  readonly reminderPlan: Reminders;
  readonly notifiers: ReadonlyMap<Channel, Notifier>;
  readonly keys: KeyRing;
  readonly dataDir: string;
  readonly version: string;
  readonly peers: PeerOptions;
  readonly onAttempt: (channel: Channel, outcome: DeliveryOutcome["kind"]) => void;
  readonly onLate: (lateMs: number) => void;
  /** What the engine does whoever is on duty. */
  readonly steps: readonly Step[];
  readonly now: Now;
  readonly wall: Now;
  /** 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
  /** In the place of the machine's. */
  readonly time?: PassingTime;
  readonly timers?: Timers;
  readonly transport?: Transport;
}): Operations {
  const { store, list, grace, outboxTable, desk, reader, reminderPlan, now, log, time = passingTime } = setup;
  const { peers, consoles } = createConsoleGroup({
    ...setup,
    setDigit: store.setDigit,
    options: setup.peers,
    now: setup.wall,
    isIdle: () => outbox.underWay().size === 0,
    onDutyChange: (isHere) => {
      if (isHere) outbox.start();
      engine.poke();
    },
  });
  const outbox = createOutbox({
    notifiers: setup.notifiers,
    rows: outboxTable,
    mayAct: peers.mayAct,
    told: toldOf(store),
    compose: createComposer(store),
    desk,
    onAttempt: setup.onAttempt,
    onGoneDevices: (state, notification, tokens) => {
      // While the store cannot write they stay, and the next push finds them gone again.
      forgetDevices(desk, reader, state, notification, tokens).catch((error: unknown) =>
        log.warn({ error: String(error) }, "devices that are gone could not be taken off"),
      );
    },
    now,
    random: setup.random,
    log,
    time,
  });
  const engine = createEngine({
    steps: [
      ...onDuty(peers.mayAct, [
        escalateStep({ deadlines: outboxTable, desk, onLate: setup.onLate, now, log }),
        confirmStep({ ...createQuietAlerts(store, list, grace), desk }),
        remindStep({ plan: reminderPlan, remind: desk.remind }),
      ]),
      ...setup.steps,
    ],
    now,
    log,
    time,
  });
  store.ledger.onCommit((events) => {
    engine.poke();
    outbox.hear(events);
    peers.hear(events);
  });
  return { peers, consoles, outbox, engine };
}
