// What goes wrong in a run: cables, processes, machines, clocks, and somebody who moves duty or shuts a console out meanwhile.
import type { Agenda } from "./agenda.ts";
import type { Chance } from "./chance.ts";
import type { Network } from "./network.ts";
import { callerAt } from "./people.ts";
import type { SimulatedConsole } from "./simulated-console.ts";
import type { Witness } from "./witness.ts";

export interface Troubles {
  readonly begin: () => void;
  /** Everything is mended, and nothing more goes wrong. */
  readonly end: () => void;
  /** A console has just died. */
  readonly down: (console: SimulatedConsole) => void;
  /** Another whenever it began anew. */
  readonly lives: (console: SimulatedConsole) => number;
  /** Whether all know who was shut out. */
  readonly hasSettled: () => boolean;
}

const kinds = {
  cut: 6,
  split: 3,
  kill: 5,
  stop: 4,
  rough: 2,
  clock: 1,
  move: 4,
  revoke: 0.3,
};
type Kind = keyof typeof kinds;

/** In many runs only one thing goes wrong, or nothing: what holds then is stricter. */
const moods: readonly (readonly Kind[])[] = [
  [],
  ["move"],
  ["cut", "split"],
  ["kill"],
  ["stop", "move"],
  ["rough"],
  ["clock", "move"],
  ["cut", "split", "kill", "stop", "rough", "clock", "move", "revoke"],
  ["cut", "split", "kill", "stop", "rough", "clock", "move", "revoke"],
  ["cut", "split", "kill", "stop", "rough", "clock", "move", "revoke"],
];

/** A batch whose acknowledgement was lost is sent again on a new link. */
const roughAftermathMs = 40_000;

export function createTroubles(setup: {
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly network: Network;
  readonly witness: Witness;
  readonly consoles: readonly SimulatedConsole[];
  readonly members: () => readonly SimulatedConsole[];
  readonly shutOut: Set<string>;
  readonly forgets: boolean;
}): Troubles {
  const { agenda, chance, network, witness, consoles, members, shutOut } = setup;
  const mood = chance.one(moods);
  const lives = new Map<string, number>();
  const mending = new Set<() => void>();
  const goodQuality = network.quality;
  let isOver = false;

  const live = (console: SimulatedConsole): void => void lives.set(console.id, (lives.get(console.id) ?? 0) + 1);

  /** Until it is mended, by itself or at the end. */
  function lasting(ms: number, mend: () => void): void {
    witness.trouble();
    const once = (): void => {
      if (!mending.delete(once)) return;
      mend();
      witness.calm();
    };
    mending.add(once);
    agenda.after(ms, once);
  }

  function cut(pairs: readonly (readonly [SimulatedConsole, SimulatedConsole])[], silent: boolean): void {
    const now = pairs.filter(([one, other]) => !network.isCut(one.id, other.id));
    if (now.length === 0) return;
    witness.tell(
      `cut${silent ? " silently" : ""}: ${now.map(([one, other]) => `${one.name}-${other.name}`).join(" ")}`,
    );
    for (const [one, other] of now) network.cut(one.id, other.id, silent);
    lasting(chance.between(500, 20_000), () => {
      for (const [one, other] of now) network.heal(one.id, other.id);
      witness.tell(`healed: ${now.map(([one, other]) => `${one.name}-${other.name}`).join(" ")}`);
    });
  }

  const working = (): readonly SimulatedConsole[] => consoles.filter((one) => one.isUp() && !one.isPaused());

  const deeds: Readonly<Record<Kind, (console: SimulatedConsole) => void>> = {
    cut: (console) => {
      const other = chance.one(consoles);
      if (other !== console) cut([[console, other]], chance.happens(0.5));
    },
    split: () => {
      const side = new Set(consoles.filter(() => chance.happens(0.5)));
      const pairs = [...side].flatMap((one) =>
        consoles.filter((other) => !side.has(other)).map((other) => [one, other] as const),
      );
      cut(pairs, chance.happens(0.5));
    },
    kill: (console) => {
      const how = chance.one(["now", "before", "after"] as const);
      witness.tell(`${console.name} is to die${how === "now" ? "" : ` ${how} its next commit`}`);
      if (how === "now") console.kill();
      else console.killAtCommit(how, () => undefined);
    },
    stop: (console) => {
      witness.tell(`${console.name} is stopped`);
      console.pause();
      lasting(chance.between(200, 12_000), () => {
        if (!console.isPaused()) return;
        witness.tell(`${console.name} goes on`);
        console.resume();
        live(console);
      });
    },
    rough: () => {
      witness.tell("the network loses, repeats and reorders");
      network.setQuality({ delayMs: [5, 150], spikes: 0.05, loses: 0.02, repeats: 0.03, overtakes: 0.03 });
      for (const one of consoles) live(one);
      lasting(chance.between(2000, 15_000), () => {
        network.setQuality(goodQuality);
        witness.trouble();
        agenda.after(roughAftermathMs, witness.calm);
        for (const one of consoles) live(one);
      });
    },
    clock: (console) => {
      const ahead = chance.between(-5000, 5000);
      witness.tell(`the clock of ${console.name} is set to ${ahead} ms ahead`);
      console.setClock(ahead);
    },
    move: (console) => {
      const to = chance.one(consoles);
      if (shutOut.has(console.id) || shutOut.has(to.id)) return;
      const asked = console.operations().consoles.moveDuty(to.id);
      witness.tell(`${console.name} asks that ${to.name} takes duty: ${asked.ok ? "yes" : asked.refusal.detail}`);
      if (asked.ok) for (const one of consoles) live(one);
    },
    revoke: (console) => {
      const [other] = members().filter((one) => one !== console);
      if (shutOut.has(console.id) || members().length < 3 || other === undefined) return;
      witness.tell(`${console.name} shuts ${other.name} out`);
      shutOut.add(other.id);
      // Who shuts out whom is known to all only after it has gone round.
      witness.trouble();
      void console.operations().consoles.revoke(other.id, callerAt(console));
    },
  };

  function goOn(): void {
    if (isOver) return;
    const kind = chance.weighted(kinds);
    const who = working();
    const acting = who.filter((one) => one.operations().peers.mayAct());
    if (mood.includes(kind) && who.length > 0)
      deeds[kind](chance.one(acting.length > 0 && chance.happens(0.5) ? acting : who));
    agenda.after(chance.between(200, 4000), goOn);
  }

  const knowsShutOut = (console: SimulatedConsole): boolean =>
    !console.isUp() ||
    console
      .store()
      .records.consoles.all("default")
      .every(({ id, fields }) => shutOut.has(id) === (fields.revoked_at !== null));

  return {
    begin: () => void agenda.after(chance.between(200, 4000), goOn),
    end: () => {
      isOver = true;
      for (const mend of Array.from(mending)) mend();
    },
    down: (console) => {
      const silent = chance.happens(0.5);
      witness.tell(`${console.name} died${silent ? ", and nobody is told" : ""}`);
      network.drop(console.id, silent);
      lasting(chance.between(100, 15_000), () => {
        if (setup.forgets) console.forget();
        witness.tell(`${console.name} starts again`);
        console.start();
        live(console);
      });
    },
    lives: (console) => lives.get(console.id) ?? 0,
    hasSettled: () => shutOut.size === 0 || members().every(knowsShutOut),
  };
}
