import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

import { adopt } from "./run.ts";
import { Stop } from "./stop.ts";

export interface Service {
  readonly stop: () => Promise<void>;
}

export interface Started {
  readonly service: Service;
  /** What it says first on stdout, for the services that say where they are. */
  readonly firstLine: string;
}

export interface Starting {
  /** It never says anything on stdout. */
  readonly isSilent?: boolean;
  /** What a person can do when it cannot be started. */
  readonly advice?: string;
}

/** Starts a program that stays until it is stopped. */
export async function startService(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { isSilent = false, advice = "" }: Starting = {},
): Promise<Started> {
  const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    complaints = (complaints + chunk).slice(-4000);
  });
  adopt(child);
  const ended = new Promise<void>((resolve) => {
    child.once("error", () => resolve());
    child.once("exit", () => resolve());
  });
  const lines = createInterface(child.stdout);
  const first = await Promise.race([
    isSilent ? once(child, "spawn").then(() => "") : once(lines, "line").then(([line]) => String(line)),
    ended.then(() => undefined),
  ]).catch(() => undefined);
  if (first === undefined) throw new Stop(`${command} did not start: ${complaints || "is it installed?"}\n${advice}`);
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    const hard = setTimeout(() => child.kill("SIGKILL"), 3000);
    await ended;
    clearTimeout(hard);
  };
  return { service: { stop }, firstLine: first };
}
