import { expect, test } from "vitest";

import { formatAge, formatClock, formatInstant, formatMinute, writeTimesAs } from "../../../src/renderer/parts/time.ts";

test("an age is mm:ss, then h:mm:ss, then days; a clock that was set back never shows a negative one", () => {
  const ages = [-5000, 0, 61_000, 3_599_999, 3_600_000, 359_999_000, 360_000_000].map(formatAge);
  expect(ages).toEqual(["00:00", "00:00", "01:01", "59:59", "1:00:00", "99:59:59", "4 d 04 h"]);
});

test("an instant tells its date only where it is not today", () => {
  const at = new Date(2026, 10, 21, 18, 45, 7).getTime();
  expect(formatClock(at)).toBe("18:45:07");
  expect(formatInstant(at, at + 3_600_000)).toBe("18:45:07");
  expect(formatInstant(at, new Date(2026, 10, 22, 0, 5).getTime())).toBe("21 Nov 18:45:07");
  expect(formatInstant(at, new Date(2027, 0, 1).getTime())).toBe("21 Nov 2026 18:45:07");
});

test("twelve hours, for those who read them so; a day in the chosen language", () => {
  const at = new Date(2026, 10, 21, 0, 5, 7).getTime();
  writeTimesAs("en", "12");
  expect([formatClock(at), formatMinute(at + 45_000_000)]).toEqual(["12:05:07 am", "12:35 pm"]);
  writeTimesAs("hi", "24");
  expect(formatInstant(at, at + 2 * 86_400_000)).toMatch(/^21 नव.* 00:05:07$/u);
  writeTimesAs("en", "24");
  expect(formatClock(at)).toBe("00:05:07");
});
