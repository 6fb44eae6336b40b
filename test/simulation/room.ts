// One run: a group of consoles, people who use them, trouble, and the end of it. Everything follows from the seed.
import Database from "better-sqlite3";

import { createConsoleValues } from "../../src/main/store/console-values.ts";
import { migrate } from "../../src/main/store/open.ts";
import type { DeliveryOutcome } from "../../src/main/ports.ts";
import { createAgenda } from "./agenda.ts";
import { type Breakage, type BreakageName, breakages } from "./breakages.ts";
import { createChance } from "./chance.ts";
import { areInStep, createDutyWatch, isQuiet, judgeEnd } from "./invariants.ts";
import { createNetwork, type Quality } from "./network.ts";
import { callerAt, doSomething, found } from "./people.ts";
import { createSimulatedConsole, type SimulatedConsole } from "./simulated-console.ts";
import { createTroubles } from "./troubles.ts";
import { createWitness } from "./witness.ts";

export interface Outcome {
  readonly seed: number;
  readonly violations: readonly string[];
  /** What happened last, with the time in seconds. */
  readonly lines: readonly string[];
  readonly consoles: number;
  readonly events: number;
  readonly messages: number;
  readonly seconds: number;
}

export const goodNetwork: Quality = { delayMs: [1, 40], spikes: 0, loses: 0, repeats: 0, overtakes: 0 };

const letters = ["a", "b", "c", "d", "e", "f", "g"];
const patientlyMs = 400_000;

let blank: Buffer | null = null;
function blankDisk(id: string, pins: unknown): Buffer {
  if (blank === null) {
    const fresh = new Database(":memory:");
    migrate(fresh);
    blank = fresh.serialize();
    fresh.close();
  }
  const db = new Database(blank);
  db.prepare("INSERT INTO console (name, value) VALUES ('id', ?)").run(id);
  if (pins !== null) createConsoleValues(db).write("peer_pins", pins);
  const disk = db.serialize();
  db.close();
  return disk;
}

export async function run(
  seed: number,
  options: { readonly breakage?: BreakageName; readonly print?: (line: string) => void } = {},
): Promise<Outcome> {
  const breakage: Breakage = options.breakage === undefined ? { does: "nothing wrong" } : breakages[options.breakage];
  const chance = createChance(seed);
  const agenda = createAgenda();
  const shutOut = new Set<string>();
  const witness = createWitness(agenda, { print: options.print ?? null, onViolation: agenda.end, shutOut });
  const count = chance.one([2, 2, 2, 3, 3, 3, 4, 5, 7]);
  const network = createNetwork({
    agenda,
    chance,
    quality: { ...goodNetwork, spikes: chance.one([0, 0, 0.01]) },
    between: breakage.between ?? ((message) => message),
  });
  let failing = chance.one([0, 0, 0.1, 0.3]);
  const alerts: string[] = [];
  const known = new Set<string>();

  function answer(): { readonly outcome: DeliveryOutcome; readonly afterMs: number } {
    const afterMs = chance.between(5, 400);
    if (!chance.happens(failing)) return { outcome: { kind: "sent", provider_id: null, cost: null }, afterMs };
    if (chance.happens(0.2)) return { outcome: { kind: "refused", reason: "bad address" }, afterMs };
    return {
      outcome: { kind: "retry", reason: "no answer", not_before: null },
      afterMs: chance.one([afterMs, 15_000]),
    };
  }

  const names = letters.slice(0, count);
  const ids = names.map((name) => ({ name, rank: chance.fraction() })).toSorted((one, other) => one.rank - other.rank);
  const nameOfFirst = ids[0]?.name ?? "";
  const addressOf = (name: string): string => `10.0.0.${letters.indexOf(name) + 1}:4781`;
  const pins = [{ id: nameOfFirst, name: nameOfFirst, certificate: "of the first", address: addressOf(nameOfFirst) }];
  const make = (id: string): SimulatedConsole =>
    createSimulatedConsole({
      id,
      name: id,
      disk: blankDisk(id, id === nameOfFirst ? null : pins),
      agenda,
      chance,
      transport: network.transportOf(id),
      aheadMs: chance.between(-1500, 1500),
      alter: breakage.alter ?? ((parts) => parts),
      onDown: (console) => troubles.down(console),
      ears: {
        onWritten: (console, events, source) => {
          witness.written(console, events, source);
          for (const { type, stream } of events)
            if (type === "alert.triggered" && !known.has(stream)) {
              known.add(stream);
              alerts.push(stream.slice("alert:".length));
            }
        },
        onSend: (console, channel, delivery) => {
          const sending = witness.sends(console, channel, delivery);
          const { outcome, afterMs } = answer();
          return new Promise((resolve) => {
            agenda.after(afterMs, () => {
              sending.outcome = outcome.kind;
              resolve(outcome);
            });
          });
        },
        onError: (console, message) => witness.accuse(`${console.name} logged: ${message}`),
      },
    });
  const consoles = ids.map(({ name }) => make(name));
  const members = (): readonly SimulatedConsole[] => consoles.filter(({ id }) => !shutOut.has(id));
  const troubles = createTroubles({
    agenda,
    chance,
    network,
    witness,
    consoles,
    members,
    shutOut,
    forgets: breakage.forgets === true,
  });
  const watchDuty = createDutyWatch({
    agenda,
    network,
    witness,
    members,
    lives: troubles.lives,
    hasSettled: troubles.hasSettled,
  });

  /** Goes on in small steps, so that duty is looked at again and again. */
  async function goOn(ms: number, isOver: () => boolean = () => false): Promise<void> {
    const until = agenda.now() + ms;
    while (agenda.now() < until && witness.violations.length === 0 && !isOver()) {
      await agenda.runUntil(agenda.now() + 250);
      watchDuty();
    }
  }

  async function gather(): Promise<void> {
    const [first, ...others] = consoles;
    if (first === undefined) return;
    first.start();
    void found(first);
    await goOn(500);
    for (const [digit, { id, name }] of consoles.entries()) {
      const fields = {
        name,
        role: "full",
        digit,
        certificate: `of ${name}`,
        address: addressOf(name),
        revoked_at: null,
      } as const;
      void first.desk().create("consoles", fields, callerAt(first), id);
    }
    await goOn(250);
    witness.trouble();
    for (const one of others) {
      one.start();
      one.operations().peers.enter(first.id);
    }
    await goOn(20_000, () => agenda.now() > 4000 && areInStep(consoles));
    witness.calm();
    if (!areInStep(consoles)) witness.accuse("the group did not come together");
  }

  function work(): void {
    const console = chance.one(consoles);
    if (console.isUp() && !console.isPaused()) {
      const { what, done } = doSomething(console, chance, alerts);
      witness.tell(`at ${console.name}: ${what}`);
      done.catch((error: unknown) => {
        if (console.isUp() && !String(error).includes("Refused"))
          witness.accuse(`at ${console.name}: ${what}: ${String(error)}`);
      });
    }
    const pause = chance.one([0, 20, 300, 1500, 4000]);
    if (!isEvening) agenda.after(pause, work);
  }

  let isEvening = false;
  try {
    await gather();
    work();
    troubles.begin();
    await goOn(chance.between(20_000, 60_000));
    isEvening = true;
    failing = 0;
    troubles.end();
    const isOver = (): boolean => members().every((one) => one.isUp() && isQuiet(one)) && areInStep(members());
    await goOn(10_000);
    await goOn(patientlyMs, isOver);
    await goOn(1500);
    if (witness.violations.length === 0) judgeEnd(witness, members(), shutOut);
  } finally {
    agenda.end();
    for (const console of consoles) console.end();
  }
  return {
    seed,
    violations: witness.violations,
    lines: witness.lines,
    consoles: count,
    events: witness.accepted.size,
    messages: witness.sendings.length,
    seconds: agenda.now() / 1000,
  };
}
