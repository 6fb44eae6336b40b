// The console's board in Electron with ten thousand open alerts: from a change to its paint, scrolling, memory.
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import type { Page } from "playwright";

import { hasDisplay, openDisplay } from "../scripts/setup/display.ts";
import { type LaunchedConsole, launchConsole } from "../test/kit/console.ts";
import { type Benchmark, type Figure, figure } from "./figure.ts";
import { setUpConsole } from "./kit/console-set-up.ts";
import { type Frames, scrollThrough, whenPainted } from "./kit/page-probe.ts";
import { percentile, round } from "./kit/percentile.ts";
import { openQuietStation } from "./kit/quiet-station.ts";
import { seedAlerts } from "./kit/seed-store.ts";
import { adminToken } from "./kit/station-process.ts";

const open = 10_000;
const changes = 40;
/** The first ones load what later ones find loaded. */
const warmUp = 5;
const scrollMs = 4000;
/** A wheel that is spun hard: some 7,000 pixels a second. */
const wheelPx = 120;
const paintTargetMs = 500;
const taskTargetMs = 100;

export const board: Benchmark = async function* ({ dir, say }) {
  say("making sure of Electron and the build");
  await setUpConsole();
  const full = path.join(dir, "full");
  const empty = path.join(dir, "empty");
  say(`filling a store with ${open} open alerts`);
  for (const [dataDir, count] of [
    [full, open],
    [empty, 0],
  ] as const) {
    const station = await openQuietStation(dataDir);
    await seedAlerts(station.desk, { closed: 0, open: count });
    await station.stop();
  }
  const display = hasDisplay() ? null : await openDisplay({ desk: false });
  try {
    const env = { ...(display?.env as Record<string, string> | undefined) };
    say("an empty board, for comparison");
    const shownEmpty = await launchConsole({ dataDir: empty, env });
    const [emptyPaintMs, emptyMemory] = [await changesToPaint(shownEmpty), await memoryOf(shownEmpty)];
    await shownEmpty.close();
    say("the full board");
    const shown = await launchConsole({ dataDir: full, env });
    try {
      yield* paints(await changesToPaint(shown), emptyPaintMs);
      say("scrolling");
      yield scrolling("wheel", await shown.page.evaluate(scrollThrough, { forMs: scrollMs, stepPx: wheelPx }));
      yield scrolling("drag", await shown.page.evaluate(scrollThrough, { forMs: scrollMs }));
      yield* memory(await memoryOf(shown), emptyMemory);
    } finally {
      await shown.close();
    }
  } finally {
    await display?.stop();
  }
};

interface PaintTimes {
  readonly raisedMs: readonly number[];
  readonly takenMs: readonly number[];
  readonly answerMs: readonly number[];
}

/** Critical alerts come in over HTTP one by one, and each is acknowledged over HTTP once it stands on the board. */
async function changesToPaint({ page, url }: LaunchedConsole): Promise<PaintTimes> {
  const [raisedMs, takenMs, answerMs]: [number[], number[], number[]] = [[], [], []];
  await page.locator("[role=grid]").waitFor();
  // Rows do not move while the pointer is over the list.
  await page.mouse.move(1, 1);
  // The list is drawn and the first rush is over.
  await pause(2000);
  for (let index = 0; index < warmUp + changes; index++) {
    const title = `Case ${index} ${crypto.randomUUID()}`;
    const raised = await timed(page, { row: title, is: "there" }, () =>
      send(url, "POST", "/api/v1/alerts/trigger", { alert_type: "SOS", title }),
    );
    raisedMs.push(raised.paintedMs);
    answerMs.push(raised.answeredMs);
    const { id } = raised.answer as { id: string };
    const taken = await timed(page, { row: title, is: "gone" }, () =>
      send(url, "PUT", `/api/v1/alerts/${id}/acknowledge`, { acknowledged_by: "Priya" }),
    );
    takenMs.push(taken.paintedMs);
  }
  return { raisedMs: raisedMs.slice(warmUp), takenMs: takenMs.slice(warmUp), answerMs: answerMs.slice(warmUp) };
}

async function timed(page: Page, awaited: Parameters<typeof whenPainted>[0], work: () => Promise<unknown>) {
  const painted = page.evaluate(whenPainted, awaited);
  // The page is watching before anything changes.
  await page.evaluate(() => undefined);
  const before = performance.timeOrigin + performance.now();
  const answer = await work();
  const answeredMs = performance.timeOrigin + performance.now() - before;
  return { answer, answeredMs, paintedMs: (await painted) - before };
}

async function send(url: string, method: string, where: string, body: unknown): Promise<unknown> {
  const response = await fetch(url + where, {
    method,
    headers: { authorization: `Bearer ${adminToken}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${where}: ${response.status}`);
  return await response.json();
}

function* paints({ raisedMs, takenMs, answerMs }: PaintTimes, empty: PaintTimes): Generator<Figure> {
  for (const [name, ms, emptyMs] of [
    ["board.raised-to-painted", raisedMs, empty.raisedMs],
    ["board.acknowledged-to-painted", takenMs, empty.takenMs],
  ] as const) {
    const p99 = percentile(ms, 0.99);
    yield figure({
      name,
      value: p99,
      unit: "ms",
      yardstick: ["the same on an empty board", percentile(emptyMs, 0.99)],
      target: [`p99 < ${paintTargetMs} ms`, p99 < paintTargetMs],
      details: {
        open,
        changes: ms.length,
        p50_ms: round(percentile(ms, 0.5)),
        answer_p50_ms: round(percentile(answerMs, 0.5)),
      },
    });
  }
}

const scrolling = (name: string, frames: Frames): Figure =>
  figure({
    name: `board.scroll.${name}.longest-task`,
    value: frames.longestTaskMs,
    unit: "ms",
    yardstick: ["median time between two frames while nothing moves", frames.stillFrameMs],
    target: [`no task over ${taskTargetMs} ms`, frames.longestTaskMs <= taskTargetMs],
    details: {
      open,
      frames: frames.gapsMs.length,
      frame_p50_ms: round(percentile(frames.gapsMs, 0.5)),
      frame_p99_ms: round(percentile(frames.gapsMs, 0.99)),
      tasks_over_50_ms: frames.longTasks,
    },
  });

interface Memory {
  readonly main: number;
  readonly renderer: number;
}

/** Working sets in MiB. */
async function memoryOf({ app }: LaunchedConsole): Promise<Memory> {
  const metrics = await app.evaluate((electron) => electron.app.getAppMetrics());
  const of = (type: string): number =>
    metrics
      .filter((one) => one.type === type)
      .reduce((sum, { memory: { workingSetSize } }) => sum + workingSetSize / 1024, 0);
  return { main: of("Browser"), renderer: of("Tab") };
}

function* memory(full: Memory, empty: Memory): Generator<Figure> {
  for (const side of ["main", "renderer"] as const)
    yield figure({
      name: `board.memory.${side}`,
      value: full[side],
      unit: "MiB",
      yardstick: ["the same with an empty board", empty[side]],
      details: { open },
    });
}
