// The fixed seeds of every change. More: node test/simulation/run.ts --seeds 5000 --from 1000
import { expect, test } from "vitest";

import { report } from "./report.ts";
import { type Outcome, run } from "./room.ts";

const seedCount = 100;

async function runs(from: number, count: number): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let seed = from; seed < from + count; seed++) outcomes.push(await run(seed));
  return outcomes;
}

const failures = (outcomes: readonly Outcome[]): string =>
  outcomes
    .filter(({ violations }) => violations.length > 0)
    .map(report)
    .join("\n\n");

test("whatever happens to the consoles, none of their promises is broken", async () => {
  expect(failures(await runs(1, seedCount))).toBe("");
}, 240_000);
