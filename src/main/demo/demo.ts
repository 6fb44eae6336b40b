// The demonstration: a company that does not exist, on a station that is real. Nothing leaves the machine.
import { firstAccountId } from "../founding.ts";
import type { Log, Now } from "../ports.ts";
import type { Station } from "../station.ts";
import type { StationOptions } from "../station-options.ts";
import { createAgenda } from "./agenda.ts";
import { createCarrier } from "./carrier.ts";
import { createChance } from "./chance.ts";
import { createDemoClock } from "./clock.ts";
import { createCourier } from "./courier.ts";
import { connectSystems } from "./found.ts";
import { createDemoNotifiers } from "./notifiers.ts";
import { pastMs, populate, type Scene } from "./populate.ts";
import { createResponders } from "./responder.ts";
import { drawGround } from "./ground.ts";
import { planShifts } from "./shifts.ts";
import type { Stage } from "./stage.ts";
import { startStream } from "./stream.ts";

export interface Demo {
  /** The station has to be made with these. */
  readonly options: Required<Pick<StationOptions, "now" | "notifiers" | "isBeatManual">>;
  /** Resolves when the scene stands and time goes by itself. */
  readonly begin: (station: Station) => Promise<void>;
  /** Before the station is stopped. */
  readonly stop: () => Promise<void>;
}

export interface Setup {
  readonly now: Now;
  /** 0 to 1, without 1. */
  readonly random: () => number;
  readonly scene: Scene;
  readonly log: Log;
}

/** Time to look around before the first alert of the stream. */
const calmMs = 15_000;

export function createDemo({ now, random, scene, log }: Setup): Demo {
  const chance = createChance(random);
  const agenda = createAgenda();
  const carrier = createCarrier(chance);
  const clock = createDemoClock(now, now() - pastMs);
  let report: Station["desk"]["report"] | null = null;
  const notifiers = createDemoNotifiers({
    carrier,
    now: clock.now,
    onReport: (id, { afterMs, delivered, error }) =>
      agenda.at(clock.now() + afterMs, async () => report?.(id, delivered, error)),
  });

  return {
    options: { now: clock.now, notifiers: notifiers.byChannel, isBeatManual: true },
    begin: async (station) => {
      report = station.desk.report;
      const courier = createCourier({ station, clock, agenda, carrier, chance });
      const stage = await populate(station, { clock, agenda, carrier, chance, courier, scene, end: now() });
      courier.retire();
      clock.goLive();
      notifiers.open();
      station.engine.start();
      agenda.goLive(clock.now, (error) => log.error({ err: error }, "the demonstration stumbled"));
      await connectSystems(station);
      if (scene !== "flood" && scene !== "empty") await drawGround(station);
      if (scene === "demo" || scene === "board-picture") await planShifts(station, now());
      if (scene === "demo") comeAlive(stage);
    },
    stop: async () => {
      notifiers.stop();
      await agenda.stop();
    },
  };
}

/** People attend to what is open and to whatever comes; what the operator takes is the operator's. */
export function comeAlive(stage: Stage): void {
  const { station, clock, chance } = stage;
  const people = createResponders(stage);
  for (const alert of station.list.open(firstAccountId)) {
    const isUnreached = alert.people_reached === 0;
    people.attend(alert, clock.now() + (isUnreached ? chance.between(80, 130) : chance.between(20, 120)) * 1000);
  }
  station.onAlert(({ state, type, actor }) => {
    if (type === "alert.triggered") people.attend(state.alert);
    else if (actor.kind !== "operator") return;
    else if (type === "alert.unacknowledged") people.takeBack(state.alert);
    else if (takings.has(type)) people.leave(state.alert.id);
  });
  startStream(stage, clock.now() + calmMs);
}

const takings = new Set(["alert.acknowledged", "alert.started", "alert.resolved", "alert.reopened"]);
