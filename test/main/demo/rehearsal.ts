// A scene of the demonstration whose time only the test moves, on a real station.
import { createAgenda } from "../../../src/main/demo/agenda.ts";
import { createCarrier } from "../../../src/main/demo/carrier.ts";
import { createChance } from "../../../src/main/demo/chance.ts";
import { createDemoClock } from "../../../src/main/demo/clock.ts";
import { createCourier } from "../../../src/main/demo/courier.ts";
import { pastMs, populate, type Scene } from "../../../src/main/demo/populate.ts";
import type { Stage } from "../../../src/main/demo/stage.ts";
import { startStation, type TestStation } from "../../kit/station.ts";

/** 18:49:12 in Bengaluru, the moment of the board's picture. */
export const moment = Date.UTC(2026, 10, 21, 13, 19, 12);

export interface Rehearsal extends TestStation {
  readonly stage: Stage;
  /** Lets the scene go on for so many minutes. */
  readonly play: (minutes: number) => Promise<void>;
}

export async function rehearse(scene: Scene, seed = 1): Promise<Rehearsal> {
  const chance = createChance(seeded(seed));
  const clock = createDemoClock(() => moment, moment - pastMs);
  const agenda = createAgenda();
  const carrier = createCarrier(chance);
  const test = await startStation({ now: clock.now, isBeatManual: true, notifiers: new Map(), adminToken: null });
  const courier = createCourier({ station: test.station, clock, agenda, carrier, chance });
  const stage = await populate(test.station, { clock, agenda, carrier, chance, courier, scene, end: moment });
  // An hour of the scene is thousands of commits; this file is thrown away after the test.
  test.station.store.db.pragma("synchronous = OFF");
  return { ...test, stage, play: (minutes) => courier.runTo(clock.now() + minutes * 60_000) };
}

/** The same sequence for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
