// The console's map in Electron with five thousand alerts on it: moving and zooming it, with the graphics card and without.
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { hasDisplay, openDisplay } from "../scripts/setup/display.ts";
import { launchConsole } from "../test/kit/console.ts";
import { until } from "../test/kit/until.ts";
import { type Benchmark, type Figure, figure } from "./figure.ts";
import { setUpConsole } from "./kit/console-set-up.ts";
import { moveMap } from "./kit/map-probe.ts";
import type { Frames } from "./kit/page-probe.ts";
import { percentile, round } from "./kit/percentile.ts";
import { openQuietStation } from "./kit/quiet-station.ts";
import { seedAlerts } from "./kit/seed-store.ts";

const open = 5000;
const moveMs = 5000;
const taskTargetMs = 100;

export const map: Benchmark = async function* ({ dir, say }) {
  say("making sure of Electron and the build");
  await setUpConsole();
  const dataDir = path.join(dir, "map");
  say(`filling a store with ${open} open alerts`);
  const station = await openQuietStation(dataDir);
  await seedAlerts(station.desk, { closed: 0, open });
  await station.stop();
  const display = hasDisplay() ? null : await openDisplay({ desk: false });
  const shown = await launchConsole({
    dataDir,
    env: { ...(display?.env as Record<string, string> | undefined) },
  });
  try {
    const { page, call } = shown;
    for (const [name, map_renderer] of [
      ["card", "card"],
      ["plain", "plain"],
    ] as const) {
      await call("preferences.write", { map_renderer });
      await page.reload();
      await page.getByRole("navigation", { name: "Screens" }).waitFor();
      await page.keyboard.press("g");
      const surface = page.locator(".map-surface");
      await surface.waitFor();
      await until("marks are painted", async () => Number(await surface.getAttribute("data-shown")) > 1);
      // The list is drawn and the first rush is over.
      await pause(4000);
      const renderer = await surface.getAttribute("data-renderer");
      say(`moving the map, ${renderer}`);
      yield moving(`map.${name}.longest-task`, String(renderer), await page.evaluate(moveMap, moveMs));
    }
  } finally {
    await shown.close();
    await display?.stop();
  }
};

/** Where something only imitates a graphics card, the figure of `card` says why the console does not choose it by itself. */
const moving = (name: string, drawnBy: string, frames: Frames): Figure =>
  figure({
    name,
    value: frames.longestTaskMs,
    unit: "ms",
    yardstick: ["median time between two frames while nothing moves", frames.stillFrameMs],
    target: [`no task over ${taskTargetMs} ms`, frames.longestTaskMs <= taskTargetMs],
    details: {
      open,
      drawn_by: drawnBy,
      frames: frames.gapsMs.length,
      frame_p50_ms: round(percentile(frames.gapsMs, 0.5)),
      frame_p99_ms: round(percentile(frames.gapsMs, 0.99)),
      tasks_over_50_ms: frames.longTasks,
    },
  });
