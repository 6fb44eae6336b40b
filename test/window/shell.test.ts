import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import { afterEach, expect, test, vi } from "vitest";

import { consoleEnvironment, type LaunchedConsole, launchConsole, root } from "../kit/console.ts";

const waitFor = { timeout: 10_000, interval: 50 };

let opened: LaunchedConsole | undefined;
afterEach(() => opened?.close());

test("is one: a second start brings the first forward and ends", async () => {
  opened = await launchConsole();
  await opened.window.evaluate((window) => window.hide());
  const executable = createRequire(import.meta.url)("electron") as string;
  const flags = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const second = spawn(executable, [...flags, root], {
    env: consoleEnvironment(opened.dataDir),
    stdio: "ignore",
  });
  expect((await once(second, "exit"))[0]).toBe(0);
  await vi.waitUntil(() => isVisible(opened), waitFor);
  expect(opened.app.windows()).toHaveLength(1);
});

test("goes on when its window is closed, with a page that keeps its pace", async () => {
  opened = await launchConsole();
  await vi.waitUntil(() => isVisible(opened), waitFor);
  await opened.window.evaluate((window) => window.close());
  await vi.waitUntil(async () => !(await isVisible(opened)), waitFor);
  expect(await opened.call("session.read", undefined)).toMatchObject({ account: null });
  const ticks = await opened.page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let count = 0;
        const ticking = setInterval(() => (count += 1), 20);
        setTimeout(() => {
          clearInterval(ticking);
          resolve(count);
        }, 1000);
      }),
  );
  // A throttled page is down to one tick a second.
  expect(ticks).toBeGreaterThan(10);
  expect(JSON.parse(await readFile(path.join(opened.dataDir, "window.json"), "utf8"))).toMatchObject({
    has_told_hidden: true,
  });
});

test.each(["SIGTERM", "SIGINT"] as const)(
  "ends cleanly on %s, asking nobody, though alerts are open",
  async (signal) => {
    opened = await launchConsole();
    await openAlert(opened);
    opened.app.process().kill(signal);
    expect(await opened.exited).toEqual({ code: 0, signal: null });
    expect(opened.output()).not.toContain("did not stop");
  },
);

test("asks before it is quit while alerts are open", async () => {
  opened = await launchConsole();
  await openAlert(opened);
  const answers = (response: number): Promise<void> =>
    opened!.app.evaluate(({ dialog }, button) => {
      dialog.showMessageBox = ((_window: unknown, { message, detail }: { message: string; detail: string }) => {
        Reflect.set(globalThis, "asked", `${message}. ${detail}`);
        return Promise.resolve({ response: button, checkboxChecked: false });
      }) as typeof dialog.showMessageBox;
    }, response);
  const quit = (): Promise<void> => opened!.app.evaluate(({ app }) => app.quit());

  await answers(0);
  await quit();
  await vi.waitUntil(() => opened!.app.evaluate(() => Reflect.has(globalThis, "asked")), waitFor);
  expect(await opened.app.evaluate(() => Reflect.get(globalThis, "asked") as string)).toBe(
    "1 alert is open. Nobody will be notified while Watchdesk is closed on this opened.",
  );
  expect(await opened.call("board.read", undefined)).toMatchObject({
    alerts: [{ status: "TRIGGERED" }],
  });

  await answers(1);
  await quit().catch(() => undefined);
  expect(await opened.exited).toEqual({ code: 0, signal: null });
});

test("ends without a question when nothing is open", async () => {
  opened = await launchConsole();
  await opened.app.evaluate(({ app }) => app.quit()).catch(() => undefined);
  expect(await opened.exited).toEqual({ code: 0, signal: null });
});

test("opens where it was left", async () => {
  const first = await launchConsole();
  const bounds = { x: 60, y: 50, width: 1240, height: 820 };
  const set = async (): Promise<object> => {
    await first.app.evaluate(
      ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
      bounds,
    );
    return await first.window.evaluate((window) => window.getBounds());
  };
  try {
    await vi.waitUntil(() => isVisible(first), waitFor);
    await expect.poll(set, waitFor).toEqual(bounds);
    first.app.process().kill("SIGTERM");
    await first.exited;
    opened = await launchConsole({ dataDir: first.dataDir });
    expect(await opened.window.evaluate((window) => window.getBounds())).toEqual(bounds);
  } finally {
    await opened?.close();
    await first.close();
  }
});

async function isVisible(shown: LaunchedConsole | undefined): Promise<boolean> {
  return shown !== undefined && (await shown.window.evaluate((window) => window.isVisible()));
}

async function openAlert({ call }: LaunchedConsole): Promise<void> {
  await call("session.begin", {
    account_name: "North",
    operator_name: "Priya",
    operator_email: null,
    configuration: null,
  });
  const raised = await call("alert.trigger", { alert_type: "SOS" });
  expect(raised).toMatchObject({ ok: true });
}
