import { expect, test } from "vitest";

import { createTimers } from "../../../src/main/peers/timers.ts";

test("time goes as the monotonic clock goes, however often it is asked and however the wall clock drifts", () => {
  let steady = 1000;
  const timers = createTimers(
    () => Math.floor(5_000_000 + steady * 1.0005),
    () => steady,
  );
  for (let count = 0; count < 600_000; count++) {
    steady += 0.1;
    timers.now();
  }
  expect(timers.now()).toBeGreaterThanOrEqual(59_990);
  expect(timers.now()).toBeLessThan(60_010);
});

test("sleep counts, a wall clock that is set forward counts, one that is set back does not", () => {
  let [wall, steady] = [1_000_000, 0];
  const timers = createTimers(
    () => wall,
    () => steady,
  );
  wall += 30_000;
  expect(timers.now()).toBe(30_000);
  wall -= 3_600_000;
  steady += 10;
  expect(timers.now()).toBe(30_010);
  wall += 20_000;
  steady += 20_000;
  expect(timers.now()).toBe(50_010);
  wall += 5000;
  expect(timers.now()).toBe(55_010);
});
