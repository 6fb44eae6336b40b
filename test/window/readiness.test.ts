// What would fail tonight, on a real console: found, opened where it is mended, and gone once mended.
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test } from "vitest";

import { type LaunchedConsole, launchConsole } from "../kit/console.ts";
import { until } from "../kit/until.ts";

let shown: LaunchedConsole;
let page: LaunchedConsole["page"];

beforeAll(async () => {
  shown = await launchConsole({ switches: ["--use-fake-device-for-media-stream"] });
  ({ page } = shown);
  await shown.call("session.begin", {
    account_name: "Northgate",
    operator_name: "Vikram Shetty",
    operator_email: "vikram@northgate.example",
    configuration: null,
  });
  await page.reload();
  await page.getByRole("main", { name: "Live alert board" }).waitFor();
});
afterAll(() => shown.close());

const main = () => page.getByRole("main", { name: "Readiness" });

test("the bar counts what is critical, and the page says it, by keyboard", async () => {
  await page.getByRole("navigation", { name: "Screens" }).getByText("7").waitFor();
  await page.keyboard.press("v");
  await main().getByText("Not ready: 7 critical").waitFor();
  await main().getByText("No configuration covers SOS: only the owner would be told").waitFor();
});

test("a finding leads to the screen that mends it", async () => {
  const made = await shown.call("record.create", { collection: "users", fields: { name: "Asha Rao" } });
  const team = await shown.call("record.create", { collection: "teams", fields: { name: "Night Shift" } });
  if (!made.ok || !team.ok) throw new Error("not made");
  const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const { schedule_id } = team.value.fields as unknown as { readonly schedule_id: string };
  await shown.call("record.create", {
    collection: "shifts",
    fields: {
      schedule_id,
      layer: 1,
      attendees: [made.value.id],
      time_zone: "UTC",
      start: `${day(-1)}T00:00`,
      end: `${day(30)}T00:00`,
    },
  });
  const finding = main().getByRole("button", { name: /Asha Rao is on call for Night Shift .* cannot be reached/u });
  await finding.click();
  await page.getByRole("main", { name: "People" }).waitFor();
  await page.getByLabel("Email", { exact: true }).fill("asha@northgate.example");
  await page.keyboard.press("Control+Enter");
  await until("it is kept", async () => {
    const people = await shown.call("record.list", { collection: "users", q: "asha@" });
    return people.length === 1;
  });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.getByRole("navigation", { name: "Screens" }).getByRole("button", { name: "Readiness" }).click();
  await finding.waitFor({ state: "detached" });
  await main().getByText("Email is not set up, and counted on for Asha Rao").waitFor();
});

test("j and k walk over the findings, Enter opens", async () => {
  await main().getByText("Email is not set up, and counted on for Asha Rao").waitFor();
  await page.locator("body").press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  const focused = await page.evaluate(() => document.activeElement?.getAttribute("data-finding"));
  expect(focused).toBe(await page.locator("[data-finding]").first().getAttribute("data-finding"));
});

test("a test sound that was heard is remembered", async () => {
  await main().getByText("The sound of this console was never tested").waitFor();
  await shown.call("sound.tested", undefined);
  await main().getByRole("button", { name: "Look again" }).click();
  await main().getByText("The sound of this console was never tested").waitFor({ state: "detached" });
});

test("axe finds nothing serious", async () => {
  for (const theme of ["dark", "light"] as const) {
    await shown.call("preferences.write", { theme });
    await page.reload();
    await main()
      .getByText(/Not ready/u)
      .waitFor();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${theme}: ${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
  }
});
