// The main job on a real console: an alert comes in over HTTP, is seen, heard and announced, and a key press takes it.
import { execFileSync } from "node:child_process";

import { AxeBuilder } from "@axe-core/playwright";
import { afterEach, beforeEach, expect, test } from "vitest";

import { emergencyResponse } from "../kit/configurations.ts";
import { type LaunchedConsole, launchConsole } from "../kit/console.ts";
import { type Outside, startOutside } from "../kit/outside.ts";
import { adminToken, restOf } from "../kit/rest.ts";
import { recordLoudness } from "../kit/sound-recording.ts";
import { until } from "../kit/until.ts";

let outside: Outside;
let shown: LaunchedConsole;

beforeEach(async () => {
  outside = await startOutside();
  shown = await launchConsole({ env: { ...outside.environment, WATCHDESK_ADMIN_TOKEN: adminToken } });
  expect((await call("POST", "/api/v1/alert-configurations", emergencyResponse)).status).toBe(201);
});
afterEach(async () => {
  await shown.close();
  await outside.stop();
});

const call = restOf(() => shown.url);

const sos = (title: string) =>
  call("POST", "/api/v1/alerts/trigger", {
    alert_type: "SOS",
    title,
    current_latitude: 12.9716,
    current_longitude: 77.5946,
  });

test("an SOS over HTTP stands on the board, and the A key takes it", async () => {
  await sos("Meera Iyer pressed SOS");
  const row = shown.page.getByRole("row").filter({ hasText: "Meera Iyer pressed SOS" });
  await row.waitFor();
  await outside.smtp.waitForCount(2);
  expect(outside.smtp.mails.map(({ to }) => to.join()).toSorted()).toEqual([
    "security@company.com",
    "transport@company.com",
  ]);
  await shown.page.keyboard.press("j");
  await shown.page.keyboard.press("a");
  await until("it is acknowledged", async () => (await call("GET", "/api/v1/alerts/1")).body.status === "ACKNOWLEDGED");
  await row.getByText("Acknowledged", { exact: false }).first().waitFor();
  await outside.smtp.waitForCount(4);
  expect(outside.smtp.mails.slice(2).every(({ subject }) => subject.startsWith("Alert #1 acknowledged by"))).toBe(true);
});

test("it sounds until somebody has it", async () => {
  expect(await recordLoudness(0.5)).toBeLessThan(50);
  await sos("heard");
  await until("the alarm is heard", async () => (await recordLoudness(0.5)) > 800, 15_000);
  await call("PUT", "/api/v1/alerts/1/acknowledge", { acknowledged_by: "Priya" });
  await until("it is quiet again", async () => (await recordLoudness(0.5)) < 50, 15_000);
});

test("it is announced on the desktop", async () => {
  const history = (): string => execFileSync("dunstctl", ["history"], { encoding: "utf8" });
  await sos("on the desktop");
  // Only what was closed is in the history, and others may be on the screen from before.
  await until("it was shown", () => {
    execFileSync("dunstctl", ["close-all"]);
    return history().includes("Critical SOS #1: on the desktop");
  });
});

test("nothing serious is in the way of anybody: empty, with alerts, in every dialog and page", async () => {
  const { page } = shown;
  const check = async (where: string): Promise<void> => {
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .setLegacyMode()
      .analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(
      serious.map(({ id, nodes }) => `${where}: ${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`),
    ).toEqual([]);
  };
  await page.getByText("Board").first().waitFor();
  await check("empty board");
  for (const title of ["one", "two", "three"]) await sos(title);
  await page.getByRole("row").filter({ hasText: "three" }).waitFor();
  await page.keyboard.press("j");
  await page.getByText("Timeline", { exact: false }).first().waitFor();
  await check("board and detail");
  for (const [key, name] of [
    ["n", "raise"],
    ["?", "keys"],
    ["l", "close"],
    ["e", "escalate"],
  ] as const) {
    await page.keyboard.press(key);
    await page.getByRole("dialog").waitFor();
    await check(name);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  await page
    .getByRole("button", { name: "Settings" })
    .or(page.getByRole("link", { name: "Settings" }))
    .first()
    .click();
  await page.getByRole("heading", { name: "Settings" }).or(page.getByText("Send test")).first().waitFor();
  await check("settings");
}, 60_000);
