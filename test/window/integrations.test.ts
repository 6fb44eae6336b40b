// Integrations on a real console: made, addressed, fed over a real socket, and what they received taken in once more.
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test } from "vitest";

import { type LaunchedConsole, launchConsole } from "../kit/console.ts";
import { until } from "../kit/until.ts";

let shown: LaunchedConsole;
let page: LaunchedConsole["page"];
let address = "";

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

const send = async (body: string): Promise<number> =>
  (await fetch(address, { method: "POST", headers: { "content-type": "application/json" }, body })).status;
const payloads = () => page.getByRole("list", { name: "Payloads, newest first" });

async function expectNoSeriousFaults(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
}

test("one is made by keyboard alone; its key is not on the screen until somebody asks", async () => {
  await page.keyboard.press("i");
  await page.getByRole("main", { name: "Integrations" }).waitFor();
  await page.keyboard.press("+");
  await page.keyboard.type("Door contacts");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("list", { name: "Integrations" }).getByText("Door contacts").waitFor();
  const secret = page.getByText(/\/integrations\/[\w-]{20,}/u);
  await page.getByText("The key in it is a secret.").waitFor();
  expect(await secret.count()).toBe(0);
  await page.getByRole("button", { name: "Show the key" }).click();
  address = (await secret.first().textContent()) ?? "";
  expect(address.startsWith(shown.url)).toBe(true);
  await page.getByLabel("Request to try it with").getByText(`curl -s '${address}'`).waitFor();
  await expectNoSeriousFaults();
});

test("what came in is listed with what became of it, refusals with their path", async () => {
  expect(await send(JSON.stringify({ event_type: "create", Id: "door-7", Title: "Door 7 forced" }))).toBe(200);
  await payloads().getByText("alert raised", { exact: true }).waitFor();
  expect(await send(JSON.stringify({ event_type: "create", Id: "door-7", Title: "Door 7 forced" }))).toBe(200);
  await payloads().getByText("same as an open alert", { exact: true }).waitFor();
  expect(await send(JSON.stringify({ event_type: "burst" }))).toBe(400);
  await payloads().getByText("refused", { exact: true }).click();
  await payloads()
    .getByText(/event_type must be create, acknowledge or resolve/u)
    .waitFor();
  await payloads().getByText('"event_type": "burst"').waitFor();
  await expectNoSeriousFaults();
});

test("a payload is replayed after a question; the timeline says by whom", async () => {
  const [alert] = (await shown.call("board.read", undefined)).alerts;
  const acted = await shown.call("alert.act", { id: alert?.id ?? "", action: { kind: "resolve", notes: null } });
  expect(acted.ok).toBe(true);
  await payloads().getByText("alert raised", { exact: true }).click();
  await payloads().getByRole("button", { name: "Replay" }).last().click();
  const question = page.getByRole("dialog", { name: "Replay this payload" });
  await question.getByText(/people are told/u).waitFor();
  await page.keyboard.press("Enter");
  await payloads().getByText("alert raised \u00b7 replayed by Vikram Shetty").waitFor();
  const { alerts } = await shown.call("board.read", undefined);
  const raised = alerts.find(({ status }) => status === "TRIGGERED");
  const detail = await shown.call("alert.detail", { id: raised?.id ?? "" });
  expect(detail?.timeline[0]?.text).toContain("Triggered by Door contacts, replayed by Vikram Shetty");
});

test("a signing secret is set and never shown; a new key takes the old one's place after a question", async () => {
  await page.getByLabel("Signing secret").fill("short");
  await page.getByRole("button", { name: "Set it" }).click();
  await page.getByText("must be at least 8 characters").waitFor();
  await page.getByLabel("Signing secret").fill("long enough now");
  await page.getByRole("button", { name: "Set it" }).click();
  await page.getByText("It is set: requests without a fitting signature are refused.").waitFor();
  expect(await page.evaluate(() => JSON.stringify(Object.entries(globalThis.localStorage)))).not.toContain(
    "long enough now",
  );
  expect(await send(JSON.stringify({ event_type: "create" }))).toBe(403);

  await page.getByRole("button", { name: "Make a new key" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make a new key" }).click();
  await until("the old address is refused", async () => (await send("{}")) === 404);
  await page.getByLabel("Request to try it with").getByText("X-Watchdesk-Signature").waitFor();
});

test("it is switched off from the list, and its history keeps its secrets", async () => {
  await page.getByRole("switch", { name: "Door contacts enabled" }).click();
  await page.getByText("It is switched off: what is sent to it is refused.").waitFor();
  await page.getByRole("button", { name: "Show who changed what" }).click();
  const versions = page.getByRole("list", { name: "Versions, newest first" });
  await versions.getByText("changed Signing secret").click();
  const changed = versions.getByRole("listitem").filter({ has: page.getByText("changed Signing secret") });
  await changed.getByText("changed; it is not shown").waitFor();
});
