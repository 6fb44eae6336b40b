import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { beginDuty, mayAct, onDuty, silenceMs, stepDuty } from "../../../src/core/sync/duty.ts";
import { type Model, type ModelSetting, startModel } from "./duty-model.ts";

const calm = (consoles: readonly string[], more: Partial<ModelSetting> = {}): Model =>
  startModel({ consoles, random: () => 0.5, longestDelayMs: 10, loss: 0, ...more });

describe("who is on duty", () => {
  test("a console without others is on duty at once and waits for nothing", () => {
    const own = { id: "a", rank: 0, able: true, known: [], term: 3, n: 0 };
    const duty = beginDuty(own, 100);
    expect(mayAct(duty, 100)).toBe(true);
    expect(mayAct(duty, 1_000_000)).toBe(true);
    expect(stepDuty(duty, { kind: "tick" }, 200)).toMatchObject({ send: [], wake_at: null });
  });

  test("of consoles that start together the first takes it as soon as all have heard one another", () => {
    const room = calm(["a", "b", "c"]);
    room.run(200);
    expect(room.acting()).toEqual(["a"]);
    expect(onDuty(room.duty("c"), room.now())).toEqual({ id: "a", term: 1 });
    room.run(60_000);
    expect(room.acting()).toEqual(["a"]);
    expect(room.clashes()).toEqual([]);
  });

  test("one that stays away is waited for, but not long", () => {
    const room = calm(["a", "b"]);
    room.kill("a");
    room.run(5000);
    expect(room.acting()).toEqual(["b"]);
  });

  test("when it goes silent the next takes over within five seconds, and no two ever act", () => {
    const room = calm(["a", "b", "c"]);
    room.run(10_000);
    room.kill("a");
    room.run(4000);
    expect(room.acting()).toEqual(["b"]);
    expect(room.longestGap()).toBeLessThan(5000);
    expect(room.clashes()).toEqual([]);
  });

  test("cut off, each side has one; together again, the higher term stays", () => {
    const room = calm(["a", "b", "c"]);
    room.run(5000);
    room.cut("a", "b");
    room.cut("a", "c");
    room.run(5000);
    expect(room.acting()).toEqual(["a", "b"]);
    room.heal("a", "c");
    room.run(200);
    expect(room.acting()).toEqual(["b"]);
    room.run(10_000);
    expect(room.acting()).toEqual(["b"]);
  });

  test("a chain of consoles is one group: beats are passed on", () => {
    const room = calm(["a", "b", "c", "d"]);
    room.cut("a", "c");
    room.cut("a", "d");
    room.cut("b", "d");
    room.run(30_000);
    expect(room.acting()).toEqual(["a"]);
    expect(room.clashes()).toEqual([]);
    room.kill("a");
    room.run(5000);
    expect(room.acting()).toEqual(["b"]);
  });

  test("who only shows the board never takes duty", () => {
    const room = calm(["a"], { displays: ["wall"] });
    room.run(3000);
    expect(room.acting()).toEqual(["a"]);
    room.kill("a");
    room.run(60_000);
    expect(room.acting()).toEqual([]);
  });
});

describe("after being held up", () => {
  test("it does nothing before it knows whether another took over", () => {
    const room = calm(["a", "b"]);
    room.run(5000);
    room.pause("a");
    room.run(30_000);
    expect(room.acting()).toEqual(["b"]);
    expect(mayAct(room.duty("a"), room.now())).toBe(false);
    room.resume("a");
    expect(room.acting()).toEqual(["b"]);
    room.run(10_000);
    expect(room.acting()).toEqual(["b"]);
    expect(room.clashes()).toEqual([]);
  });

  test("where nobody took over it goes on as soon as the others answered", () => {
    const room = calm(["a", "b"]);
    room.run(5000);
    room.pause("a");
    room.run(1800);
    room.resume("a");
    room.give("a", { kind: "tick" });
    expect(room.acting()).toEqual([]);
    room.run(100);
    expect(room.acting()).toEqual(["a"]);
  });

  test("alone, it goes on after a second", () => {
    const room = calm(["a", "b"]);
    room.kill("b");
    room.run(10_000);
    room.pause("a");
    room.run(30_000);
    room.resume("a");
    room.give("a", { kind: "tick" });
    expect(room.acting()).toEqual([]);
    room.run(1100);
    expect(room.acting()).toEqual(["a"]);
  });

  test("one that was not on duty does not take it because it has heard nobody in its sleep", () => {
    const room = calm(["a", "b"]);
    room.run(5000);
    room.pause("b");
    room.run(30_000);
    room.resume("b");
    room.run(10_000);
    expect(room.acting()).toEqual(["a"]);
    expect(room.clashes()).toEqual([]);
  });
});

describe("handing over by hand", () => {
  test("the successor confirms, the old one ends what is under way, and no two ever act", () => {
    const room = calm(["a", "b", "c"]);
    room.run(5000);
    room.give("c", { kind: "ask", to: "b" });
    room.run(500);
    expect(room.acting()).toEqual(["b"]);
    expect(room.clashes()).toEqual([]);
    expect(onDuty(room.duty("a"), room.now())?.id).toBe("b");
    room.run(20_000);
    expect(room.acting()).toEqual(["b"]);
  });

  test("to one that is gone nothing is handed over", () => {
    const room = calm(["a", "b"]);
    room.run(5000);
    room.kill("b");
    room.give("a", { kind: "ask", to: "b" });
    room.run(20_000);
    expect(room.acting()).toEqual(["a"]);
  });

  test("one that leaves hands over first; one that only shows from now on, too", () => {
    const room = calm(["a", "b"]);
    room.run(5000);
    room.give("a", { kind: "group", known: ["b"], rank: 0, able: false });
    room.run(500);
    expect(room.acting()).toEqual(["b"]);
    expect(room.clashes()).toEqual([]);
  });

  test("who enters a group leaves duty to the one that has it", () => {
    const room = calm(["a", "b"]);
    room.run(5000);
    room.give("b", { kind: "group", known: ["a"], rank: 1, able: true, joined: true });
    room.run(3000);
    expect(room.acting()).toEqual(["a"]);
    room.give("b", { kind: "group", known: [], rank: 1, able: true });
    expect(room.acting()).toEqual(["a", "b"]);
  });
});

const ids = ["a", "b", "c", "d", "e"];
const deed = fc.record({
  kind: fc.constantFrom("cut", "heal", "pause", "resume", "ask"),
  one: fc.nat(4),
  other: fc.nat(4),
  afterMs: fc.nat(8000),
});

/** Chance that a test can repeat. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test("whatever happened, once the network is whole again there is exactly one, and it stays the same", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 5 }),
      fc.array(deed, { maxLength: 12 }),
      fc.nat(),
      fc.double({ min: 0, max: 0.1, noNaN: true }),
      (count, deeds, seed, loss) => {
        const consoles = ids.slice(0, count);
        const room = startModel({ consoles, random: chance(seed), longestDelayMs: 100, loss });
        const at = (place: number): string => consoles[place % count] ?? "a";
        for (const { kind, one, other, afterMs } of deeds) {
          room.run(afterMs);
          if (kind === "pause" || kind === "resume") room[kind](at(one));
          else if (kind === "ask") room.give(at(one), { kind, to: at(other) });
          else if (at(one) !== at(other)) room[kind](at(one), at(other));
        }
        room.makeWhole();
        room.run(silenceMs + 12_000);
        const [holder, ...more] = room.holders();
        expect(more).toEqual([]);
        expect(holder).toBeDefined();
        const clashes = room.clashes().length;
        room.run(5000);
        expect(room.holders()).toEqual([holder]);
        expect(room.clashes().length).toBe(clashes);
      },
    ),
    { numRuns: 150 },
  );
});

test("while all stay connected no two ever act, however duty is moved and whoever is held up or dies", () => {
  const kinds = fc.constantFrom("pause", "resume", "ask", "kill");
  fc.assert(
    fc.property(
      fc.array(fc.record({ kind: kinds, one: fc.nat(3), other: fc.nat(3), afterMs: fc.nat(6000) }), { maxLength: 10 }),
      fc.nat(),
      (deeds, seed) => {
        const consoles = ids.slice(0, 4);
        const room = startModel({ consoles, random: chance(seed), longestDelayMs: 60, loss: 0 });
        const at = (place: number): string => consoles[place] ?? "a";
        for (const { kind, one, other, afterMs } of deeds) {
          room.run(afterMs);
          if (kind === "ask") room.give(at(one), { kind, to: at(other) });
          // One of them must be left.
          else if (kind !== "kill" || one !== 3) room[kind](at(one));
        }
        room.resume("d");
        room.run(20_000);
        expect(room.clashes()).toEqual([]);
        expect(room.acting()).toHaveLength(1);
      },
    ),
    { numRuns: 150 },
  );
});
