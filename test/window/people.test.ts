// People, teams, policies and the lock on a real console: typed, kept, deleted, locked, and seen on the board.
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
  await page.reload();
  await page.getByRole("main", { name: "Live alert board" }).waitFor();
});
afterAll(() => shown.close());

const openBoard = async (): Promise<void> => {
  await page.getByRole("navigation", { name: "Screens" }).getByRole("button", { name: "Board" }).click();
  await page.getByRole("main", { name: "Live alert board" }).waitFor();
};

const list = async (collection: "users" | "teams" | "shifts" | "escalation-policies") =>
  (await shown.call("record.list", { collection, q: "" })) as readonly {
    readonly id: string;
    readonly fields: Readonly<Record<string, unknown>>;
  }[];

const create = async (collection: "users" | "teams" | "shifts", fields: Readonly<Record<string, unknown>>) => {
  const made = await shown.call("record.create", { collection, fields });
  if (!made.ok) throw new Error(made.refusal.detail);
  return made.value;
};

test("somebody is entered by keyboard alone; a wrong number is held, and a reload loses nothing", async () => {
  await page.keyboard.press("m");
  await page.getByRole("main", { name: "People" }).waitFor();
  await page.keyboard.press("+");
  await page.keyboard.type("Asha Rao");
  await page.getByLabel("Phone", { exact: true }).fill("12");
  await page.keyboard.press("Control+Enter");
  await page
    .getByText(/must be/iu)
    .first()
    .waitFor();
  expect((await list("users")).map(({ fields }) => fields["name"])).toEqual(["Vikram Shetty"]);

  await page.reload();
  await until("the draft is there again", async () => (await page.getByLabel("Name").inputValue()) === "Asha Rao");
  await page.getByLabel("Phone", { exact: true }).fill("+919845012345");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("list", { name: "People" }).getByText("Asha Rao").waitFor();
  expect((await list("users")).find(({ fields }) => fields["name"] === "Asha Rao")?.fields).toMatchObject({
    phone: "+919845012345",
  });
});

test("whoever cannot be reached is told apart", async () => {
  await create("users", { name: "No Contact" });
  await page.getByRole("list", { name: "People" }).getByText("No contact: cannot be reached").waitFor();
});

test("who is on call stands on the board, and a gap in words on the team", async () => {
  const asha = (await list("users")).find(({ fields }) => fields["name"] === "Asha Rao");
  const team = await create("teams", { name: "Night Shift", members: [asha?.id], admins: [asha?.id] });
  const { schedule_id } = team.fields as unknown as { readonly schedule_id: string };
  const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  await create("shifts", {
    schedule_id,
    layer: 1,
    attendees: [asha?.id],
    time_zone: "UTC",
    start: `${day(-1)}T00:00`,
    end: `${day(3)}T00:00`,
  });
  await openBoard();
  const strip = page.getByRole("region", { name: "On call now" });
  await strip.getByText("Asha Rao").waitFor();
  await strip.getByText("nobody for the next 7 days").first().waitFor();

  await strip.getByText("Night Shift").click();
  await page.getByText("Nobody on layer 2, for the next 7 days").waitFor();
  await page.getByText(/Nobody on layer 1, from /u).waitFor();
});

test("a policy's range is checked as it is typed, and nothing wrong is kept", async () => {
  await openBoard();
  await page.keyboard.press("y");
  await page.getByRole("main", { name: "Policies" }).waitFor();
  await page.keyboard.press("j");
  const timeout = page.getByLabel("Layer 1 asks for", { exact: true });
  await timeout.fill("2000");
  await page.getByText("must be 10 to 86400 seconds").waitFor();
  await page.keyboard.press("Control+Enter");
  await timeout.fill("2");
  await page.keyboard.press("Control+Enter");
  await until("it is kept", async () => {
    const [policy] = await list("escalation-policies");
    return JSON.stringify(policy?.fields["layers"] ?? null).includes('"timeout_seconds":120');
  });
  await page.getByRole("img", { name: /at once: layer 1, for 2 min|after 0 s: layer 1, for 2 min/u }).waitFor();
});

test("whoever still serves is not deleted before somebody else takes the place", async () => {
  await openBoard();
  await page.keyboard.press("m");
  await page.getByRole("list", { name: "People" }).getByText("Asha Rao").click();
  await page.getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await dialog.getByText("Team Night Shift").waitFor();
  await dialog.getByLabel("Put in its place everywhere").fill("No Contact");
  await page.getByRole("option", { name: "No Contact" }).click();
  await dialog.getByRole("button", { name: "Reassign and delete" }).click();
  await until("she is gone", async () => (await list("users")).length === 2);
  const { teams } = await shown.call("roster.read", {});
  const called = teams.flatMap(({ layers }) => layers.flatMap(({ now }) => now.map(({ name }) => name)));
  expect(called).toEqual(["No Contact"]);
});

test("a locked console shows everything and refuses to act until somebody signs in", async () => {
  const [owner] = await list("users");
  const set = await shown.call("sign_in.set_secret", { user_id: owner?.id ?? "", secret: "4821", current: null });
  expect(set.ok).toBe(true);
  await shown.call("alert.trigger", { alert_type: "SOS", title: "Meera Iyer pressed SOS" });
  await openBoard();
  const row = page.getByRole("row").filter({ hasText: "Meera Iyer pressed SOS" });
  await row.waitFor();
  await page.keyboard.press("Control+l");
  const bar = page.getByRole("region", { name: "Locked console" });
  await bar.waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("a");
  await page.getByText(/this console is locked: sign in to act/u).waitFor();
  await row.getByText("Triggered", { exact: true }).waitFor();

  await page.keyboard.press("Control+l");
  await page.keyboard.type("9999");
  await page.keyboard.press("Enter");
  await bar.getByText("do not belong together").waitFor();
  await page.keyboard.type("4821");
  await page.keyboard.press("Enter");
  await bar.waitFor({ state: "detached" });
  await page.locator("body").press("a");
  await row.getByText("Acknowledged").first().waitFor();
});

test.each([
  ["m", "People"],
  ["t", "Teams"],
  ["y", "Policies"],
])("axe finds nothing serious on the screen behind %s", async (key, name) => {
  for (const theme of ["dark", "light"] as const) {
    await shown.call("preferences.write", { theme });
    await page.reload();
    await page.getByRole("navigation", { name: "Screens" }).waitFor();
    await openBoard();
    await page.keyboard.press(key);
    await page.getByRole("main", { name }).waitFor();
    await page.keyboard.press("j");
    await page.getByRole("complementary").getByLabel("Name", { exact: true }).waitFor();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${theme}: ${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
  }
});
