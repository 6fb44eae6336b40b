// A shift is handed over on a real console: told, kept, read again after a restart, and put on paper.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test } from "vitest";

import { type LaunchedConsole, launchConsole } from "../kit/console.ts";
import { until } from "../kit/until.ts";

let shown: LaunchedConsole;
let page: LaunchedConsole["page"];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "watchdesk-handover-"));
  shown = await launchConsole({ switches: ["--use-fake-device-for-media-stream"] });
  ({ page } = shown);
  await shown.call("session.begin", {
    account_name: "Northgate",
    operator_name: "Vikram Shetty",
    operator_email: "vikram@northgate.example",
    configuration: null,
  });
  await shown.call("record.create", { collection: "users", fields: { name: "Asha Rao", phone: "+919845012345" } });
  await shown.call("record.create", { collection: "teams", fields: { name: "Night Shift" } });
  await shown.call("alert.trigger", { alert_type: "SOS", title: "Meera Iyer pressed SOS" });
  await page.reload();
  await page.getByRole("main", { name: "Live alert board" }).waitFor();
});
afterAll(async () => {
  await shown.close();
  await rm(folder, { recursive: true, force: true });
});

const sheet = () => page.getByRole("article", { name: "Handover sheet" });
const form = () => page.getByRole("form", { name: "New handover" });

test("the sheet says what is open and what was changed", async () => {
  await page.keyboard.press("q");
  await sheet().getByText("Open: 1", { exact: true }).waitFor();
  await sheet()
    .getByRole("rowheader", { name: /Meera Iyer pressed SOS Critical/u })
    .first()
    .waitFor();
  await sheet().getByText("Team Night Shift was made by Vikram Shetty").waitFor();
});

test("what is typed survives a reload, and nobody is left out", async () => {
  await form().getByLabel("Notes").fill("Gate 4 is stuck");
  await page.keyboard.press("Control+Enter");
  await page.getByText("Say who takes over").first().waitFor();
  expect(await shown.call("handover.list", undefined)).toEqual([]);
  await page.reload();
  await until(
    "the notes are there again",
    async () => (await form().getByLabel("Notes").inputValue()) === "Gate 4 is stuck",
  );
});

test("it is handed over by keyboard, and kept with both people as they are known here", async () => {
  await form().getByLabel("Takes over").focus();
  await page.keyboard.type("Asha Rao");
  await page.keyboard.press("Control+Enter");
  await page.getByText("The shift was handed over").waitFor();
  await sheet().getByText("Handover 1").waitFor();
  const [kept] = await shown.call("handover.list", undefined);
  const people = await shown.call("record.list", { collection: "users", q: "Asha Rao" });
  expect(kept?.fields).toMatchObject({
    outgoing: { name: "Vikram Shetty" },
    incoming: { name: "Asha Rao", user_id: people[0]?.id },
    notes: "Gate 4 is stuck",
    summary: { counts: { raised: 1 }, open: [{ title: "Meera Iyer pressed SOS" }] },
  });
  expect(await form().getByLabel("Notes").inputValue()).toBe("");
});

test("what happens later changes nothing that was told", async () => {
  await shown.call("alert.trigger", { alert_type: "MEDICAL", title: "Fall in the yard" });
  await page.reload();
  await page.getByRole("button", { name: /Vikram Shetty → Asha Rao/u }).click();
  await sheet().getByText("Handover 1").waitFor();
  expect(await sheet().getByText("Fall in the yard").count()).toBe(0);
  await page.getByRole("button", { name: /Vikram Shetty → Asha Rao/u }).click();
  await sheet().getByText("Fall in the yard").first().waitFor();
});

test("it is saved as a file of its own, in black on white", async () => {
  const file = path.join(folder, "handover.pdf");
  await shown.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await sheet().getByRole("button", { name: "Save as PDF" }).click();
  await page.getByText(`Saved as ${file}`).waitFor();
  expect((await readFile(file)).subarray(0, 5).toString("latin1")).toBe("%PDF-");
  expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
});

test("axe finds nothing serious", async () => {
  for (const theme of ["dark", "light"] as const) {
    await shown.call("preferences.write", { theme });
    await page.reload();
    await sheet().getByText("Open: 2", { exact: true }).waitFor();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${theme}: ${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
  }
});
