// The page can do nothing but show the board and sound: whatever comes in with an alert stays in here.
import type { BrowserWindow } from "electron/main";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { type LaunchedConsole, launchConsole } from "../kit/console.ts";

const waitFor = { timeout: 10_000, interval: 50 };

let console: LaunchedConsole;
beforeAll(async () => {
  console = await launchConsole({ switches: ["--use-fake-device-for-media-stream"] });
});
afterAll(() => console.close());

test("has the bridge, and nothing of Node", async () => {
  const found = await console.page.evaluate(() => ({
    bridge: Object.keys(Reflect.get(globalThis, "bridge") as object).toSorted(),
    node: ["require", "process", "module", "Buffer", "global", "electron"].filter((name) => name in globalThis),
  }));
  expect(found).toEqual({ bridge: ["call", "on"], node: [] });
});

test("is as little able as Electron can make it", async () => {
  const preferences = await console.window.evaluate(({ webContents }) => {
    // Not in the typings: what the page really got.
    const contents = webContents as unknown as { getLastWebPreferences: () => object };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
  });
  const isInspected = await console.window.evaluate(({ webContents }) => {
    webContents.openDevTools();
    return webContents.isDevToolsOpened();
  });
  expect(isInspected).toBe(false);
});

test("comes with a policy that the file system could not give it", async () => {
  const headers = await console.page.evaluate(async () =>
    Object.fromEntries((await fetch(location.href)).headers.entries()),
  );
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "content-type": "text/html; charset=utf-8",
  });
  expect(headers["content-security-policy"]).toContain("default-src 'none'; script-src 'self';");
});

test("cannot turn text into code, nor run code that is not ours", async () => {
  // Within a task of the page: what the driver evaluates itself is exempt from the policy.
  const outcome = await console.page.evaluate(
    () =>
      new Promise((resolve) => {
        setTimeout(() => {
          const outcomes: Record<string, string> = {};
          try {
            outcomes["eval"] = String(Reflect.get(globalThis, "eval")("1 + 1"));
          } catch (error) {
            outcomes["eval"] = (error as Error).name;
          }
          const inline = document.createElement("script");
          inline.textContent = "globalThis.inlineRan = true";
          document.head.append(inline);
          outcomes["inline"] = String(Reflect.get(globalThis, "inlineRan"));
          resolve(outcomes);
        });
      }),
  );
  expect(outcome).toEqual({ eval: "EvalError", inline: "undefined" });
});

test("reaches nothing outside, not even this computer's own receiver", async () => {
  const outcome = await console.page.evaluate(
    (url) =>
      fetch(url).then(
        () => "reached",
        () => "refused",
      ),
    `${console.url}/health`,
  );
  expect(outcome).toBe("refused");
});

test.each(["http://example.invalid/", "app://watchdesk/other.html"])("does not go to %s", async (address) => {
  await console.page.evaluate((url) => location.assign(url), address);
  await vi.waitUntil(() => console.output().includes(JSON.stringify({ address }).slice(1, -1)), waitFor);
  expect(console.page.url()).toBe("app://watchdesk/");
  expect(await console.page.evaluate(() => "bridge" in globalThis)).toBe(true);
});

test("opens no second window", async () => {
  const opened = await console.page.evaluate(() =>
    ["http://example.invalid/", "about:blank", location.href].map((url) => globalThis.open(url)),
  );
  expect(opened).toEqual([null, null, null]);
  expect(console.app.windows()).toHaveLength(1);
});

test("is refused the microphone, the camera and the place, and still finds the loudspeakers", async () => {
  const outcome = await console.page.evaluate(async () => {
    const microphone = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => "granted",
      ({ name }: Error) => name,
    );
    const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => "granted",
      ({ name }: Error) => name,
    );
    const place = await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve("granted"),
        ({ code }) => resolve(code),
      );
    });
    const notifications = await Notification.requestPermission();
    const devices = await navigator.mediaDevices.enumerateDevices();
    const outputs = devices.filter(({ kind }) => kind === "audiooutput");
    const sound = new AudioContext() as AudioContext & {
      setSinkId: (id: string) => Promise<void>;
    };
    const output = await sound.setSinkId(outputs.at(-1)?.deviceId ?? "").then(
      () => "set",
      ({ name }: Error) => name,
    );
    return {
      microphone,
      camera,
      place,
      notifications,
      isNamed: outputs.some(({ label }) => label !== ""),
      output,
    };
  });
  expect(outcome).toEqual({
    microphone: "NotAllowedError",
    camera: "NotAllowedError",
    place: 1,
    notifications: "denied",
    isNamed: true,
    output: "set",
  });
});

test("may sound without having been clicked", async () => {
  const state = await console.page.evaluate(async () => {
    const sound = new AudioContext();
    await sound.resume();
    return sound.state;
  });
  expect(state).toBe("running");
});

test("is answered only what the contract has", async () => {
  expect(await ask("no.such", null)).toMatchObject({ ok: false, failure: { code: "invalid" } });
  expect(await ask("preferences.write", { volume: 7 })).toMatchObject({
    ok: false,
    failure: { code: "invalid" },
  });
  expect(await ask("preferences.write", { volume: 0.5 })).toMatchObject({
    ok: true,
    value: { volume: 0.5 },
  });
});

test("comes back by itself when its process dies", async () => {
  await console.page.evaluate(() => Reflect.set(globalThis, "isOld", true));
  const old = await console.window.evaluate(({ webContents }) => webContents.getOSProcessId());
  await console.window.evaluate(({ webContents }) => webContents.forcefullyCrashRenderer());
  // Asked any sooner, Electron would never answer for a page that is gone.
  await vi.waitUntil(() => console.window.evaluate(isThere, old), waitFor);
  const isNew = "'bridge' in globalThis && !('isOld' in globalThis)";
  expect(await console.window.evaluate(({ webContents }, code) => webContents.executeJavaScript(code), isNew)).toBe(
    true,
  );
  expect(console.output()).toContain("the window's process ended");
});

function ask(name: string, input: unknown): Promise<unknown> {
  return console.page.evaluate(([asked, value]) => Reflect.get(globalThis, "bridge").call(asked, value), [
    name,
    input,
  ] as const);
}

function isThere({ webContents }: BrowserWindow, oldProcess: number): boolean {
  const present = webContents.getOSProcessId();
  return present !== 0 && present !== oldProcess && !webContents.isCrashed() && !webContents.isLoading();
}
