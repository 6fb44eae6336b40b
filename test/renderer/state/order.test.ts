import * as fc from "fast-check";
import { expect, test } from "vitest";

import { type Alert, AlertStatus, Severity } from "../../../src/core/alert.ts";
import { countFigures } from "../../../src/renderer/state/list.ts";
import { compare, groupOf, type Place, placeOf, reachOf, reorder } from "../../../src/renderer/state/order.ts";
import { noon, rowOf } from "../alert-row.ts";

const sorted = (alerts: readonly Alert[], now = noon): readonly number[] =>
  alerts.toSorted((a, b) => compare(placeOf(a, now), placeOf(b, now))).map(({ number }) => number);

test("what reached nobody leads, then what nobody has taken, then what is worked, then what waits for closure", () => {
  const rows = [
    rowOf(1, { status: "RESOLVED" }),
    rowOf(2, { status: "IN_PROGRESS" }),
    rowOf(3, { status: "TRIGGERED" }),
    rowOf(4, { status: "TRIGGERED", people_paged: 0, people_reached: 0, calls_waiting: 0, severity: "LOW" }),
    rowOf(5, { status: "DROPPED", severity: "LOW", triggered_at: noon + 1 }),
    rowOf(6, { status: "ACKNOWLEDGED", triggered_at: noon - 1 }),
  ];
  expect(sorted(rows)).toEqual([4, 5, 3, 6, 2, 1]);
});

test("inside a group the severest first, then the oldest, then the lower number", () => {
  const rows = [
    rowOf(1, { severity: "HIGH", triggered_at: noon - 9000 }),
    rowOf(2, { severity: "CRITICAL", triggered_at: noon }),
    rowOf(4, { severity: "CRITICAL", triggered_at: noon - 5000 }),
    rowOf(3, { severity: "CRITICAL", triggered_at: noon - 5000 }),
  ];
  expect(sorted(rows)).toEqual([3, 4, 2, 1]);
});

test("an exercise stands below all that is real, and reaches nobody in no figure", () => {
  const lost = { status: "DROPPED", people_reached: 0, people_paged: 0, calls_waiting: 0 } as const;
  const drill = rowOf(1, { ...lost, is_drill: true, severity: "CRITICAL" });
  const rows = [drill, rowOf(2, { status: "RESOLVED", severity: "LOW" }), rowOf(3, lost)];
  expect(sorted(rows)).toEqual([3, 2, 1]);
  expect(groupOf(drill, noon)).toBe("unanswered");
  expect(countFigures(rows, "", noon)).toMatchObject({
    unreached: { count: 1 },
    unanswered: { count: 1 },
    dropped: 1,
    open: 3,
    by_severity: { CRITICAL: 1, LOW: 1 },
  });
});

test("an acknowledged alert that reached nobody is not loud any more", () => {
  const alert = rowOf(1, { status: "ACKNOWLEDGED", people_reached: 0, people_paged: 0 });
  expect(groupOf(alert, noon + 60_000)).toBe("worked");
});

test("pages under way are asked for 15 seconds, or 4 once a channel failed; with none left it is nobody at once", () => {
  const asking = rowOf(1, { people_reached: 0, reach_note: null });
  const failing = rowOf(2, { people_reached: 0, reach_note: "SMS failed" });
  const at = (alert: Alert, seconds: number): string => reachOf(alert, noon + seconds * 1000);
  expect([at(asking, 14), at(asking, 15), at(failing, 3), at(failing, 4)]).toEqual([
    "asking",
    "nobody",
    "asking",
    "nobody",
  ]);
  expect(at(rowOf(3, { people_reached: 0, calls_waiting: 0, reach_note: "SMS failed" }), 0)).toBe("nobody");
  expect(at(rowOf(4), 999)).toBe("reached");
});

const anyRow = fc.record({
  severity: fc.constantFrom(...Severity.options),
  status: fc.constantFrom(...AlertStatus.options),
  people_reached: fc.nat(2),
  triggered_at: fc.nat(5),
});

test("working changes in one by one gives the same order as sorting everything", () => {
  fc.assert(
    fc.property(
      fc.array(anyRow, { maxLength: 30 }),
      fc.array(fc.tuple(fc.nat(35), fc.option(anyRow)), { maxLength: 30 }),
      (first, changes) => {
        const places = new Map<string, Place>();
        for (const [index, fields] of first.entries()) places.set(`A${index}`, placeOf(rowOf(index, fields), noon));
        let order = reorder([], new Set(places.keys()), places);
        for (const [index, fields] of changes) {
          const id = `A${index}`;
          if (fields === null) places.delete(id);
          else places.set(id, placeOf(rowOf(index, fields), noon));
          order = reorder(order, new Set([id]), places);
        }
        const expected = [...places].toSorted(([, a], [, b]) => compare(a, b)).map(([id]) => id);
        expect(order).toEqual(expected);
      },
    ),
  );
});
