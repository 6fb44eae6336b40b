// How a run that went wrong is told, with the command that repeats it.
import type { Outcome } from "./room.ts";

const linesShown = 40;

export const command = ({ seed }: Outcome): string => `node test/simulation/run.ts --seed ${seed}`;

export const report = (outcome: Outcome): string =>
  [
    `seed ${outcome.seed}, ${outcome.consoles} consoles, after ${outcome.seconds.toFixed(1)} simulated seconds:`,
    ...outcome.violations.slice(0, 10).map((violation) => `  ${violation}`),
    "what happened last:",
    ...outcome.lines.slice(-linesShown),
    `repeat it, told in full: ${command(outcome)}`,
  ].join("\n");
