// node test/simulation/run.ts --seed N: one run, told line by line. --seeds COUNT [--from N]: many, until one fails.
// --break NAME: with consoles that do this wrong.
import { parseArgs } from "node:util";

import { breakages, isBreakage } from "./breakages.ts";
import { command, report } from "./report.ts";
import { run } from "./room.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    seeds: { type: "string" },
    from: { type: "string", default: "1" },
    break: { type: "string" },
    quiet: { type: "boolean", default: false },
  },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const broken = values.break;
if (broken !== undefined && !isBreakage(broken)) {
  say(`There is no ${broken}. There are: ${Object.keys(breakages).join(", ")}`);
  process.exit(2);
}
const options = broken === undefined ? {} : { breakage: broken };

if (values.seed !== undefined) {
  const outcome = await run(Number(values.seed), { ...options, ...(values.quiet ? {} : { print: say }) });
  say(values.quiet ? report(outcome) : outcome.violations.join("\n") || "nothing is wrong");
  process.exitCode = outcome.violations.length === 0 ? 0 : 1;
} else {
  const from = Number(values.from);
  const count = Number(values.seeds ?? "100");
  const startedAt = performance.now();
  let simulated = 0;
  let failed = 0;
  for (let seed = from; seed < from + count; seed++) {
    const outcome = await run(seed, options);
    simulated += outcome.seconds;
    if (outcome.violations.length === 0) continue;
    failed += 1;
    say(values.quiet ? `${command(outcome)}  # ${outcome.violations[0]}` : report(outcome));
    if (!values.quiet) break;
  }
  const took = (performance.now() - startedAt) / 1000;
  say(
    `${count} seeds from ${from}, ${failed} failed, ${Math.round(simulated / 60)} simulated minutes, ${took.toFixed(1)} s`,
  );
  process.exitCode = failed === 0 ? 0 : 1;
}
