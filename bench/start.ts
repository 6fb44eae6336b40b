// From starting Electron to a board that is painted and answers, with a thousand open alerts in the store.
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

import { hasDisplay, openDisplay } from "../scripts/setup/display.ts";
import { launchConsole } from "../test/kit/console.ts";
import { type Benchmark, figure } from "./figure.ts";
import { setUpConsole } from "./kit/console-set-up.ts";
import { whenPainted } from "./kit/page-probe.ts";
import { median, round } from "./kit/percentile.ts";
import { openQuietStation } from "./kit/quiet-station.ts";
import { seedAlerts } from "./kit/seed-store.ts";

const open = 1000;
const starts = 5;
const targetMs = 2500;
const run = promisify(execFile);

export const start: Benchmark = async function* ({ dir, say }) {
  say("making sure of Electron and the build");
  await setUpConsole();
  const dataDir = path.join(dir, "start");
  say(`filling a store with ${open} open alerts`);
  const station = await openQuietStation(dataDir);
  await seedAlerts(station.desk, { closed: 0, open });
  await station.stop();
  const display = hasDisplay() ? null : await openDisplay({ desk: false });
  try {
    const env = { ...(display?.env as Record<string, string> | undefined) };
    say("a start that the figure leaves out: it fills Chromium's folder");
    await timeToBoard(dataDir, env);
    const all: Start[] = [];
    const nodeMs: number[] = [];
    for (let index = 0; index < starts; index++) {
      say(`start ${index + 1} of ${starts}`);
      nodeMs.push(await timeOfNode());
      all.push(await timeToBoard(dataDir, env));
    }
    const boardMs = median(all.map((one) => one.boardMs));
    yield figure({
      name: "start.board-painted",
      value: boardMs,
      unit: "ms",
      yardstick: ["node -e 0", median(nodeMs)],
      target: [`p50 < ${targetMs} ms`, boardMs < targetMs],
      details: {
        open,
        starts,
        page_begun_ms: round(median(all.map((one) => one.pageMs))),
        slowest_ms: round(Math.max(...all.map((one) => one.boardMs))),
      },
    });
  } finally {
    await display?.stop();
  }
};

interface Start {
  /** Until Chromium begins to load the page: Electron and the station are there. */
  readonly pageMs: number;
  /** Seen from outside, so a little late. */
  readonly boardMs: number;
}

async function timeToBoard(dataDir: string, env: Readonly<Record<string, string>>): Promise<Start> {
  const before = performance.timeOrigin + performance.now();
  const shown = await launchConsole({ dataDir, env });
  try {
    const paintedAt = await shown.page.evaluate(whenPainted, { row: "#", is: "there" as const });
    return { pageMs: (await shown.page.evaluate(() => performance.timeOrigin)) - before, boardMs: paintedAt - before };
  } finally {
    await shown.close();
  }
}

async function timeOfNode(): Promise<number> {
  const before = performance.now();
  await run(process.execPath, ["-e", "0"]);
  return performance.now() - before;
}
