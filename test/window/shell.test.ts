import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { consoleEnvironment, type LaunchedConsole, launchConsole, root } from "../kit/console.ts";

const waitFor = { timeout: 10_000, interval: 50 };

let opened: LaunchedConsole | undefined;
beforeEach(() => void dunst("close-all"));
afterEach(() => opened?.close());

test("is one: a second start brings the first forward and ends", async () => {
  opened = await launchConsole();
  await opened.window.evaluate((window) => window.hide());
  const second = startBare(opened.dataDir);
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
  await vi.waitUntil(() => dunst("count", "displayed").trim() === "1", waitFor);
  dunst("close-all");
  // The newest comes first.
  expect(JSON.parse(dunst("history")).data[0][0].summary.data).toBe("Watchdesk goes on in the background");
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
  await vi.waitUntil(async () => {
    await quit();
    return opened!.app.evaluate(() => Reflect.has(globalThis, "asked"));
  }, waitFor);
  expect(await opened.app.evaluate(() => Reflect.get(globalThis, "asked") as string)).toBe(
    "1 alert is open. Nobody will be notified while Watchdesk is closed on this console.",
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

test("shows the alert whose notification is clicked, from wherever it hides", async () => {
  opened = await launchConsole();
  await opened.page.evaluate(() => {
    const shown: string[] = [];
    Reflect.set(globalThis, "shown", shown);
    Reflect.get(globalThis, "bridge").on("alert.show", ({ id }: { id: string }) => shown.push(id));
  });
  await opened.window.evaluate((window) => window.hide());
  const id = await openAlert(opened);
  await vi.waitUntil(() => dunst("count", "displayed").trim() === "1", waitFor);
  dunst("action", "0");
  await vi.waitUntil(() => isVisible(opened), waitFor);
  await expect.poll(() => opened?.page.evaluate(() => Reflect.get(globalThis, "shown")), waitFor).toEqual([id]);
});

test("a demonstration has a place of its own and leaves nothing behind", async () => {
  opened = await launchConsole({ args: ["--demo"] });
  const folder = await opened.app.evaluate(({ app }) => app.getPath("userData"));
  expect([folder === opened.dataDir, existsSync(path.join(folder, "watchdesk.db"))]).toEqual([false, true]);
  expect(await opened.call("session.read", undefined)).toMatchObject({ is_demo: true });
  opened.app.process().kill("SIGTERM");
  await opened.exited;
  await vi.waitUntil(() => !existsSync(folder), waitFor);
});

test("says why it cannot start, and can then be ended", async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), "watchdesk-console-"));
  const child = startBare(dataDir, { WATCHDESK_PORT: "eighty" });
  let heard = "";
  child.stderr.on("data", (chunk: Buffer) => (heard += chunk.toString()));
  const ended = once(child, "exit");
  try {
    await vi.waitUntil(() => heard.includes("Watchdesk cannot start"), waitFor);
    expect(heard).toContain("WATCHDESK_PORT must be a port from 0 to 65535");
  } finally {
    child.kill("SIGTERM");
    await ended;
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** As a person starts it, with nobody driving it. */
function startBare(dataDir: string, env: Readonly<Record<string, string>> = {}) {
  const executable = createRequire(import.meta.url)("electron") as string;
  const flags = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return spawn(executable, [...flags, root], {
    env: consoleEnvironment(dataDir, env),
    stdio: ["ignore", "ignore", "pipe"],
  });
}

/** The notification daemon of the tests' desk. */
const dunst = (...args: readonly string[]): string => execFileSync("dunstctl", args, { encoding: "utf8" });

async function isVisible(shown: LaunchedConsole | undefined): Promise<boolean> {
  return shown !== undefined && (await shown.window.evaluate((window) => window.isVisible()));
}

async function openAlert({ call }: LaunchedConsole): Promise<string> {
  await call("session.begin", {
    account_name: "North",
    operator_name: "Priya",
    operator_email: null,
    configuration: null,
  });
  const raised = await call("alert.trigger", { alert_type: "SOS" });
  if (!raised.ok) throw new Error(raised.refusal.detail);
  return raised.value.id;
}
