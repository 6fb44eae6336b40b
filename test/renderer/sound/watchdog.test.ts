import { expect, test } from "vitest";

import { createWatchdog, type Verdict } from "../../../src/renderer/sound/watchdog.ts";

/** Looks once a second at a clock that runs at `speed`. */
function watch(looks: number, speed: number, isRunning = true): readonly Verdict[] {
  const watchdog = createWatchdog();
  return Array.from({ length: looks }, (_, second) =>
    watchdog.look({ now: 5000 + second * 1000, currentTime: second * speed, isRunning }),
  );
}

test("a running clock is left alone", () => {
  expect(watch(5, 1)).toEqual(Array.from({ length: 5 }, () => ({ repair: "none", isBlocked: false })));
});

test("a context that is not running is resumed, then replaced, and after the second look reported", () => {
  expect(watch(3, 0, false)).toEqual([
    { repair: "resume", isBlocked: false },
    { repair: "recreate", isBlocked: true },
    { repair: "resume", isBlocked: true },
  ]);
});

test("a clock that stands still counts as dead although the context says that it runs", () => {
  expect(watch(3, 0).map(({ isBlocked }) => isBlocked)).toEqual([false, false, true]);
  expect(watch(3, 0)[2]?.repair).toBe("recreate");
});

test("a dead context is replaced now and then only", () => {
  const repairs = watch(40, 0, false).map(({ repair }) => repair);
  expect(repairs.filter((repair) => repair === "recreate")).toHaveLength(4);
});

test("a new context begins with a clean record", () => {
  const watchdog = createWatchdog();
  watchdog.look({ now: 0, currentTime: 100, isRunning: false });
  watchdog.look({ now: 1000, currentTime: 100, isRunning: false });
  watchdog.forget();
  expect(watchdog.look({ now: 2000, currentTime: 0.4, isRunning: true })).toEqual({ repair: "none", isBlocked: false });
});

test("two looks in the same moment prove nothing", () => {
  const watchdog = createWatchdog();
  watchdog.look({ now: 1000, currentTime: 1, isRunning: true });
  expect(watchdog.look({ now: 1010, currentTime: 1, isRunning: true }).repair).toBe("none");
});
