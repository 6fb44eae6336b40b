// What screens look like, against the pictures in pictures/; `WATCHDESK_PICTURES=keep` keeps what they look like now. Time
// stands still in the console and in the page.
import { afterAll, beforeAll, expect, test } from "vitest";

import { type LaunchedConsole, launchConsole } from "../kit/console.ts";
import { comparePicture, keepPicture, reportDifference } from "../kit/picture.ts";
import { until } from "../kit/until.ts";

const moment = "2026-03-04T20:15:00Z";
/** A glyph whose edge is smoothed otherwise; anything that moved or changed its colour is far more. */
const allowed = 30;

let full: LaunchedConsole;
let empty: LaunchedConsole;

async function launchStill(scene: string): Promise<LaunchedConsole> {
  const shown = await launchConsole({
    args: ["--demo", `--scene=${scene}`, `--at=${moment}`],
    env: { TZ: "Asia/Kolkata" },
    switches: ["--use-fake-device-for-media-stream", "--force-device-scale-factor=1"],
  });
  await shown.window.evaluate((window) => {
    window.unmaximize();
    window.setContentSize(1366, 768);
  });
  await until("the window has its size", () => shown.page.evaluate(() => innerWidth === 1366 && innerHeight === 768));
  await shown.page.clock.setFixedTime(new Date(moment));
  await shown.page.reload();
  await onBoard(shown);
  return shown;
}

async function onBoard({ page }: LaunchedConsole): Promise<void> {
  await page.keyboard.press("b");
  await page.getByRole("main", { name: "Live alert board" }).waitFor();
  await page.evaluate(() => document.fonts.ready);
  // Nothing lies under the pointer.
  await page.mouse.move(1, 1);
}

beforeAll(async () => {
  full = await launchStill("board-picture");
  empty = await launchStill("empty");
});
afterAll(async () => {
  await full.close();
  await empty.close();
});

/** Whether this machine has a loudspeaker, where the receiver listens, what the console runs on. */
const compare = ({ page }: LaunchedConsole, name: string) =>
  comparePicture(page, name, [
    page.locator(".sound-chip"),
    page.locator("dl.facts:has(:text-is('Receiver')) dd"),
    page.locator(".board-empty p", { hasText: "Listening" }),
  ]);

async function expectPicture(shown: LaunchedConsole, name: string): Promise<void> {
  const seen = await compare(shown, name);
  if (process.env["WATCHDESK_PICTURES"] === "keep") return await keepPicture(name, seen);
  const { differing } = seen;
  if (differing !== null && differing <= allowed) return;
  expect.fail(`${differing ?? "All"} pixels of ${name} differ; see ${await reportDifference(name, seen)}`);
}

/** With the first alert in the pane. */
async function showBoard(): Promise<void> {
  await onBoard(full);
  await full.page.keyboard.press("Home");
  await full.page.locator(".board-row[data-focused]").waitFor();
  await full.page.getByRole("heading", { name: "Timeline" }).waitFor();
}

test("the board with an alert in every state", async () => {
  await showBoard();
  await expectPicture(full, "board");
});

test("the board with nothing open", async () => {
  const listening = empty.page.locator(".board-empty p", { hasText: "Listening" });
  // Digits of the port are not equally wide, and neither would be what is painted over them.
  await listening.evaluate((line) => line.style.setProperty("width", "400px"));
  await expectPicture(empty, "board-empty");
  await listening.evaluate((line) => line.style.removeProperty("width"));
});

test("the configurations", async () => {
  await full.page.keyboard.press("f");
  await full.page.getByRole("main", { name: "Configurations" }).waitFor();
  await full.page.getByText("Nobody is left to ask").waitFor();
  await expectPicture(full, "configurations");
});

test("a week of the calendar", async () => {
  await full.page.keyboard.press("d");
  await full.page.locator(".calendar-sheet .duty").first().waitFor();
  await expectPicture(full, "calendar-week");
});

test("the dialog that raises an alert", async () => {
  await onBoard(empty);
  await empty.page.keyboard.press("n");
  await empty.page.getByRole("dialog").waitFor();
  await expectPicture(empty, "raise");
  await empty.page.keyboard.press("Escape");
  await empty.page.getByRole("dialog").waitFor({ state: "detached" });
});

test("a colour that is a little different, or a row that is two pixels lower, does not pass", async () => {
  await showBoard();
  for (const [name, value] of [
    ["--crit", "#ff7a4d"],
    ["--mute", "#b8a0a0"],
  ] as const) {
    await full.page.evaluate(([token, other]) => document.documentElement.style.setProperty(token, other), [
      name,
      value,
    ] as const);
    expect((await compare(full, "board")).differing, name).toBeGreaterThan(allowed);
    await full.page.evaluate((token) => document.documentElement.style.removeProperty(token), name);
  }
  const shift = (px: number) =>
    full.page.evaluate((by) => {
      document.querySelector<HTMLElement>(".board-row")?.style.setProperty("translate", `0 ${by}px`);
    }, px);
  await shift(2);
  expect((await compare(full, "board")).differing).toBeGreaterThan(allowed);
  await shift(0);
  expect((await compare(full, "board")).differing).toBeLessThanOrEqual(allowed);
});
