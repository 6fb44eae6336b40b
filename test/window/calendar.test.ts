// The on-call calendar on a real console: planned by mouse and by keyboard, changed, swapped, taken back.
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import type { CalendarView } from "../../src/contract/calendar.ts";
import { type LaunchedConsole, launchConsole } from "../kit/console.ts";
import { until } from "../kit/until.ts";

let shown: LaunchedConsole;
let page: LaunchedConsole["page"];
let team: { readonly id: string; readonly schedule_id: string };
const people: Record<string, string> = {};
const dayMs = 86_400_000;
/** Monday of this week in UTC, where this team's clocks are. */
const monday = Math.floor(Date.now() / dayMs) * dayMs - ((new Date().getUTCDay() + 6) % 7) * dayMs;
const day = (offset: number): string => new Date(monday + offset * dayMs).toISOString().slice(0, 10);

const create = async (collection: "users" | "teams" | "shifts" | "schedules", fields: Record<string, unknown>) => {
  const made = await shown.call("record.create", { collection, fields });
  if (!made.ok) throw new Error(made.refusal.detail);
  return made.value as unknown as { readonly id: string; readonly fields: Readonly<Record<string, unknown>> };
};

const read = (): Promise<CalendarView> =>
  shown.call("calendar.read", { team_id: team.id, from: monday, to: monday + 28 * dayMs });

/** Who serves at noon of these days, by layer 1. */
const atNoon = async (...days: readonly number[]): Promise<readonly string[]> => {
  const { duties } = await read();
  const names = new Map(Object.entries(people).map(([name, id]) => [id, name]));
  return days.map((offset) => {
    const at = monday + offset * dayMs + dayMs / 2;
    return duties
      .filter(({ layer, start, end }) => layer === 1 && start <= at && end > at)
      .flatMap(({ attendees }) => attendees.map((id) => names.get(id) ?? id))
      .join("+");
  });
};

const main = () => page.getByRole("main", { name: "On-call calendar" });
const card = () => page.getByRole("dialog", { name: "Shift" });
const toast = (text: string) => page.getByRole("region", { name: "Answers" }).getByText(text).last();
const undo = async (what: string): Promise<void> => {
  await page.keyboard.press("Control+z");
  await toast(`Taken back: ${what}`).waitFor();
};

beforeAll(async () => {
  shown = await launchConsole({ switches: ["--use-fake-device-for-media-stream"] });
  ({ page } = shown);
  const begun = await shown.call("session.begin", {
    account_name: "Northgate",
    operator_name: "Asha Rao",
    operator_email: "asha@northgate.example",
    configuration: null,
  });
  expect(begun.ok).toBe(true);
  const users = (await shown.call("record.list", { collection: "users", q: "" })) as readonly { readonly id: string }[];
  people["Asha Rao"] = users[0]?.id ?? "";
  for (const name of ["Bela Sen", "Chetan Roy"])
    people[name] = (
      await create("users", { name, email: `${name.split(" ")[0]?.toLowerCase()}@northgate.example` })
    ).id;
  const schedule = await create("schedules", { name: "Gate", time_zone: "UTC" });
  const made = await create("teams", {
    name: "Gate",
    members: Object.values(people),
    admins: [people["Asha Rao"]],
    schedule_id: schedule.id,
  });
  team = { id: made.id, schedule_id: schedule.id };
  await create("shifts", {
    schedule_id: schedule.id,
    layer: 1,
    attendees: [people["Asha Rao"], people["Bela Sen"]],
    time_zone: "UTC",
    start: `${day(0)}T08:00`,
    end: `${day(0)}T20:00`,
    repeat: { frequency: "daily", interval: 1 },
    is_rotating: true,
  });
  await page.reload();
  await page.getByRole("main", { name: "Live alert board" }).waitFor();
  await page.keyboard.press("d");
  await main().waitFor();
});
afterAll(() => shown.close());

beforeEach(async () => {
  await page.keyboard.press("2");
  await page.keyboard.press(".");
  await page.locator(".calendar-sheet .duty").first().waitFor();
});

const duties = () => page.locator(".calendar-sheet .duty:not(.duty-gap)");

test("a shift moved by mouse asks how much of the series is meant, and goes back by Ctrl Z", async () => {
  expect(await atNoon(0, 1, 2, 3)).toEqual(["Asha Rao", "Bela Sen", "Asha Rao", "Bela Sen"]);
  const third = duties().nth(2);
  await third.scrollIntoViewIfNeeded();
  const box = await third.boundingBox();
  if (box === null) throw new Error("there is no third shift");
  await page.mouse.move(box.x + box.width / 2, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 30, { steps: 3 });
  const hour = box.height / 12;
  await page.mouse.move(box.x + box.width / 2, box.y + 20 - 2 * hour, { steps: 8 });
  await page.mouse.up();
  await page.getByRole("dialog", { name: "Move which of them?" }).waitFor();
  await page.keyboard.press("2");
  await toast("Shift moved").waitFor();
  const starts = async (): Promise<readonly string[]> =>
    (await read()).duties.slice(0, 4).map(({ start }) => new Date(start).toISOString().slice(0, 16));
  expect(await starts()).toEqual([`${day(0)}T08:00`, `${day(1)}T08:00`, `${day(2)}T06:00`, `${day(3)}T06:00`]);
  await undo("Shift moved");
  expect(await starts()).toEqual([0, 1, 2, 3].map((offset) => `${day(offset)}T08:00`));
});

test("a shift is made by a drag over empty time", async () => {
  const first = duties().first();
  const box = await first.boundingBox();
  if (box === null) throw new Error("there is no shift");
  const hour = box.height / 12;
  const x = box.x + box.width / 2;
  // From 06:00, where nobody serves, until the middle of the slot before 07:30.
  await page.mouse.move(x, box.y - hour * 1.9);
  await page.mouse.down();
  await page.mouse.move(x, box.y - hour * 1.2, { steps: 6 });
  await page.mouse.move(x, box.y - hour * 0.7, { steps: 6 });
  await page.mouse.up();
  const dialog = page.getByRole("dialog", { name: "New shift, Gate" });
  await dialog.getByLabel("Add somebody to the shift").fill("Chetan");
  await page.getByRole("option", { name: "Chetan Roy" }).click();
  expect(await dialog.getByLabel("Starts").inputValue()).toBe(`${day(0)} 06:00`);
  expect(await dialog.getByLabel("Ends").inputValue()).toBe(`${day(0)} 07:30`);
  await dialog.getByRole("button", { name: "Add shift" }).click();
  await toast("Shift added").waitFor();
  const made = (await read()).duties.filter(({ attendees }) => attendees[0] === people["Chetan Roy"]);
  expect(made.map(({ start, end }) => [start, end])).toEqual([
    [monday + (6 * dayMs) / 24, monday + (7.5 * dayMs) / 24],
  ]);
  await undo("Shift added");
});

test("somebody else serves one occurrence: override, take over, swap; each is taken back", async () => {
  const openCard = async (place: number): Promise<void> => {
    await duties().nth(place).focus();
    await page.keyboard.press("Enter");
    await card().waitFor();
  };
  await openCard(1);
  await card().getByRole("button", { name: "Override" }).click();
  const override = page.getByRole("dialog", { name: "Override" });
  await override.getByLabel("Who serves").fill("Chetan");
  await page.getByRole("option", { name: "Chetan Roy" }).click();
  await page.keyboard.press("Escape");
  await override.getByRole("button", { name: "Add override" }).click();
  await toast("Override added").waitFor();
  expect(await atNoon(1)).toEqual(["Chetan Roy"]);
  await page.locator(".calendar-sheet .duty-override").waitFor();
  await undo("Override added");
  expect(await atNoon(1)).toEqual(["Bela Sen"]);

  await until("the override is gone from the sheet", async () => (await page.locator(".duty-override").count()) === 0);
  await openCard(1);
  await card().getByRole("button", { name: "Take over" }).click();
  await toast("Asha Rao takes over").waitFor();
  expect(await atNoon(1)).toEqual(["Asha Rao"]);
  await undo("Asha Rao takes over");

  await until("the override is gone from the sheet", async () => (await page.locator(".duty-override").count()) === 0);
  await openCard(0);
  await card().getByRole("button", { name: "Swap" }).click();
  const swap = page.getByRole("dialog", { name: "Swap" });
  await swap.getByLabel("With", { exact: true }).fill("Bela");
  await page
    .getByRole("option", { name: /^Bela Sen/u })
    .first()
    .click();
  await swap.getByRole("button", { name: "Swap them" }).click();
  await toast("Shifts swapped").waitFor();
  expect((await atNoon(0))[0]).toBe("Bela Sen");
  await undo("Shifts swapped");
  expect(await atNoon(0, 1)).toEqual(["Asha Rao", "Bela Sen"]);
});

test("what nobody covers is listed in words, and a click plans it", async () => {
  await page.keyboard.press("]");
  const panel = page.getByRole("complementary", { name: "What to settle" });
  const line = panel.getByText(/^Nobody on layer 1, 20:00-08:00/u);
  await line.click();
  const dialog = page.getByRole("dialog", { name: "New shift, Gate" });
  await dialog.getByLabel("Starts").waitFor();
  expect(await dialog.getByLabel("Starts").inputValue()).toMatch(/ 20:00$/u);
  expect(await dialog.getByLabel("Ends").inputValue()).toMatch(/ 08:00$/u);
  await dialog.getByRole("button", { name: "Discard" }).click();
  await dialog.waitFor({ state: "detached" });
  await panel.getByRole("row", { name: /Asha Rao/u }).waitFor();
});

test("the timeline is worked by keyboard alone", async () => {
  await page.keyboard.press("4");
  await page.getByText("1 month", { exact: true }).click();
  const grid = page.getByRole("grid", { name: "Who serves when, by person" });
  await grid.waitFor();
  const cellOf = (name: string, text: RegExp) =>
    grid.getByRole("row").filter({ hasText: name }).getByRole("gridcell", { name: text }).first();
  const tomorrowOfBela = cellOf("Bela Sen", /^layer 1/u);
  await tomorrowOfBela.focus();
  const before = await tomorrowOfBela.getAttribute("aria-label");
  await page.keyboard.press("Enter");
  await card().waitFor();
  await page.keyboard.press("Escape");
  await card().waitFor({ state: "detached" });
  await tomorrowOfBela.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await until(
    "the focus is back in the cell",
    async () => (await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))) === before,
  );

  const who = (await read()).duties.find(({ attendees }) => attendees[0] === people["Bela Sen"]);
  expect(who).toBeDefined();
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByRole("status").filter({ hasText: "Chetan Roy" }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByRole("status").filter({ hasText: "Chetan Roy" }).waitFor();
  await page.keyboard.press("Enter");
  await toast("Chetan Roy takes over").waitFor();
  await until("it is his", async () =>
    (await read()).duties.some(({ attendees }) => attendees[0] === people["Chetan Roy"]),
  );
  await undo("Chetan Roy takes over");
  expect((await read()).duties.some(({ attendees }) => attendees[0] === people["Chetan Roy"])).toBe(false);
});

test("a day without an hour is drawn without it, and its shifts end when they end", async () => {
  const springs = await create("schedules", { name: "Springs", time_zone: "America/New_York" });
  const made = await create("teams", { name: "Springs", members: Object.values(people), schedule_id: springs.id });
  await create("shifts", {
    schedule_id: springs.id,
    layer: 1,
    attendees: [people["Bela Sen"]],
    time_zone: "America/New_York",
    start: "2027-03-14T00:00",
    end: "2027-03-14T06:00",
  });
  await page.evaluate(
    (teamId) =>
      localStorage.setItem(
        "watchdesk.calendar",
        JSON.stringify({ look: "timeline", span: "day", teamId, zone: null, isPanelOpen: false }),
      ),
    made.id,
  );
  await page.reload();
  await main().waitFor();
  const forward = (Date.UTC(2027, 2, 14) - Math.floor((Date.now() - 5 * 3_600_000) / dayMs) * dayMs) / dayMs;
  for (let pages = 0; pages < forward; pages++) await page.keyboard.press("]");
  const grid = page.getByRole("grid", { name: "Who serves when, by person" });
  await grid.getByRole("columnheader", { name: "Sun 14 Mar 03:00" }).waitFor();
  const hours = grid.getByRole("columnheader", { name: /^Sun 14 Mar \d\d:00$/u });
  expect(await hours.count()).toBe(23);
  const served = grid.getByRole("gridcell", { name: "layer 1, Sun 14 Mar 00:00-06:00" });
  await served.first().waitFor();
  expect(await served.count()).toBe(5);
});

test("axe finds nothing serious in any view", async () => {
  await page.evaluate(() => localStorage.removeItem("watchdesk.calendar"));
  for (const theme of ["dark", "light"] as const) {
    await shown.call("preferences.write", { theme });
    await page.reload();
    await main().waitFor();
    for (const key of ["1", "2", "3", "4"]) {
      await page.keyboard.press(key);
      await (
        key === "4" ? page.getByRole("grid", { name: /by person/u }) : page.locator(".calendar-sheet .duty").first()
      ).waitFor();
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${theme} ${key}: ${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
    }
  }
});
