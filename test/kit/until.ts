import { setTimeout as pause } from "node:timers/promises";

/** Resolves when `look` is true; rejects at the deadline with what `look` was about. */
export async function until(what: string, look: () => boolean | Promise<boolean>, deadlineMs = 10_000): Promise<void> {
  const deadline = performance.now() + deadlineMs;
  while (!(await look())) {
    if (performance.now() > deadline) throw new Error(`${what}: not within ${deadlineMs} ms`);
    await pause(5);
  }
}
