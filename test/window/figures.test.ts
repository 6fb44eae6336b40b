// The figures on a real console: by keyboard, as a chart and as a table, and in a file.
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
/** Who answered most. */
let busiest: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "watchdesk-figures-"));
  shown = await launchConsole({
    args: ["--demo", "--scene=board-picture"],
    switches: ["--use-fake-device-for-media-stream"],
  });
  ({ page } = shown);
  await page.getByRole("main", { name: "Live alert board" }).waitFor();
});
afterAll(async () => {
  await shown.close();
  await rm(folder, { recursive: true, force: true });
});

const main = () => page.getByRole("main", { name: "Figures" });

test("a key opens them; what is shown agrees with the store", async () => {
  await page.keyboard.press("s");
  await main().getByText("Time until somebody answers").waitFor();
  const to = Date.now();
  const { answers } = await shown.call("figures.answers", { from: to - 6 * 86_400_000, to, operators: 1 });
  expect(answers.alerts).toBeGreaterThan(50);
  busiest = answers.groups.person[0]?.name ?? "";
  await main()
    .getByRole("term")
    .filter({ hasText: /^Alerts$/u })
    .locator("xpath=..")
    .getByText(String(answers.alerts), { exact: true })
    .waitFor();
  await main()
    .getByRole("row", { name: /BS 8484.*98.5 % within 40 s/u })
    .waitFor();
});

test("every chart can be read as a table", async () => {
  const group = main().getByRole("region", { name: "By team, type, shift and person" });
  await group.getByRole("img").waitFor();
  await group.getByRole("button", { name: "Person" }).click();
  await group.getByRole("button", { name: "Show as table" }).click();
  await group.getByRole("rowheader", { name: busiest }).waitFor();
  const load = main().getByRole("region", { name: "Alerts per operator in ten minutes" });
  await load.getByRole("button", { name: "Show as table" }).focus();
  await page.keyboard.press("Enter");
  await load.getByRole("columnheader", { name: "Busiest ten minutes" }).waitFor();
});

test("another period and more operators are counted anew", async () => {
  await main().getByRole("button", { name: "Today" }).click();
  await until(
    "today is shown",
    async () =>
      (await main()
        .getByText(/^00:00:00 to/u)
        .count()) === 1,
  );
  await main().getByLabel("Operators at a time").fill("4");
  await main().getByRole("button", { name: "Own period" }).click();
  await main().getByLabel("First day").fill("2026-01-02");
  await main().getByLabel("Last day").fill("2026-01-01");
  await main().getByText("The last day must not come before the first").waitFor();
  await main().getByLabel("Last day").fill("2026-01-03");
  await main().getByText("No alert came in this period.").waitFor();
  await main().getByRole("button", { name: "7 days" }).click();
  await main().getByText("No alert came in this period.").waitFor({ state: "detached" });
});

test("they are saved where the operator wants them", async () => {
  const file = path.join(folder, "figures.csv");
  await shown.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await main().getByRole("button", { name: "Export as CSV" }).click();
  await page.getByText(`Saved as ${file}`).waitFor();
  const text = await readFile(file, "utf8");
  expect(text.split("\r\n")[0]).toBe("\uFEFFsection,name,measure,value,period_before");
  expect(text).toContain(`\r\nperson,${busiest},answered,`);
});

test("axe finds nothing serious", async () => {
  for (const theme of ["dark", "light"] as const) {
    await shown.call("preferences.write", { theme });
    await page.reload();
    await main().getByText("Time until somebody answers").waitFor();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${theme}: ${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
  }
});
