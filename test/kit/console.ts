// The built console in a real Electron, driven by Playwright. Wants a display, and `out/` as built.
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import type { BrowserWindow } from "electron/main";
import { _electron, type ElectronApplication, type JSHandle, type Page } from "playwright";

import type { Bridge, Call, Input, Output, Reply } from "../../src/contract/calls.ts";

export interface Launching {
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Kept by `close` when given; a fresh one is removed. */
  readonly dataDir?: string;
  /** For Watchdesk itself, for example `--demo`. */
  readonly args?: readonly string[];
  /** For Chromium, for example a fake sound device. */
  readonly switches?: readonly string[];
}

export interface LaunchedConsole {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The same as main has it; outlives the page's process. */
  readonly window: JSHandle<BrowserWindow>;
  readonly dataDir: string;
  /** Where its receiver listens. */
  readonly url: string;
  /** Asks as the page asks; throws what came back instead of a value. */
  readonly call: <C extends Call>(name: C, input: Input<C>) => Promise<Output<C>>;
  /** How the process ended, once it has. */
  readonly exited: Promise<Ending>;
  /** Everything the process wrote. */
  readonly output: () => string;
  /** Ends it, with open alerts or not; safe to call twice. */
  readonly close: () => Promise<void>;
}

interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export const root = path.resolve(import.meta.dirname, "..", "..");
const patienceMs = 10_000;

export async function launchConsole(launching: Launching = {}): Promise<LaunchedConsole> {
  const { args = [], switches = [] } = launching;
  const dataDir = launching.dataDir ?? (await mkdtemp(path.join(tmpdir(), "watchdesk-console-")));
  const forget = async (): Promise<void> => {
    if (launching.dataDir === undefined) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  const launch = _electron.launch({
    args: [...switches, root, "--", ...args],
    env: consoleEnvironment(dataDir, launching.env),
    // Chromium's sandbox refuses to run as root.
    chromiumSandbox: process.getuid?.() !== 0,
    timeout: 30_000,
  });
  const app = await launch.catch(async (error: unknown) => {
    await forget();
    throw error;
  });
  const child = app.process();
  const heard: string[] = [];
  child.stdout?.on("data", (chunk: Buffer) => heard.push(chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => heard.push(chunk.toString()));
  const exited = once(child, "exit").then(([code, signal]): Ending => ({ code, signal }));

  async function close(): Promise<void> {
    child.kill("SIGTERM");
    const force = setTimeout(() => child.kill("SIGKILL"), patienceMs);
    await exited;
    clearTimeout(force);
    await forget();
  }

  try {
    const page = await app.firstWindow();
    const window = await app.browserWindow(page);
    await page.waitForURL("app://watchdesk/**");
    await page.waitForFunction(() => "bridge" in globalThis);
    const call = async <C extends Call>(name: C, input: Input<C>): Promise<Output<C>> => {
      const reply = await page.evaluate(ask, { name, input });
      if (!reply.ok) throw new Error(`${name}: ${reply.failure.code}: ${reply.failure.message}`);
      return reply.value as Output<C>;
    };
    const { receiver_url, receiver_error } = await call("room.read", undefined);
    if (receiver_url === null) throw new Error(`The receiver does not listen: ${receiver_error}`);
    return {
      app,
      page,
      window,
      dataDir,
      url: receiver_url,
      call,
      exited,
      output: () => heard.join(""),
      close,
    };
  } catch (error) {
    await close();
    throw new Error(`The console did not come up. It wrote:\n${heard.join("")}`, { cause: error });
  }
}

/** Runs in the page, where the contract's types are lost. */
function ask({ name, input }: { readonly name: Call; readonly input: unknown }): Promise<Reply<unknown>> {
  const { bridge } = globalThis as unknown as { readonly bridge: Bridge };
  return bridge.call(name, input as never);
}

export function consoleEnvironment(
  dataDir: string,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    ...Object.fromEntries(inherited),
    WATCHDESK_DATA_DIR: dataDir,
    WATCHDESK_PORT: "0",
    ...more,
  };
}
