// Alert configurations on a real console: imported as the customer wrote them, corrected, saved, tried, put back.
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test } from "vitest";

import { emergencyResponse, enterprise, nightShift } from "../kit/configurations.ts";
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
  (await shown.call("record.list", { collection: "alert-configurations", q: "" })) as unknown as readonly {
    readonly id: string;
    readonly fields: Readonly<Record<string, unknown>>;
  }[];
const fieldsOf = async (name: string) => (await kept()).find(({ fields }) => fields["config_name"] === name)?.fields;

async function expectNoSeriousFaults(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
}

test("the customer's example is imported as it stands; a mistake in another is corrected in the text, and nothing is lost", async () => {
  await page.keyboard.press("f");
  await page.getByRole("main", { name: "Configurations" }).waitFor();
  await page.getByText("There is no configuration yet").waitFor();
  await page.getByRole("button", { name: "Import" }).click();
  const text = page.getByLabel("Configurations as JSON");
  const wrong = JSON.stringify([emergencyResponse, { ...enterprise, priority: 5000 }, nightShift], null, 2);
  await text.fill(wrong);
  const results = page.getByRole("list", { name: "What was read" });
  await results.getByText("must be 1 to 1000").waitFor();
  await results.getByText("there is no team 8 yet").waitFor();

  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Import" }).click();
  expect(await text.inputValue()).toBe(wrong);
  await text.fill(wrong.replace("5000", "500"));
  await results.getByText("must be 1 to 1000").waitFor({ state: "detached" });
  await expectNoSeriousFaults();

  for (const name of ["Emergency Response Team", "Critical Emergency Protocol", "Night Shift Safety Team"]) {
    const entry = results.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });
    await entry.getByRole("button", { name: "Add", exact: true }).click();
    await entry.getByRole("button", { name: "Add another" }).waitFor();
  }
  expect(await fieldsOf("Emergency Response Team")).toMatchObject({
    ...emergencyResponse,
    emergency_contacts: emergencyResponse.emergency_contacts.map((contact) => ({ email: null, ...contact })),
  });
  await page.keyboard.press("Escape");
});

test("the simulator names the winner, and why each other lost", async () => {
  await page.getByRole("button", { name: "Which applies" }).click();
  const simulator = page.getByRole("region", { name: "Which configuration applies" });
  await simulator.getByText(/applies: priority 500/u).waitFor();
  await simulator.getByRole("row", { name: /Emergency Response Team priority 100 is below 500/u }).waitFor();
  await simulator.getByRole("row", { name: /Night Shift Safety Team for another team/u }).waitFor();
  await simulator.getByText("Security Control Room").first().waitFor();
  await expectNoSeriousFaults();
});

test("by keyboard: opened, its priority raised past a wrong value, saved; it wins then", async () => {
  await page.keyboard.press("Escape");
  await page.keyboard.press("f");
  await page.keyboard.press("End");
  await page.getByRole("heading", { name: "Emergency Response Team" }).waitFor();
  const priority = page.getByLabel("Priority", { exact: true });
  await priority.fill("2000");
  await page.getByText("Must be 1 to 1000").waitFor();
  await page.keyboard.press("Control+Enter");
  expect((await fieldsOf("Emergency Response Team"))?.["priority"]).toBe(100);
  await priority.fill("900");
  await page.keyboard.press("Control+Enter");
  await until("it is kept", async () => (await fieldsOf("Emergency Response Team"))?.["priority"] === 900);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  const simulator = page.getByRole("region", { name: "Which configuration applies" });
  await simulator.getByText(/applies: priority 900/u).waitFor();
});

test("what cannot reach somebody is said before it is saved", async () => {
  await page.getByRole("list", { name: "Alert configurations" }).getByText("Emergency Response Team").click();
  const second = page.getByRole("group", { name: "Primary recipient 2", exact: true });
  await second.getByLabel("Primary recipient 2: Phone").fill("");
  await second.getByText("Transport Manager has no address for SMS: the notification will fail").waitFor();
  await second.getByLabel("Primary recipient 2: Phone").fill("+911");
  await second.getByText("+911 is not a valid number of its country").waitFor();
  await second.getByRole("button", { name: "WhatsApp" }).click();
  await second.getByText("WHATSAPP is not among notification_channels and will not be used").waitFor();
  await page.getByRole("button", { name: "Take back" }).click();
  await second.getByText("will not be used").waitFor({ state: "detached" });
});

test("recipients are put in order by the keyboard, and by dragging", async () => {
  const names = async () =>
    ((await fieldsOf("Emergency Response Team"))?.["primary_recipients"] as { name: string }[] | undefined)?.map(
      ({ name }) => name,
    ) ?? [];
  await page.getByRole("button", { name: "Move Security Manager" }).focus();
  await page.keyboard.press("Space");
  await page.getByText("Security Manager: place 1 of 2").waitFor({ state: "attached" });
  await page.keyboard.press("ArrowDown");
  await page.getByText("Security Manager: place 2 of 2").waitFor({ state: "attached" });
  await page.keyboard.press("Space");
  await page.getByText("Not saved yet").waitFor();
  await page.keyboard.press("Control+Enter");
  await until("the order is kept", async () => (await names())[0] === "Transport Manager");

  const handle = page.getByRole("button", { name: "Move Security Manager" });
  const target = page.getByRole("button", { name: "Move Transport Manager" });
  await target.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const [from, to] = [await handle.boundingBox(), await target.boundingBox()];
  if (from === null || to === null) throw new Error("the handles are not in sight");
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, from.y - 20, { steps: 4 });
  await page.mouse.move(to.x + 10, to.y, { steps: 8 });
  await page.mouse.up();
  await page.getByText("Not saved yet").waitFor();
  await page.keyboard.press("Control+Enter");
  await until("the order is kept", async () => (await names())[0] === "Security Manager");
});

test("the history tells field by field, and puts a version back as an ordinary edit", async () => {
  await page.getByRole("button", { name: "Show who changed what" }).click();
  const versions = page.getByRole("list", { name: "Versions, newest first" });
  await versions.getByText("made it").click();
  await versions.getByText(/changed Priority/u).click();
  await versions.getByText("900", { exact: true }).waitFor();
  await expectNoSeriousFaults();
  await versions
    .getByRole("listitem")
    .filter({ has: page.getByText("made it") })
    .getByRole("button", { name: "Put back as it was then" })
    .click();
  expect((await fieldsOf("Emergency Response Team"))?.["priority"]).toBe(900);
  await page.keyboard.press("Control+Enter");
  await until("it is as it was", async () => (await fieldsOf("Emergency Response Team"))?.["priority"] === 100);
});

test("one is switched off from the list, and a copy is a draft of its own", async () => {
  const list = page.getByRole("list", { name: "Alert configurations" });
  await list.getByRole("switch", { name: "Critical Emergency Protocol enabled" }).click();
  await until("it is off", async () => (await fieldsOf("Critical Emergency Protocol"))?.["enabled"] === false);
  await page.getByRole("button", { name: "Duplicate" }).click();
  await page.getByRole("heading", { name: "Copy of Emergency Response Team" }).waitFor();
  await page.keyboard.press("Control+Enter");
  await list.getByText("Copy of Emergency Response Team").waitFor();
  expect(await fieldsOf("Copy of Emergency Response Team")).toMatchObject({ priority: 100, enabled: true });
});

test("what is exported is imported as it was", async () => {
  await page.getByRole("complementary").getByRole("button", { name: "Export" }).click();
  const text = (await page.getByLabel("Configurations as JSON").textContent()) ?? "";
  expect(JSON.parse(text)).toEqual(await fieldsOf("Copy of Emergency Response Team"));
  await page.keyboard.press("Escape");
});
