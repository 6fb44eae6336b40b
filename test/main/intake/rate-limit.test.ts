import fc from "fast-check";
import { expect, test } from "vitest";

import { createRateLimit } from "../../../src/main/intake/rate-limit.ts";

test("a burst passes, the next is told when to come back, and then it may", () => {
  let ms = 0;
  const take = createRateLimit({ perSecond: 2, burst: 3 }, () => ms);
  expect([take("a"), take("a"), take("a"), take("a")]).toEqual([0, 0, 0, 1]);
  ms = 500;
  expect([take("a"), take("a")]).toEqual([0, 1]);
});

test("one key's haste is not another's", () => {
  const take = createRateLimit({ perSecond: 1, burst: 1 }, () => 0);
  expect([take("a"), take("a"), take("b")]).toEqual([0, 1, 0]);
});

test("a slow rate says how many seconds to wait", () => {
  const take = createRateLimit({ perSecond: 0.1, burst: 1 }, () => 0);
  take("a");
  expect(take("a")).toBe(10);
});

test("a flood of keys does not grow the memory of the limiter for ever", () => {
  let ms = 0;
  const take = createRateLimit({ perSecond: 1, burst: 1 }, () => ms);
  for (let key = 0; key < 25_000; key += 1) take(`k${(ms += 1)}`);
  expect(take("another")).toBe(0);
});

test("never more pass than the burst and what has trickled in", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 200 }), (pauses) => {
      let ms = 0;
      let passed = 0;
      const take = createRateLimit({ perSecond: 5, burst: 7 }, () => ms);
      for (const pause of pauses) {
        ms += pause;
        if (take("a") === 0) passed += 1;
      }
      expect(passed).toBeLessThanOrEqual(7 + (ms / 1000) * 5 + 1e-9);
    }),
  );
});
