/** Ends a script with a plain message: what is missing, and what a person can do about it. */
export class Stop extends Error {
  override readonly name = "Stop";
}

/** Runs a script to its exit code; a `Stop` is told without a stack, anything else is a bug and shows one. */
export async function script(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
