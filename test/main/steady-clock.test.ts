import { beforeEach, expect, test } from "vitest";

import { createSteadyClock } from "../../src/main/steady-clock.ts";
import { emergencyResponse } from "../kit/configurations.ts";
import { startStation } from "../kit/station.ts";
import { until } from "../kit/until.ts";

const hour = 3_600_000;
let wall: number;
let elapsed: number;
let isAwaited: boolean;
let told: number[];
beforeEach(() => {
  [wall, elapsed, isAwaited, told] = [100 * hour, 0, true, []];
});

const clock = () =>
  createSteadyClock({
    wall: () => wall,
    elapsed: () => elapsed,
    isAwaited: () => isAwaited,
    onSetBack: (byMs) => told.push(byMs),
  });
const pass = (ms: number): void => {
  wall += ms;
  elapsed += ms;
};

test("a clock that was set back puts nothing off, and is followed again once nothing waits", () => {
  const now = clock();
  pass(5000);
  wall -= 3 * hour;
  expect(now()).toBe(100 * hour + 5000);
  pass(60_000);
  expect(now()).toBe(100 * hour + 65_000);
  expect(told).toEqual([3 * hour]);
  isAwaited = false;
  pass(2000);
  expect(now()).toBe(97 * hour + 67_000);
});

test("set forward it is followed, also after it was set back", () => {
  const now = clock();
  wall += hour;
  expect(now()).toBe(101 * hour);
  wall -= 3 * hour;
  expect(now()).toBe(101 * hour);
  wall += 2 * hour;
  expect(now()).toBe(101 * hour);
  wall += 2 * hour;
  expect(now()).toBe(102 * hour);
});

test("what sets the clock right by fractions of a second is not held up", () => {
  const now = clock();
  wall -= 400;
  expect(now()).toBe(100 * hour - 400);
  expect(told).toEqual([]);
});

test("an alert escalates on time although the clock is set back by hours meanwhile", async () => {
  wall = 0;
  const station = await startStation({ wall: () => Date.now() + wall });
  try {
    await station.call("POST", "/api/v1/alert-configurations", {
      ...emergencyResponse,
      escalation_threshold_seconds: 30,
    });
    await station.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS" });
    wall = 29_000;
    await station.call("GET", "/health");
    wall -= 3 * hour;
    await until(
      "it escalated",
      async () => (await station.call("GET", "/api/v1/alerts/1")).body.escalation_level === 2,
    );
  } finally {
    await station.stop();
  }
});
