import { expect, test } from "vitest";

import { nextAttempt } from "../../src/core/delivery.ts";

const now = Date.UTC(2026, 10, 21);

test("waits twice as long each time, up to a minute and a half, and gives up at last", () => {
  const waits = Array.from({ length: 12 }, (_, made) => nextAttempt("triggered", made + 1, now, 0.5, null));
  expect(waits.map((at) => (at === null ? null : (at - now) / 1000))).toEqual([
    2,
    4,
    8,
    16,
    32,
    64,
    90,
    90,
    90,
    90,
    90,
    null,
  ]);
});

test("a provider is not asked before the time that it named, unless that would silence the call", () => {
  expect(nextAttempt("triggered", 1, now, 0.5, now + 60_000)).toBe(now + 60_000);
  expect(nextAttempt("triggered", 1, now, 0.5, now - 60_000)).toBe(now + 2000);
  for (const absurd of [Date.UTC(2099, 0, 1), now + 1e300, Number.MAX_VALUE])
    expect(nextAttempt("triggered", 1, now, 0.5, absurd)).toBe(now + 300_000);
});
