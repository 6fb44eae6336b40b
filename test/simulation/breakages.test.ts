import { expect, test } from "vitest";

import { type BreakageName, breakages, isBreakage } from "./breakages.ts";
import { run } from "./room.ts";

/** So many seeds each breakage has to show itself. */
const within = 25;

/** What has to be said of it, by one of the runs. */
const told: Readonly<Record<BreakageName, RegExp>> = {
  deaf: /is on duty/u,
  "no-step-down": /was stopped/u,
  "drops-an-acknowledgement": /differs between|has something else/u,
  "arrival-order": /differs between/u,
  "forgets-a-commit": /accepted|do not hold the same|is on duty/u,
  "keeps-no-outcome": /is still queued|without need/u,
  "never-escalates": /stands still/u,
  "sends-what-was-called-off": /knows to be|called off/u,
  "same-digits": /two alerts are/u,
};

for (const [name, { does }] of Object.entries(breakages)) {
  test(`it is noticed when ${does}`, async () => {
    if (!isBreakage(name)) throw new Error(name);
    for (let seed = 1; seed <= within; seed++) {
      const { violations } = await run(seed, { breakage: name });
      if (violations.length > 0) return expect(violations.join("\n")).toMatch(told[name]);
    }
    throw new Error(`nothing was noticed in ${within} runs`);
  }, 120_000);
}

test("the same seed is the same run", async () => {
  const [one, other] = [await run(3), await run(3)];
  expect(one.lines.length).toBeGreaterThan(100);
  expect(other).toEqual(one);
}, 60_000);
