// Notification rules and routers on a real console: written by keyboard, warned of, put in order, kept.
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test } from "vitest";

import { type LaunchedConsole, launchConsole } from "../kit/console.ts";
import { until } from "../kit/until.ts";

let shown: LaunchedConsole;
let page: LaunchedConsole["page"];

beforeAll(async () => {
  shown = await launchConsole({ switches: ["--use-fake-device-for-media-stream"] });
  ({ page } = shown);
  page.setDefaultTimeout(8000);
  const begun = await shown.call("session.begin", {
    account_name: "Northgate",
    operator_name: "Vikram Shetty",
    operator_email: "vikram@northgate.example",
    configuration: null,
  });
  expect(begun.ok).toBe(true);
  await page.reload();
  await page.getByRole("main", { name: "Live alert board" }).waitFor();
});
afterAll(() => shown.close());

const kept = async () =>
  (await shown.call("record.list", { collection: "notification-rules", q: "" })) as unknown as readonly {
    readonly fields: { readonly rules: readonly Readonly<Record<string, unknown>>[]; readonly user_ids: string[] };
  }[];

test("rules are written for somebody; what cannot reach them is said before it is saved", async () => {
  await page.keyboard.press("w");
  await page.getByText("There are no rules yet").waitFor();
  await page.keyboard.press("+");
  await page.keyboard.type("At night");
  await page.getByText("It is for nobody, so it does nothing.").waitFor();
  await page.getByLabel("For whom").first().fill("Vikram");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Add a rule" }).click();
  const first = page.getByRole("group", { name: "Rule 1", exact: true });
  await first.getByRole("button", { name: "Add a condition" }).click();
  await first.getByRole("button", { name: "SMS" }).click();
  await first.getByText("Vikram Shetty has no usable address for SMS").waitFor();
  await page.getByRole("button", { name: "Add a rule" }).click();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await until("they are kept", async () => (await kept()).length === 1);
  expect((await kept())[0]?.fields).toMatchObject({
    user_ids: [expect.any(String)],
    rules: [
      {
        conditions: [{ field: "severity", operator: "is_one_of", value: ["CRITICAL"] }],
        steps: [
          { channel: "EMAIL", delay_seconds: 0 },
          { channel: "SMS", delay_seconds: 0 },
        ],
      },
      { conditions: [] },
    ],
  });
});

test("the order is changed by the keyboard; a rule that is then never reached is told", async () => {
  await page.getByRole("button", { name: "Move Rule 2" }).focus();
  await page.keyboard.press("Space");
  await page.getByText("Rule 2: place 2 of 2").waitFor({ state: "attached" });
  await page.keyboard.press("ArrowUp");
  await page.getByText("Rule 2: place 1 of 2").waitFor({ state: "attached" });
  await page.keyboard.press("Space");
  await page.getByText("is never reached: rule 1 fits every call").waitFor();
  await page.keyboard.press("Control+Enter");
  await until("the order is kept", async () => {
    const [set] = await kept();
    return JSON.stringify(set?.fields.rules[0]?.["conditions"]) === "[]";
  });
});

test("a router is written, refused while a rule names nobody, and kept", async () => {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("8");
  await page.getByText("There is no router yet").waitFor();
  await page.keyboard.press("+");
  await page.keyboard.type("Night desk");
  await page.getByRole("button", { name: "Add a rule" }).click();
  const first = page.getByRole("group", { name: "Rule 1", exact: true });
  await page.keyboard.press("Control+Enter");
  await first.getByText("Must name somebody").waitFor();
  await first.getByRole("combobox", { name: "Rule 1, action 1: value" }).fill("Vikram");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await first.getByLabel("Rule 1: Only at some hours").check();
  await first.getByRole("button", { name: "Sun" }).click();
  await page.keyboard.press("Control+Enter");
  const routers = async () =>
    (await shown.call("record.list", { collection: "routers", q: "" })) as unknown as readonly {
      readonly fields: Readonly<Record<string, unknown>>;
    }[];
  await until("it is kept", async () => (await routers()).length === 1);
  expect((await routers())[0]?.fields).toMatchObject({
    name: "Night desk",
    rules: [
      {
        hours: { days_of_week: [1, 2, 3, 4, 5, 6], from: "22:00", until: "06:00" },
        actions: [{ kind: "assign", destinations: [expect.any(String)] }],
        when_matched: "stop",
      },
    ],
  });
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
});
