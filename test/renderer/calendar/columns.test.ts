import { expect, test } from "vitest";

import { hourMs } from "../../../src/core/schedule/wall-time.ts";
import { columnsOf, later, placeOf } from "../../../src/renderer/calendar/columns.ts";
import { clockIn } from "../../../src/renderer/calendar/duty-words.ts";
import { stretchOf, titleOf, turnPage } from "../../../src/renderer/calendar/stretch.ts";

const zone = "Europe/London";

test("views show whole days of their zone, months in whole weeks", () => {
  expect(stretchOf("month", "month", "2026-11-21", "UTC")).toEqual({
    first: "2026-10-26",
    days: 42,
    from: Date.UTC(2026, 9, 26),
    to: Date.UTC(2026, 11, 7),
  });
  expect(stretchOf("week", "month", "2026-11-22", "Asia/Kolkata")).toMatchObject({
    first: "2026-11-16",
    days: 7,
    from: Date.UTC(2026, 10, 15, 18, 30),
  });
  expect(stretchOf("timeline", "month", "2026-02-10", "UTC").days).toBe(28);
  expect(stretchOf("timeline", "quarter", "2026-11-21", "UTC")).toMatchObject({ first: "2026-11-16", days: 91 });
});

test("a page is as long as what it shows, and a month never skips a short one", () => {
  expect(turnPage("month", "month", "2026-01-31", 1)).toBe("2026-02-01");
  expect(turnPage("month", "month", "2026-01-31", -1)).toBe("2025-12-01");
  expect(turnPage("week", "month", "2026-11-21", -1)).toBe("2026-11-14");
  expect(turnPage("timeline", "quarter", "2026-11-21", 1)).toBe("2027-02-20");
  expect(titleOf("day", "month", "2026-11-21")).toMatch(/^Saturday,? 21 November 2026$/u);
  expect(titleOf("month", "month", "2026-11-21")).toBe("November 2026");
});

test.each([
  ["2026-03-29", 23],
  ["2026-10-25", 25],
  ["2026-10-26", 24],
])("%s in London has %i columns, and each hour its own name", (day, hours) => {
  const columns = columnsOf("day", stretchOf("timeline", "day", day, zone), zone);
  expect(columns.edges).toHaveLength(hours + 1);
  const names = columns.edges.slice(0, -1).map((at) => clockIn(zone, at));
  expect(names.filter((name) => name === "01:00")).toHaveLength(hours === 23 ? 0 : hours - 23);
});

test("a day that is short by an hour is one column like the others, filled by its own hours", () => {
  const stretch = stretchOf("timeline", "month", "2026-03-10", zone);
  const columns = columnsOf("month", stretch, zone);
  expect(columns.edges).toHaveLength(32);
  const [start, end] = [columns.edges[28] ?? 0, columns.edges[29] ?? 0];
  expect(end - start).toBe(23 * hourMs);
  expect(placeOf(columns, start)).toBe(28);
  expect(placeOf(columns, start + 11.5 * hourMs)).toBe(28.5);
  expect(placeOf(columns, stretch.from - 1)).toBe(0);
  expect(placeOf(columns, stretch.to + 1)).toBe(31);
  expect(columns.heads.map(({ columns: wide }) => wide)).toEqual([1, 7, 7, 7, 7, 2]);
});

test("a day later is the same time on the wall, an hour later an hour", () => {
  const evening = Date.UTC(2026, 2, 28, 20);
  expect(later(evening, 1, 24 * hourMs, zone)).toBe(Date.UTC(2026, 2, 29, 19));
  expect(later(Date.UTC(2026, 2, 29, 0, 30), 1, hourMs, zone)).toBe(Date.UTC(2026, 2, 29, 1, 30));
});
