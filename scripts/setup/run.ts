import { spawn, type ChildProcess } from "node:child_process";
import { text } from "node:stream/consumers";

export interface Outcome {
  /** 128 + the signal's usual place (137) when it was killed, 127 when there is no such program. */
  readonly code: number;
  readonly stdout: string;
  /** stdout and stderr, as far as they were not shown. */
  readonly output: string;
}

export interface Running {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Straight to the terminal instead of into the outcome. */
  readonly shown?: boolean;
  readonly timeoutMs?: number;
}

const alive = new Set<ChildProcess>();
process.once("exit", () => alive.forEach((child) => child.kill("SIGKILL")));

/** No child outlives this process, unless this process is killed outright. */
export function adopt(child: ChildProcess): void {
  alive.add(child);
  child.once("exit", () => alive.delete(child));
}

export async function run(command: string, args: readonly string[], running: Running = {}): Promise<Outcome> {
  const { cwd, env, shown = false, timeoutMs } = running;
  const child = spawn(command, args, {
    stdio: shown ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
    killSignal: "SIGKILL",
    ...(cwd === undefined ? {} : { cwd }),
    ...(env === undefined ? {} : { env }),
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
  });
  adopt(child);
  const ended = new Promise<number>((resolve) => {
    child.once("error", () => resolve(127));
    child.once("close", (code) => resolve(code ?? 137));
  });
  const [code, stdout, stderr] = await Promise.all([
    ended,
    child.stdout ? text(child.stdout) : "",
    child.stderr ? text(child.stderr) : "",
  ]);
  return { code, stdout, output: stdout + stderr };
}
