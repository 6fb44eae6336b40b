// The wall display: beside the console's window, kept up to date, and able to look but not to act.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";

import { permittedOnWall } from "../../src/contract/wall.ts";
import { type LaunchedConsole, launchConsole } from "../kit/console.ts";
import { until } from "../kit/until.ts";

let shown: LaunchedConsole;
let wall: Page;

beforeAll(async () => {
  shown = await launchConsole({ switches: ["--use-fake-device-for-media-stream"] });
  await shown.call("session.begin", {
    account_name: "Northgate",
    operator_name: "Vikram Shetty",
    operator_email: "vikram@northgate.example",
    configuration: null,
  });
  await shown.page.reload();
  await shown.page.getByRole("main", { name: "Live alert board" }).waitFor();
});
afterAll(() => shown.close());

const main = () => wall.getByRole("main", { name: "Wall display" });

async function openWall(work: () => Promise<unknown>): Promise<void> {
  const [page] = await Promise.all([shown.app.waitForEvent("window"), work()]);
  wall = page;
  await main().waitFor();
}

test("the palette opens it on a window of its own, which fills its monitor", async () => {
  await openWall(async () => {
    await shown.page.keyboard.press("Control+k");
    const dialog = shown.page.getByRole("dialog");
    await dialog.waitFor();
    await shown.page.keyboard.type("wall");
    await dialog.getByText("Open the wall display").waitFor();
    await shown.page.keyboard.press("Enter");
  });
  const window = await shown.app.browserWindow(wall);
  expect(await window.evaluate((one) => one.isFullScreen())).toBe(true);
  await main().getByText("Northgate").waitFor();
  await main().getByText("Nobody waits for an answer").waitFor();
});

test("it shows what comes and who takes it, without being asked", async () => {
  const raised = await shown.call("alert.trigger", { alert_type: "SOS", title: "Meera Iyer pressed SOS" });
  if (!raised.ok) throw new Error(raised.refusal.detail);
  const oldest = main().getByRole("region", { name: "Waiting longest" });
  await oldest.getByText("Meera Iyer pressed SOS").waitFor();
  await shown.call("alert.act", { id: raised.value.id, action: { kind: "acknowledge", notes: null } });
  await oldest.getByText("Nobody waits for an answer").waitFor();
  await main().getByRole("region", { name: "Newest" }).getByText("Acknowledged").waitFor();
});

test("it may look and do nothing else, whatever its page asks", async () => {
  const ask = (name: string, input: unknown): Promise<any> =>
    wall.evaluate(([asked, value]) => Reflect.get(globalThis, "bridge").call(asked, value), [name, input] as const);
  expect(await ask("session.read", undefined)).toMatchObject({ ok: true });
  for (const [name, input] of [
    ["alert.trigger", { alert_type: "SOS" }],
    ["preferences.write", { volume: 0 }],
    ["settings.read", undefined],
    ["record.list", { collection: "users", q: "" }],
  ] as const)
    expect(await ask(name, input), name).toMatchObject({ ok: false, failure: { code: "untrusted" } });
  expect([...permittedOnWall].filter((name) => !name.endsWith(".read"))).toEqual(["alert.rows", "wall.close"]);
});

test("it survives its page's reload, and is as little able as the console's window", async () => {
  await wall.reload();
  await main().getByText("Meera Iyer pressed SOS").first().waitFor();
  const window = await shown.app.browserWindow(wall);
  const preferences = await window.evaluate(({ webContents }) => {
    const contents = webContents as unknown as { getLastWebPreferences: () => object };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
});

test("axe finds nothing serious", async () => {
  const { violations } = await new AxeBuilder({ page: wall }).setLegacyMode().analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
});

test("Esc closes it, a double click too, and the console goes on", async () => {
  const windows = (): number => shown.app.windows().length;
  // The page is gone before it has answered for the key.
  await wall.keyboard.press("Escape").catch(() => undefined);
  await until("it is closed", () => windows() === 1);
  await openWall(() => shown.call("wall.open", { display: null }));
  await wall.mouse.dblclick(400, 400).catch(() => undefined);
  await until("it is closed again", () => windows() === 1);
  await shown.page.getByRole("main", { name: "Live alert board" }).waitFor();
});
