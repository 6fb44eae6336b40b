// The on-call calendar in Electron: from its key to a painted timeline of fifty people over a quarter.
import path from "node:path";

import type { Page } from "playwright";

import { hasDisplay, openDisplay } from "../scripts/setup/display.ts";
import { seedOnCall } from "../test/kit/on-call-data.ts";
import { type LaunchedConsole, launchConsole } from "../test/kit/console.ts";
import { type Benchmark, figure } from "./figure.ts";
import { setUpConsole } from "./kit/console-set-up.ts";
import { median, percentile, round } from "./kit/percentile.ts";
import { openQuietStation } from "./kit/quiet-station.ts";

const size = { teams: 1, people: 50, from: "2026-01-01", days: 730 } as const;
const openings = 20;
/** The first ones load what later ones find loaded. */
const warmUp = 3;
const targetMs = 300;

export const calendar: Benchmark = async function* ({ dir, say }) {
  say("making sure of Electron and the build");
  await setUpConsole();
  const full = path.join(dir, "full");
  const empty = path.join(dir, "empty");
  say(`planning ${size.days} days for a team of ${size.people}`);
  for (const [dataDir, people] of [
    [full, size.people],
    [empty, 1],
  ] as const) {
    const station = await openQuietStation(dataDir);
    await seedOnCall(station.desk, { ...size, people, days: people === 1 ? 1 : size.days });
    await station.stop();
  }
  const display = hasDisplay() ? null : await openDisplay({ desk: false });
  try {
    const env = { ...(display?.env as Record<string, string> | undefined) };
    say("a team of one, for comparison");
    const emptyMs = await timesOf(await launchConsole({ dataDir: empty, env }));
    say("the whole team");
    const fullMs = await timesOf(await launchConsole({ dataDir: full, env }));
    const p99 = percentile(fullMs.again, 0.99);
    yield figure({
      name: "calendar.timeline-opened",
      value: p99,
      unit: "ms",
      yardstick: ["the same with a team of one", percentile(emptyMs.again, 0.99)],
      target: [`p99 < ${targetMs} ms`, p99 < targetMs],
      details: {
        people: size.people,
        days: 91,
        openings: fullMs.again.length,
        p50_ms: round(median(fullMs.again)),
        first_ms: round(fullMs.first),
      },
    });
  } finally {
    await display?.stop();
  }
};

interface Times {
  /** With the screen's program still to be loaded. */
  readonly first: number;
  readonly again: readonly number[];
}

/** From the key to the first frame with everybody's cells, again and again from the board. */
async function timesOf(shown: LaunchedConsole): Promise<Times> {
  const { page } = shown;
  try {
    await page.getByRole("main", { name: "Live alert board" }).waitFor();
    await page.evaluate(() =>
      localStorage.setItem(
        "watchdesk.calendar",
        JSON.stringify({ look: "timeline", span: "quarter", zone: null, isPanelOpen: true }),
      ),
    );
    await page.reload();
    const all: number[] = [];
    for (let index = 0; index <= warmUp + openings; index++) {
      await page.getByRole("main", { name: "Live alert board" }).waitFor();
      all.push(await page.evaluate(openTimeline));
      await goBack(page);
    }
    return { first: all[0] ?? Number.NaN, again: all.slice(1 + warmUp) };
  } finally {
    await shown.close();
  }
}

const goBack = (page: Page): Promise<void> => page.keyboard.press("b");

/** Runs inside the page. Answers with the milliseconds from the key to the frame. */
function openTimeline(): Promise<number> {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const check = (): void => {
      if (document.querySelectorAll(".timeline-row [role=gridcell]").length === 0) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        // A task posted from a frame's callback runs after that frame was painted.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener("message", () => resolve(performance.now() - startedAt));
        port1.start();
        port2.postMessage(null);
      });
    };
    const observer = new MutationObserver(check);
    observer.observe(document.body, { subtree: true, childList: true });
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "d", bubbles: true }));
  });
}
