import { readFileSync } from "node:fs";
import { platform } from "node:os";

/** Linux counts a process's processor time in hundredths of a second, whatever the machine (USER_HZ). */
const tickMs = 10;

/** Processor time of another process so far, user and system; null where the system does not tell. */
export function cpuTimeMs(pid: number): number | null {
  if (platform() !== "linux") return null;
  const [, afterName = ""] = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ");
  const fields = afterName.split(" ");
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}
