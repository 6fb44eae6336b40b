// An exercise on a real console: chosen, foreseen, confirmed, followed and reported; and on the board it is no real alert.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test } from "vitest";

import { type LaunchedConsole, launchConsole } from "../kit/console.ts";
import { type Outside, startOutside } from "../kit/outside.ts";
import { until } from "../kit/until.ts";

let outside: Outside;
let shown: LaunchedConsole;
let page: LaunchedConsole["page"];
let folder: string;

const made = async (collection: "users" | "teams" | "shifts", fields: Record<string, unknown>) => {
  const result = await shown.call("record.create", { collection, fields });
  if (!result.ok) throw new Error(result.refusal.detail);
  return result.value;
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "watchdesk-drill-"));
  outside = await startOutside();
  shown = await launchConsole({ env: outside.environment, switches: ["--use-fake-device-for-media-stream"] });
  ({ page } = shown);
  await shown.call("session.begin", {
    account_name: "Northgate",
    operator_name: "Vikram Shetty",
    operator_email: "vikram@northgate.example",
    configuration: null,
  });
  const team = await made("teams", { name: "Gate" });
  const { schedule_id } = team.fields as unknown as { readonly schedule_id: string };
  const alice = await made("users", { name: "Alice Dsouza", email: "alice@northgate.example" });
  await made("users", { name: "Bob Nair", email: "bob@northgate.example" });
  await made("shifts", {
    schedule_id,
    layer: 1,
    attendees: [alice.id],
    time_zone: "UTC",
    start: "2020-01-01T00:00",
    end: "2020-01-02T00:00",
    repeat: { frequency: "daily" },
  });
  await page.reload();
  await page.getByRole("main", { name: "Live alert board" }).waitFor();
});
afterAll(async () => {
  await shown.close();
  await outside.stop();
  await rm(folder, { recursive: true, force: true });
});

const panel = () => page.getByRole("complementary", { name: "Drill" });
const report = () => page.getByRole("article", { name: /Report of drill/u });
const drills = () => shown.call("drill.list", undefined);

test("by keyboard: chosen, foreseen, confirmed, and only those chosen are called", async () => {
  await page.keyboard.press("v");
  await panel().getByRole("combobox", { name: "Teams and people" }).focus();
  await page.keyboard.type("Gate");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await panel().getByRole("region", { name: "Who would be called" }).getByText("alice@northgate.example").waitFor();
  await page.keyboard.press("Escape");
  await panel().getByRole("button", { name: "Start the drill" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Real messages go out to 1 person.").waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(await drills()).toEqual([]);
  await panel().getByRole("button", { name: "Start the drill" }).focus();
  await page.keyboard.press("Enter");
  await dialog.getByText("Alice Dsouza").waitFor();
  await page.keyboard.press("Enter");
  await report().getByText("Alice Dsouza").first().waitFor();
  await outside.smtp.waitForCount(1);
  expect(outside.smtp.mails.map(({ to, subject }) => `${to.join()} ${subject}`)).toEqual([
    expect.stringMatching(/^alice@northgate\.example .*EXERCISE/u),
  ]);
});

test("how it goes is seen while it goes", async () => {
  await report()
    .getByText(/sent after .*, no receipt/u)
    .waitFor();
  await panel().getByText("1 of 1 reached").first().waitFor();
  const [drill] = await drills();
  await shown.call("alert.act", { id: drill?.id ?? "", action: { kind: "acknowledge", notes: null } });
  await report().getByText("Acknowledged by Vikram Shetty").waitFor();
});

test("by mouse: ended after a question, reported, and saved as a file", async () => {
  await panel().getByRole("button", { name: "End the drill" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End the drill" }).click();
  await until("it is over", async () => (await drills())[0]?.is_over === true);
  await report()
    .getByText(/ended by Vikram Shetty/u)
    .waitFor();
  await outside.smtp.waitForCount(3);
  expect(new Set(outside.smtp.mails.flatMap(({ to }) => to))).toEqual(new Set(["alice@northgate.example"]));
  const file = path.join(folder, "drill.pdf");
  await shown.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await report().getByRole("button", { name: "Save as PDF" }).click();
  await page.getByText(`Saved as ${file}`).waitFor();
  expect((await readFile(file)).subarray(0, 5).toString("latin1")).toBe("%PDF-");
});

test("by mouse: a person, from the choice to the call, and earlier ones stay to be read", async () => {
  await report().getByRole("button", { name: "Back to the findings" }).click();
  await report().waitFor({ state: "detached" });
  await panel().getByRole("combobox", { name: "Teams and people" }).click();
  await page.getByRole("option", { name: "Bob Nair" }).click();
  await page.keyboard.press("Escape");
  await panel().getByRole("button", { name: "Start the drill" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Call 1 person" }).click();
  await report().getByText("bob@northgate.example").waitFor();
  await panel()
    .getByRole("button", { name: /1 of 1 reached.*Gate/u })
    .click();
  await report().getByText("alice@northgate.example").first().waitFor();
});

test("it stands on the board as an exercise, below what is real, and is counted nowhere", async () => {
  await shown.call("alert.trigger", { alert_type: "OTHER", severity: "LOW", title: "Door held open" });
  await page.keyboard.press("b");
  const rows = page.locator(".board-row");
  await until("both stand there", async () => (await rows.count()) === 2);
  await rows.nth(0).getByText("Door held open").waitFor();
  await rows.nth(1).getByText("EXERCISE", { exact: true }).waitFor();
  await page
    .getByRole("group", { name: "Figures" })
    .getByRole("button", { name: /1\s*not acknowledged/u })
    .waitFor();
});

test("axe finds nothing serious", async () => {
  for (const theme of ["dark", "light"] as const) {
    await shown.call("preferences.write", { theme });
    await page.reload();
    await page.getByRole("navigation", { name: "Screens" }).getByRole("button", { name: "Readiness" }).click();
    await panel().getByRole("button", { name: "Watch it" }).click();
    await report().getByText("bob@northgate.example").waitFor();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${theme}: ${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
  }
});
