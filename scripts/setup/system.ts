// The libraries and programs Electron needs from the operating system, as Debian and its kin call them.
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";

import { during } from "./progress.ts";
import { run } from "./run.ts";
import { Stop } from "./stop.ts";

/** `a|b` stands for one package under two names: newer releases first. */
const packages = {
  electron: [
    "libgtk-3-0t64|libgtk-3-0",
    "libnss3",
    "libasound2t64|libasound2",
    "libgbm1",
    "libxss1",
    "libxtst6",
    "libnotify-bin",
  ],
  display: ["xvfb", "dbus", "fonts-dejavu-core", "fonts-noto-color-emoji"],
  compiler: ["g++", "make", "python3"],
  desk: ["openbox", "xdotool", "dunst", "pulseaudio", "pulseaudio-utils", "sox", "prometheus-alertmanager"],
} as const;

export type Need = keyof typeof packages;

/** Sees to it that the packages are there: installs them where nobody need be asked (root on Debian), else stops. */
export async function ensureSystem(needs: readonly Need[]): Promise<void> {
  if (process.platform !== "linux" || !existsSync("/etc/debian_version")) return;
  const wanted = [...new Set(needs.flatMap((need) => packages[need]))];
  const absent = missing(wanted, await installed());
  if (absent.length === 0) return;
  if (process.getuid?.() !== 0) {
    const names = absent.map((either) => either.split("|").at(-1)).join(" ");
    throw new Stop(
      `Some system packages are missing. Install them and try again:\n\n  sudo apt-get install -y ${names}\n`,
    );
  }
  await install(absent);
}

/** Which of the wanted packages have none of their names among the installed ones. */
export function missing(wanted: readonly string[], present: ReadonlySet<string>): readonly string[] {
  return wanted.filter((names) => !names.split("|").some((name) => present.has(name)));
}

/** Reads `dpkg-query` rows of status abbreviation and package name, e.g. `ii \tlibnss3`. */
export function installedNames(rows: string): ReadonlySet<string> {
  return new Set(
    rows
      .split("\n")
      .filter((row) => row.startsWith("ii"))
      .map((row) => row.split("\t")[1] ?? ""),
  );
}

async function installed(): Promise<ReadonlySet<string>> {
  const { stdout } = await run("dpkg-query", ["-W", "-f", "${db:Status-Abbrev}\t${Package}\n"]);
  return installedNames(stdout);
}

async function install(absent: readonly string[]): Promise<void> {
  await during("Refreshing the list of system packages", () => apt(["update"]));
  const names = await Promise.all(absent.map(available));
  await during(`Installing system packages: ${names.join(" ")}`, () =>
    withoutServices(async () => {
      // An install that was killed leaves packages half configured, and apt then refuses every other one.
      await run("dpkg", ["--configure", "-a"], {
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      });
      await apt(["install", "-y", "--no-install-recommends", ...names]);
    }),
  );
}

async function available(names: string): Promise<string> {
  for (const name of names.split("|")) {
    const { stdout } = await run("apt-cache", ["show", "--no-all-versions", name]);
    if (stdout.includes(`Package: ${name}\n`)) return name;
  }
  return names.split("|").at(-1) ?? names;
}

async function apt(args: readonly string[]): Promise<void> {
  const outcome = await run("apt-get", ["-q", "-o", "DPkg::Lock::Timeout=300", ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    timeoutMs: 15 * 60_000,
  });
  if (outcome.code === 0) return;
  throw new Stop(`apt-get ${args.join(" ")} failed:\n${outcome.output.trim().split("\n").slice(-15).join("\n")}`);
}

/** Debian starts a daemon when its package is installed, unless this file says no (see invoke-rc.d). */
async function withoutServices(work: () => Promise<void>): Promise<void> {
  const policy = "/usr/sbin/policy-rc.d";
  const ours = "#!/bin/sh\n# Watchdesk set-up: packages only, no daemons\nexit 101\n";
  const theirs = existsSync(policy) && (await readFile(policy, "utf8")) !== ours;
  if (theirs) return work();
  await writeFile(policy, ours, { mode: 0o755 });
  try {
    await work();
  } finally {
    await rm(policy, { force: true });
  }
}
