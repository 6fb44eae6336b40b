import { expect, test } from "vitest";

import { reloadDelayMs } from "../../../src/main/shell/reload-delay.ts";

test("the page comes back soon, unless it keeps dying", () => {
  const now = 1_000_000;
  expect(reloadDelayMs([], now)).toBe(500);
  expect(reloadDelayMs([now - 10, now - 5], now)).toBe(500);
  expect(reloadDelayMs([now - 30, now - 10, now - 5], now)).toBe(30_000);
  expect(reloadDelayMs([now - 90_000, now - 80_000, now - 70_000], now)).toBe(500);
});
