// A screen, a session bus and, for the tests, a desk around it: for machines where nobody sits.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { run } from "./run.ts";
import { startService, type Service } from "./service.ts";
import { Stop } from "./stop.ts";

export interface Display {
  /** For the programs that are to run on it. */
  readonly env: NodeJS.ProcessEnv;
  readonly name: string;
  readonly stop: () => Promise<void>;
}

/** The null sink that the tests' desk plays to; what it plays can be recorded from `${sink}.monitor`. */
const sink = "probe";

const withoutScreen =
  "There is no display here, and Xvfb makes a virtual one: install it, or start where there is a display. " +
  "The station needs neither: npm run station";

export function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== "linux" || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
}

/** Xvfb and a D-Bus session; with `desk` also a window manager, a notification daemon and a sound server. */
export async function openDisplay({ desk }: { readonly desk: boolean }, tries = 3): Promise<Display> {
  // Sockets go in here, and their paths may be no longer than about 100 characters.
  const folder = await mkdtemp(path.join(tmpdir(), "watchdesk-"));
  const services: Service[] = [];
  const stop = async (): Promise<void> => {
    for (const service of services.toReversed()) await service.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const authority = path.join(folder, "xauthority");
    await writeFile(authority, wildCookie(randomBytes(16)), { mode: 0o600 });
    const screen = ["-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-auth", authority];
    const xvfb = await startService("Xvfb", ["-displayfd", "1", ...screen], process.env, {
      advice: withoutScreen,
    });
    services.push(xvfb.service);
    const busAddress = `--address=unix:path=${path.join(folder, "bus")}`;
    const busArgs = ["--session", "--nofork", "--print-address=1", busAddress];
    const bus = await startService("dbus-daemon", busArgs, process.env);
    services.push(bus.service);
    const name = `:${xvfb.firstLine}`;
    const { WAYLAND_DISPLAY: _, ...rest } = process.env;
    const env = {
      ...rest,
      DISPLAY: name,
      XAUTHORITY: authority,
      XDG_RUNTIME_DIR: folder,
      XDG_SESSION_TYPE: "x11",
      DBUS_SESSION_BUS_ADDRESS: bus.firstLine,
      // Electron complains loudly where there is no system bus; it only asks it for what a headless machine lacks anyway.
      ...(existsSync("/run/dbus/system_bus_socket") ? {} : { DBUS_SYSTEM_BUS_ADDRESS: bus.firstLine }),
    };
    if (!desk) return { env, name, stop };
    const deskEnv = { ...env, PULSE_SERVER: `unix:${path.join(folder, "pulse", "native")}` };
    services.push(...(await startDesk(deskEnv)));
    return { env: deskEnv, name, stop };
  } catch (error) {
    await stop();
    // The bus may start a notification daemon of its own a moment before ours, and then neither lives.
    if (tries > 1 && desk) return openDisplay({ desk }, tries - 1);
    throw error;
  }
}

async function startDesk(env: NodeJS.ProcessEnv): Promise<readonly Service[]> {
  const nullSink = `module-null-sink sink_name=${sink}`;
  const pulse = ["-n", "--daemonize=no", "--exit-idle-time=-1", "-L", nullSink, "-L", "module-native-protocol-unix"];
  const services = [
    (await startService("openbox", [], env, { isSilent: true })).service,
    (await startService("dunst", [], env, { isSilent: true })).service,
    (await startService("pulseaudio", pulse, env, { isSilent: true })).service,
  ];
  await Promise.all([
    until("openbox", () => run("xdotool", ["get_num_desktops"], { env })),
    until("dunst", () => run("dunstctl", ["count"], { env })),
    until("pulseaudio", () => run("pactl", ["get-sink-volume", sink], { env })),
  ]);
  return services;
}

async function until(name: string, probe: () => Promise<{ readonly code: number; readonly output: string }>) {
  const deadline = performance.now() + 20_000;
  for (;;) {
    const { code, output } = await probe();
    if (code === 0) return;
    if (performance.now() > deadline) throw new Stop(`${name} did not come up under the virtual display:\n${output}`);
    await pause(100);
  }
}

/** An X authority file with one cookie that is good for every display number, as ours is not known before Xvfb runs. */
function wildCookie(cookie: Uint8Array): Uint8Array {
  const familyWild = 0xffff;
  const field = (bytes: Uint8Array): Buffer => Buffer.concat([short(bytes.length), bytes]);
  const none = new Uint8Array();
  return Buffer.concat([
    short(familyWild),
    field(none),
    field(none),
    field(Buffer.from("MIT-MAGIC-COOKIE-1")),
    field(cookie),
  ]);
}

function short(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff]);
}
