// The command palette, the language and the looks of a real console.
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test } from "vitest";

import { type LaunchedConsole, launchConsole } from "../kit/console.ts";
import { until } from "../kit/until.ts";

let shown: LaunchedConsole;
let page: LaunchedConsole["page"];

beforeAll(async () => {
  shown = await launchConsole({ switches: ["--use-fake-device-for-media-stream"] });
  ({ page } = shown);
  const begun = await shown.call("session.begin", {
    account_name: "Northgate",
    operator_name: "Vikram Shetty",
    operator_email: "vikram@northgate.example",
    configuration: null,
  });
  expect(begun.ok).toBe(true);
  await shown.call("alert.trigger", { alert_type: "SOS", title: "Lone worker, Dock 7" });
  await page.reload();
  await page.getByRole("main", { name: "Live alert board" }).waitFor();
});
afterAll(() => shown.close());

const field = () => page.getByRole("combobox", { name: "Find or do anything" });

test("Ctrl K leads to a screen, to a person and to an action on the focused alert", async () => {
  await page.keyboard.press("Control+k");
  await field().waitFor();
  await page.keyboard.type("pol");
  await page.getByRole("dialog").getByText("Policies").first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("main", { name: /policies/iu }).waitFor();

  await page.keyboard.press("Control+k");
  await field().waitFor();
  await page.keyboard.type("vikram");
  await page.getByRole("dialog").getByText("vikram@northgate.example").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("main", { name: "People" }).waitFor();

  await page.keyboard.press("Control+k");
  await field().waitFor();
  await page.keyboard.type("dock");
  await page.getByRole("dialog").getByText("Lone worker, Dock 7").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("main", { name: "Live alert board" }).waitFor();
  await page.getByRole("heading", { name: "Lone worker, Dock 7" }).waitFor();

  await page.keyboard.press("Control+k");
  await field().waitFor();
  await page.keyboard.type("ack");
  await page.getByRole("dialog").getByText("Alert #1").or(page.getByText("Acknowledge")).first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("#1 acknowledged").waitFor();
});

test("what was opened before is offered first; Esc leaves everything as it was; nothing serious for axe", async () => {
  await page.keyboard.press("Control+k");
  await field().waitFor();
  await page.getByRole("dialog").getByText("Lone worker, Dock 7").waitFor();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include("[role=dialog]").analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
  await page.keyboard.press("Escape");
  await field().waitFor({ state: "detached" });
  await page.getByRole("main", { name: "Live alert board" }).waitFor();
});

test("the window speaks Hindi at once, and English again", async () => {
  await shown.call("preferences.write", { language: "hi" });
  await page.reload();
  await page.getByRole("button", { name: "बोर्ड" }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("hi");
  await shown.call("preferences.write", { language: "en" });
  await page.reload();
  await page.getByRole("button", { name: "Board", exact: false }).first().waitFor();
});

test("a high-contrast console with a twelve-hour clock; nothing serious for axe in any theme", async () => {
  await page.keyboard.press(",");
  await page.getByRole("heading", { name: "Settings", level: 1 }).waitFor();
  for (const theme of ["Light", "High contrast", "Dark"]) {
    await page.getByText(theme, { exact: true }).click();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
  }
  await page.getByText("12 hours", { exact: true }).click();
  await page
    .locator(".header-clock")
    .getByText(/ (?:am|pm)$/u)
    .first()
    .waitFor();
  await page.getByText("24 hours", { exact: true }).click();
});

test("the console may start with the computer", async () => {
  expect(await shown.call("login_start.read", undefined)).toBe(false);
  await page.getByLabel("Start Watchdesk when somebody signs in to this computer").click();
  await until("it is kept", async () => (await shown.call("login_start.read", undefined)) === true);
  await page.getByLabel("Start Watchdesk when somebody signs in to this computer").click();
  await until("it is taken back", async () => (await shown.call("login_start.read", undefined)) === false);
});
