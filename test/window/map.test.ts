// The map on a real console, drawn by the graphics card (or what stands in for it) and without: by mouse and by keyboard.
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { type LaunchedConsole, launchConsole } from "../kit/console.ts";
import { adminToken, type Rest, restOf } from "../kit/rest.ts";
import { until } from "../kit/until.ts";

let shown: LaunchedConsole;
let page: LaunchedConsole["page"];
let rest: Rest;

beforeAll(async () => {
  shown = await launchConsole({
    env: { WATCHDESK_ADMIN_TOKEN: adminToken },
    switches: ["--use-fake-device-for-media-stream"],
  });
  ({ page } = shown);
  rest = restOf(() => shown.url);
});
afterAll(() => shown.close());

/** Each test begins with an empty map. */
afterEach(async () => {
  const { alerts } = await shown.call("board.read", undefined);
  for (const { id } of alerts) {
    const action = { kind: "close", notes: "Over", is_false_alarm: false } as const;
    await shown.call("alert.act", { id, action });
  }
  await shownMarks(0);
});

const surface = () => page.locator(".map-surface");

async function raise(title: string, place: { readonly latitude: number; readonly longitude: number } | null) {
  const raised = await shown.call("alert.trigger", {
    alert_type: "SOS",
    title,
    current_latitude: place?.latitude ?? 0,
    current_longitude: place?.longitude ?? 0,
  });
  if (!raised.ok) throw new Error(raised.refusal.detail);
  return raised.value;
}

const statusOf = async (id: string) => (await shown.call("alert.detail", { id }))?.alert.status;

const drawnIn = async (collection: "zones" | "locations") =>
  (await shown.call("record.list", { collection, q: "" })).map(
    ({ fields }) => fields as unknown as Readonly<Record<string, any>>,
  );

/** Where the map has its middle, and spots around it. */
async function around(): Promise<(x?: number, y?: number) => [number, number]> {
  const box = await surface().boundingBox();
  if (box === null) throw new Error("there is no map");
  return (x = 0, y = 0) => [box.x + box.width / 2 + x, box.y + box.height / 2 + y];
}

const shownMarks = async (count: number): Promise<void> =>
  until(`${count} marks are painted`, async () => (await surface().getAttribute("data-shown")) === String(count));

const bengaluru = { latitude: 12.9716, longitude: 77.5946 };
const mysuru = { latitude: 12.2958, longitude: 76.6394 };

describe.each([
  ["with the graphics card", "card"],
  ["without the graphics card", "plain"],
] as const)("a map %s", (_, map_renderer) => {
  beforeAll(async () => {
    await shown.call("preferences.write", { map_renderer });
    await page.reload();
    await page.getByRole("navigation", { name: "Screens" }).waitFor();
    await page.keyboard.press("g");
    await surface().waitFor();
    expect(await surface().getAttribute("data-renderer")).toBe(map_renderer);
  });

  test("says so while nothing is on it", async () => {
    await page.getByText("No open alert has a place on the map").waitFor();
    await page.getByText(/Bundled map, works offline/u).waitFor();
  });

  test("what is chosen by mouse is acknowledged on it, and is what the board shows", async () => {
    const { id, number } = await raise("At the gate", bengaluru);
    await shownMarks(1);
    const at = await around();
    // One alert stands in the middle of what fits it.
    await page.mouse.click(...at());
    const card = page.getByRole("region", { name: `Alert ${number} on the map` });
    await card.getByText("12.97160, 77.59460").waitFor();
    await card.getByText("12°58′17.8″N 77°35′40.6″E").waitFor();
    await card.getByText(/^43P GQ /u).waitFor();
    await card.getByRole("button", { name: "Acknowledge" }).click();
    await until("it is acknowledged", async () => (await statusOf(id)) === "ACKNOWLEDGED");
    await page.keyboard.press("b");
    await page.getByRole("complementary", { name: "Alert in detail" }).getByText(`#${number}`).first().waitFor();
    await page.keyboard.press("g");
    await card.waitFor();
  });

  test("by keyboard alone: chosen in the list, escalation asked for, acknowledged", async () => {
    const nowhere = await raise("Somewhere", null);
    const placed = await raise("At the lake", mysuru);
    await shownMarks(1);
    await page.getByText(/1 open alert has no usable place/u).waitFor();
    const taken = async (): Promise<number> => {
      const statuses = await Promise.all([nowhere, placed].map(({ id }) => statusOf(id)));
      return statuses.filter((status) => status === "ACKNOWLEDGED").length;
    };
    for (const count of [1, 2]) {
      // Nobody has the first one of the list.
      await page.keyboard.press("Home");
      await page.keyboard.press("a");
      await until("one more is acknowledged", async () => (await taken()) === count);
    }
    await page.keyboard.press("j");
    await page.keyboard.press("r");
    await page.getByRole("dialog").getByRole("button", { name: "Resolve" }).waitFor();
    await page.keyboard.press("Escape");
  });

  test("a hand on it holds it; then it follows again", async () => {
    await raise("First", bengaluru);
    await shownMarks(1);
    await page.getByText("Follows the alerts").waitFor();
    const at = await around();
    await page.mouse.move(...at(-200, -120));
    await page.mouse.down();
    await page.mouse.move(...at(-100, -60), { steps: 4 });
    await page.mouse.up();
    await page.getByText("Held where you put it").waitFor();
    await raise("Second, far away", { latitude: 28.61, longitude: 77.2 });
    await page.getByRole("list", { name: "Alerts, the loudest first" }).getByText("Second, far away").waitFor();
    await shownMarks(1);
    await page.getByText("Held where you put it").waitFor();
    await page.keyboard.press("0");
    await page.getByText("Follows the alerts").waitFor();
    await shownMarks(2);
  });

  test("where it went is drawn, and its mark stands where it is now", async () => {
    const { number } = await raise("On the move", bengaluru);
    await shownMarks(1);
    await page.keyboard.press("Home");
    const card = page.getByRole("region", { name: `Alert ${number} on the map` });
    await card.getByText("12.97160, 77.59460").waitFor();
    const moved = await rest("POST", `/api/v1/alerts/${number}/positions`, { latitude: 12.99, longitude: 77.6 });
    expect(moved.status).toBe(201);
    await card.getByText("12.99000, 77.60000").waitFor();
    await card.getByText("1 later position").waitFor();
    await card.getByRole("button", { name: "Close this card" }).click();
    await card.waitFor({ state: "detached" });
  });

  test("a zone is drawn by mouse, undone, drawn again, deleted after a question, and put back", async () => {
    await page.getByRole("button", { name: "Zones, routes, locations" }).click();
    await page.getByRole("button", { name: "New zone" }).click();
    const form = page.getByRole("dialog", { name: "New zone" });
    await form.getByLabel("Name").fill(`Yard ${map_renderer}`);
    const at = await around();
    const corners = [at(40, -80), at(240, -60), at(160, 120)] as const;
    const draw = async (): Promise<void> => {
      for (const corner of [...corners, corners[0]]) {
        await page.mouse.move(...corner, { steps: 2 });
        await page.mouse.click(...corner);
      }
    };
    const coordinates = form.getByLabel("Coordinates: latitude, longitude");
    await draw();
    await until("its corners are written", async () => (await coordinates.inputValue()).split("\n").length === 3);
    await form.getByRole("button", { name: "Undo" }).click();
    await until("nothing is drawn", async () => (await coordinates.inputValue()) === "");
    await draw();
    await until("its corners are written", async () => (await coordinates.inputValue()).split("\n").length === 3);
    await form.getByRole("button", { name: "Save" }).click();
    await form.waitFor({ state: "detached" });
    const named = async () => (await drawnIn("zones")).find(({ name }) => name === `Yard ${map_renderer}`);
    expect((await named())?.["shape"]).toMatchObject({ type: "Polygon", coordinates: [{ length: 4 }] });

    await page.getByRole("button", { name: `Yard ${map_renderer}` }).click();
    await page.getByRole("dialog", { name: "Zone" }).getByRole("button", { name: "Delete" }).click();
    const question = page.getByRole("dialog", { name: `Delete Yard ${map_renderer}` });
    await question.getByRole("button", { name: "Delete" }).click();
    await until("it is gone", async () => (await named()) === undefined);
    await page.getByRole("button", { name: "Put it back" }).click();
    await until("it is there again", async () => (await named()) !== undefined);
  });

  test("a location is typed, and nonsense is named by its line", async () => {
    await page.getByRole("button", { name: "New location" }).focus();
    await page.keyboard.press("Enter");
    const form = page.getByRole("dialog", { name: "New location" });
    await form.waitFor();
    await page.keyboard.type(`Gate ${map_renderer}`);
    const coordinates = form.getByLabel("Coordinates: latitude, longitude");
    await coordinates.fill("112.8452, 77.6602");
    await form.getByText(/Line 1 is not a latitude/u).waitFor();
    await coordinates.fill("12.8452, 77.6602");
    await page.keyboard.press("Control+Enter");
    await form.waitFor({ state: "detached" });
    expect((await drawnIn("locations")).find(({ name }) => name === `Gate ${map_renderer}`)).toMatchObject({
      point: { type: "Point", coordinates: [77.6602, 12.8452] },
    });
    await page.getByRole("button", { name: "Alerts", exact: true }).click();
  });

  test("axe finds nothing serious on it", async () => {
    await raise("For axe", bengaluru);
    await shownMarks(1);
    await page.keyboard.press("Home");
    for (const theme of ["light", "dark"] as const) {
      await shown.call("preferences.write", { theme });
      await page.reload();
      await page.getByRole("navigation", { name: "Screens" }).waitFor();
      await surface().waitFor();
      await page.getByRole("region", { name: /on the map/u }).waitFor();
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id: rule, nodes }) => `${theme}: ${rule}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
    }
  });
});

test("the map stands beside the board where there is room, and what is chosen on it is chosen in the list", async () => {
  await shown.window.evaluate((window) => window.setContentSize(1920, 1080));
  await page.keyboard.press("b");
  await page.getByRole("button", { name: "Map beside the board" }).click();
  const { number } = await raise("Beside the board", bengaluru);
  await shownMarks(1);
  const at = await around();
  await page.mouse.click(...at());
  await page.getByRole("complementary", { name: "Alert in detail" }).getByText(`#${number}`).first().waitFor();
});
