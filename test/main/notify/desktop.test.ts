// Notices on a real notification service (dunst) on a screen and a bus of their own; what it shows is asked of itself.
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";

import { createDesktopNotifier, type DesktopNotifier } from "../../../src/main/notify/desktop.ts";

const run = promisify(execFile);
const nasty = `-t <b>bold</b> <img src="file:///etc/passwd"> $(touch owned) \`touch owned\` "; touch owned; " \\n %s 'x' & &amp;`;

let clicks: string[];
let notifier: DesktopNotifier;

const create = (): void => {
  clicks = [];
  notifier = createDesktopNotifier({
    appName: "Watchdesk",
    iconPath: null,
    onClick: (alertId) => clicks.push(alertId),
  });
};

const notice = { alert_id: "al_1", title: "SOS by Asha Rao", body: "12.97160, 77.59460", isCritical: true };

const isInstalled = (program: string): boolean =>
  (process.env["PATH"] ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));
const hasDesktop =
  process.platform === "linux" &&
  ["Xvfb", "dunst", "dunstctl", "dbus-daemon", "notify-send", "pgrep"].every(isInstalled);

const displayed = async (): Promise<number> => Number((await run("dunstctl", ["count", "displayed"])).stdout);

/** What the service was given last, after it left the screen. */
const lastShown = async () => {
  await run("dunstctl", ["close-all"]);
  const { stdout } = await run("dunstctl", ["history"]);
  const [[latest]] = JSON.parse(stdout).data;
  return {
    title: latest.summary.data as string,
    body: latest.body.data as string,
    urgency: latest.urgency?.data as string | undefined,
    timeout: latest.timeout.data as number,
    app: latest.appname.data as string,
  };
};

describe.runIf(hasDesktop)("on a desktop", () => {
  const started: ChildProcess[] = [];
  const before = { ...process.env };
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "watchdesk-desktop-"));
    const display = await startAndRead("Xvfb", ["-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp"]);
    const address = await startAndRead("dbus-daemon", ["--session", "--nofork", "--print-address=1"]);
    Object.assign(process.env, { DISPLAY: `:${display}`, DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: folder });
    started.push(spawn("dunst", ["-conf", "/dev/null"], { stdio: "ignore" }));
    await vi.waitFor(() => run("dunstctl", ["count"]), { timeout: 10_000 });
  }, 20_000);

  afterAll(async () => {
    for (const child of started.toReversed()) child.kill();
    for (const name of ["DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"]) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
    await rm(folder, { recursive: true, force: true });
  });

  afterEach(async () => {
    notifier.close();
    await run("dunstctl", ["close-all"]);
  });

  const startAndRead = (program: string, options: readonly string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      const child = spawn(program, options, { stdio: ["ignore", "pipe", "ignore"] });
      started.push(child);
      child.once("error", reject);
      child.stdout?.once("data", (text: Buffer) => resolve(text.toString("utf8").trim()));
    });

  test("a critical notice is shown and stays", async () => {
    create();
    expect(await notifier.show(notice)).toEqual({ shown: true });
    expect(await displayed()).toBe(1);
    expect(await lastShown()).toMatchObject({ title: notice.title, body: notice.body, timeout: 0, app: "Watchdesk" });
  });

  test("another leaves by itself", async () => {
    create();
    expect(await notifier.show({ ...notice, isCritical: false })).toEqual({ shown: true });
    expect((await lastShown()).timeout).toBe(15_000_000);
  });

  test("a click opens the alert that was clicked, once", async () => {
    create();
    await notifier.show({ ...notice, alert_id: "al_7" });
    await run("dunstctl", ["action", "0"]);
    await expect.poll(() => clicks).toEqual(["al_7"]);
  });

  test("closing a notice is no click", async () => {
    create();
    await notifier.show(notice);
    await run("dunstctl", ["close-all"]);
    await notifier.show({ ...notice, alert_id: "al_2" });
    expect(clicks).toEqual([]);
  });

  test("a text from outside is neither option, nor markup, nor command", async () => {
    create();
    expect(await notifier.show({ ...notice, title: nasty, body: nasty })).toEqual({ shown: true });
    const { title, body } = await lastShown();
    expect(title).toBe(nasty.slice(0, 119) + "…".repeat(nasty.length > 120 ? 1 : 0));
    expect(body).not.toMatch(/<(?:b|img)/u);
    expect(body).toContain("&lt;b&gt;bold&lt;/b&gt;");
    expect(body).toContain("\\n %s 'x' &amp; &amp;amp;");
    expect(existsSync("owned")).toBe(false);
  });

  test("many at once are all shown, and nothing stays behind when it closes", async () => {
    create();
    const shown = await Promise.all(
      Array.from({ length: 40 }, (_item, index) => notifier.show({ ...notice, alert_id: `al_${index}` })),
    );
    expect(shown.every((one) => one.shown)).toBe(true);
    notifier.close();
    await expect
      .poll(async () =>
        (
          await run("pgrep", ["-c", "-P", String(process.pid), "notify-send"]).catch(({ stdout }) => ({ stdout }))
        ).stdout.trim(),
      )
      .toBe("0");
  });
});

describe("elsewhere", () => {
  const before = process.env["PATH"];
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "watchdesk-path-"));
    create();
  });

  afterAll(async () => {
    process.env["PATH"] = before;
    await rm(folder, { recursive: true, force: true });
  });

  test("without a notification service it says so", async () => {
    const bus = process.env["DBUS_SESSION_BUS_ADDRESS"];
    process.env["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent/bus";
    create();
    expect(await notifier.show(notice)).toEqual({ shown: false, reason: expect.stringMatching(/\w/u) });
    if (bus === undefined) delete process.env["DBUS_SESSION_BUS_ADDRESS"];
    else process.env["DBUS_SESSION_BUS_ADDRESS"] = bus;
  });

  test.runIf(process.platform === "linux")(
    "with an older notify-send, node-notifier passes the same text on, unharmed",
    async () => {
      const recorder = join(folder, "notify-send");
      await writeFile(
        recorder,
        `#!/bin/sh\nif [ "$1" = --version ]; then echo "notify-send 0.7.9"; exit; fi\nfor part in "$@"; do printf '%s\\0' "$part"; done > ${folder}/given\n`,
      );
      await chmod(recorder, 0o755);
      process.env["PATH"] = `${folder}${delimiter}${before}`;
      create();
      expect(await notifier.show({ ...notice, title: nasty.slice(0, 100), body: nasty })).toEqual({ shown: true });
      const [title, body, ...options] = (await readFile(join(folder, "given"), "utf8")).split("\0");
      expect(title).toBe(`–${nasty.slice(1, 100)}`);
      expect(body).toContain("&lt;b&gt;bold&lt;/b&gt;");
      expect(body).toContain("\\\\n");
      expect(options).toEqual(
        expect.arrayContaining(["--urgency", "critical", "--expire-time", "0", "--app-name", "Watchdesk"]),
      );
      expect(existsSync("owned")).toBe(false);
    },
  );
});
