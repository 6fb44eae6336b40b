import { expect, test } from "vitest";

import { readMoment } from "../../../src/main/demo/moment.ts";

test("time stands where it was told to, and chance repeats itself", () => {
  const at = "--at=2026-03-04T20:15:00Z";
  const [one, other] = [readMoment(["--demo", at]), readMoment([at])];
  expect([one.now(), one.now()]).toEqual([Date.UTC(2026, 2, 4, 20, 15), Date.UTC(2026, 2, 4, 20, 15)]);
  const drawn = Array.from({ length: 1000 }, one.random);
  expect(Array.from({ length: 1000 }, other.random)).toEqual(drawn);
  expect(drawn.every((share) => share >= 0 && share < 1)).toBe(true);
  expect(new Set(drawn).size).toBe(1000);
  expect(drawn.filter((share) => share < 0.5).length).toBeGreaterThan(400);
  expect(drawn.filter((share) => share < 0.5).length).toBeLessThan(600);
});

test("otherwise time goes by; what is no time is refused", () => {
  expect(readMoment(["--demo"]).now).toBe(Date.now);
  expect(() => readMoment(["--at=yesterday"])).toThrow("yesterday is not a time");
});
