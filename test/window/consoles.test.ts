// Two consoles with two data folders: paired through their screens, one board, duty that moves, and a conflict settled by keyboard.
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test } from "vitest";

import { type LaunchedConsole, launchConsole } from "../kit/console.ts";
import { until } from "../kit/until.ts";

let a: LaunchedConsole;
let b: LaunchedConsole;

const switches = ["--use-fake-device-for-media-stream"];
const env = { WATCHDESK_PEER_HOST: "127.0.0.1", WATCHDESK_PEER_PORT: "0" };

beforeAll(async () => {
  [a, b] = await Promise.all([launchConsole({ switches, env }), launchConsole({ switches, env })]);
  await a.call("session.begin", {
    account_name: "Northgate",
    operator_name: "Vikram Shetty",
    operator_email: "vikram@northgate.example",
    configuration: null,
  });
  await a.page.reload();
  await board(a).waitFor();
});
afterAll(async () => {
  await Promise.all([a, b].map((one) => one?.close()));
});

const board = ({ page }: LaunchedConsole) => page.getByRole("main", { name: "Live alert board" });
const consoles = ({ page }: LaunchedConsole) => page.getByRole("main", { name: "Consoles" });
const header = ({ page }: LaunchedConsole) => page.getByRole("region", { name: "Console", exact: true });

async function seriousIn({ page }: LaunchedConsole): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
}

test("a console names itself, and shows a code that can be read out", async () => {
  await a.page.keyboard.press("z");
  await consoles(a).getByText("No other console works with this one.").waitFor();
  await consoles(a).getByRole("button", { name: "Rename" }).click();
  await a.page.getByLabel("Name of the console").fill("Gate A");
  await a.page.keyboard.press("Enter");
  await consoles(a).getByText("Gate A").waitFor();

  await a.page.keyboard.press("+");
  await a.page.getByRole("dialog").getByText("Full console").waitFor();
  await a.page.keyboard.press("Enter");
  await a.page.getByRole("timer").waitFor();
  expect(await a.page.locator(".pairing-code b").allTextContents()).toHaveLength(4);
  expect(await seriousIn(a)).toEqual([]);
});

test("a fresh workstation joins from its first page: what is wrong is said at the field, what is right opens the board", async () => {
  const dialog = a.page.getByRole("dialog");
  const code = (await a.page.locator(".pairing-code b").allTextContents()).join(" ").toLowerCase();
  const address = await dialog.getByRole("button", { name: /Copy the address/u }).textContent();
  const { page } = b;
  await page.getByRole("button", { name: "Join an existing control room" }).click();
  await page.getByLabel("Your name").fill("Priya Nair");
  await page.getByLabel("Address of the other console").fill(address ?? "");
  await page.getByLabel("Code", { exact: true }).fill("K7QF");
  await page.keyboard.press("Enter");
  await page.getByText("It is not a pairing code: it has 16 letters and digits").waitFor();
  expect(await seriousIn(b)).toEqual([]);
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.keyboard.press("Enter");
  await board(b).waitFor({ timeout: 20_000 });

  await dialog.getByText(/has joined/u).waitFor();
  await a.page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await header(b).getByRole("button", { name: "On duty: Gate A" }).waitFor();
  await header(a).getByRole("button", { name: "On duty here" }).waitFor();
  await a.page.getByText("2 consoles in step").waitFor();
});

test("an alert raised at one is on the other's board, is acknowledged there, and each sees who looks at it", async () => {
  await a.page.keyboard.press("b");
  await a.call("alert.trigger", { alert_type: "SOS", title: "Lone worker, Dock 7" });
  const row = b.page.getByRole("row", { name: /Lone worker, Dock 7/u });
  await row.click();
  await a.page.getByRole("row", { name: /Lone worker, Dock 7/u }).click();
  await a.page.getByRole("status").filter({ hasText: "Priya Nair looks at this" }).waitFor();
  await b.page.keyboard.press("c");
  await b.page.keyboard.type("Guard 4 is on the way");
  await a.page.getByRole("status").filter({ hasText: "Priya Nair is writing a comment" }).waitFor();
  await b.page.keyboard.press("Escape");
  await b.page.keyboard.press("a");
  await until("acknowledged at the first, too", async () => {
    const [alert] = (await a.call("board.read", undefined)).alerts;
    return alert?.status === "ACKNOWLEDGED" && alert.acknowledged_by === "Priya Nair";
  });
  await a.page
    .getByRole("row", { name: /Lone worker, Dock 7/u })
    .getByText("Priya Nair")
    .first()
    .waitFor();
});

test("duty moves where it is asked to go, and both headers say so", async () => {
  await b.page.keyboard.press("Escape");
  await b.page.keyboard.press("z");
  await consoles(b).getByRole("button", { name: "Take duty here" }).click();
  await b.page.getByRole("dialog").getByText("Gate A stops", { exact: false }).waitFor();
  await b.page.keyboard.press("Enter");
  await header(b).getByRole("button", { name: "On duty here" }).waitFor();
  await header(a)
    .getByRole("button", { name: /^On duty: (?!Gate A)/u })
    .waitFor();
  expect(await seriousIn(b)).toEqual([]);
});
