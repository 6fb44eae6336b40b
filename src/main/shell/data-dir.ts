// The folder that this console keeps everything in. One console per folder.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export interface DataDir {
  readonly folder: string;
  readonly isDemo: boolean;
}

const demoPrefix = "watchdesk-demo-";

export function chooseDataDir(args: readonly string[], env: NodeJS.ProcessEnv, usual: string): DataDir {
  if (args.includes("--demo")) {
    sweepDemos();
    return {
      folder: mkdtempSync(path.join(tmpdir(), `${demoPrefix}${process.pid}-`)),
      isDemo: true,
    };
  }
  const folder = path.resolve(env["WATCHDESK_DATA_DIR"] || usual);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return { folder, isDemo: false };
}

/** Chromium writes its profile once more after our last line has run, so somebody else has to see this process off. */
export function removeAfterExit(folder: string): void {
  const wait = 'n=0; while kill -0 "$1" 2>/dev/null && [ $n -lt 100 ]; do n=$((n+1)); sleep 0.1; done';
  process.on("exit", () => {
    rmSync(folder, { recursive: true, force: true });
    if (process.platform === "win32") return;
    const args = ["-c", `${wait}; rm -rf -- "$2"`, "sh", String(process.pid), folder];
    spawn("/bin/sh", args, { detached: true, stdio: "ignore" }).unref();
  });
}

/** Removes what a demonstration left that was killed, or that runs where nobody could see it off. */
function sweepDemos(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${demoPrefix}(\\d+)-`, "u").exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
