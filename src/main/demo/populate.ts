// The scenes: what a station looks like at one moment, from its founding on, all through the journal.
import type { Station } from "../station.ts";
import { flood, floodMs, gatherCrowd } from "./crowd.ts";
import type { Courier } from "./courier.ts";
import { foundCompany } from "./found.ts";
import { livePast } from "./past.ts";
import { firstPictureNumber, pictureSeconds, planPicture } from "./picture.ts";
import type { Stage } from "./stage.ts";

/**
 * `demo`: the picture, and then people who act and alerts that come. `board-picture`: the picture alone. `busy`: 200 open
 * alerts. `flood`: 10,000. `empty`: a company with a past and nothing open.
 */
const scenes = ["demo", "board-picture", "busy", "empty", "flood"] as const;
export type Scene = (typeof scenes)[number];

/** `--scene=NAME` chooses another than `demo`. */
export function readScene(args: readonly string[]): Scene {
  const name = args.find((arg) => arg.startsWith("--scene="))?.slice("--scene=".length) ?? "demo";
  const scene = scenes.find((one) => one === name);
  if (scene === undefined) throw new Error(`There is no scene "${name}", only ${scenes.join(", ")}`);
  return scene;
}

export interface Populating extends Omit<Stage, "company" | "station"> {
  readonly courier: Courier;
  readonly scene: Scene;
  /** The moment that the scene shows, epoch ms. The clock has to stand `pastMs` before it, or earlier. */
  readonly end: number;
}

const hour = 3_600_000;
/** How long before its scene the company began. */
export const pastMs = 72 * hour;
const todayMs = 9 * hour;

const earlierCount = 30;
const todayCount = 28;

export async function populate(station: Station, { courier, scene, end, ...tools }: Populating): Promise<Stage> {
  const { db } = station.store;
  // Nothing here has to survive a power cut, and each of a thousand commits would wait for the disk.
  db.pragma("synchronous = OFF");
  try {
    const stage: Stage = { ...tools, station, company: await foundCompany(station) };
    await livePast(stage, earlierCount, end - todayMs, firstPictureNumber - earlierCount - todayCount);
    await livePast(stage, todayCount, end - lengthOf[scene], null);
    await play(stage, courier, scene, end);
    return stage;
  } finally {
    db.pragma("synchronous = FULL");
  }
}

const busyCount = 200;
const floodCount = 10_000;
const pictureMs = pictureSeconds * 1000;

const lengthOf: Readonly<Record<Scene, number>> = {
  demo: pictureMs,
  "board-picture": pictureMs,
  busy: 2 * hour,
  empty: 0.4 * hour,
  flood: floodMs(floodCount),
};

async function play(stage: Stage, courier: Courier, scene: Scene, end: number): Promise<void> {
  switch (scene) {
    case "demo":
    case "board-picture":
      planPicture(stage, end);
      return courier.runTo(end);
    case "busy":
      return gatherCrowd(stage, courier, busyCount, end);
    case "empty":
      return courier.runTo(end);
    case "flood":
      return flood(stage, floodCount, end);
  }
}
