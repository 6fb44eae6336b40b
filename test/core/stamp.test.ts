import { expect, test } from "vitest";

import { type Clock, clockToStamp, clockZero, stampToClock, tick } from "../../src/core/stamp.ts";

test("stamps go on sorting while the wall clock is behind, however many events there are until it catches up", () => {
  const ahead = tick(clockZero, Date.UTC(2027, 0, 1));
  let clock: Clock = { ...ahead, counter: 0xffffe };
  let before = clockToStamp(clock, "a");
  for (let index = 0; index < 3; index++) {
    clock = tick(clock, Date.UTC(2026, 0, 1));
    const stamp = clockToStamp(clock, "a");
    expect(stamp > before, `${before} then ${stamp}`).toBe(true);
    expect(stampToClock(stamp)).toEqual(clock);
    before = stamp;
  }
});
