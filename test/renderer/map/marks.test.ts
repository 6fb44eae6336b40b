import { expect, test } from "vitest";

import type { Severity } from "../../../src/core/alert.ts";
import type { Position } from "../../../src/core/geography.ts";
import { indexMarks, type Look, type Mark, marksOf, whereabouts } from "../../../src/renderer/map/marks.ts";
import { confined } from "../../../src/renderer/map/projection.ts";
import { rowOf } from "../alert-row.ts";

const mark = (id: string, severity: Severity, look: Look, position: Position): Mark => ({
  id,
  severity,
  look,
  position,
  accuracy_meters: null,
});
const seen = (zoom: number) => confined({ longitude: 77.6, latitude: 12.9, zoom, width: 1200, height: 800 });

test("an alert stands where it was last seen; without a usable place it is not on the map", () => {
  const alert = rowOf(1, { trigger_latitude: 12.9, trigger_longitude: 77.6, accuracy_meters: 30 });
  const point = (latitude: number, longitude: number) => ({ latitude, longitude, accuracy_meters: 5, at: 1 });
  expect(whereabouts(alert)).toEqual({ position: [77.6, 12.9], accuracy_meters: 30 });
  expect(whereabouts(alert, [point(12.8, 77.5), point(0, 0)])).toEqual({ position: [77.5, 12.8], accuracy_meters: 5 });
  const nowhere = rowOf(1, { trigger_latitude: 0, trigger_longitude: 0 });
  expect(whereabouts(nowhere)).toBeNull();
  expect(marksOf([nowhere], new Map([[nowhere.id, [point(12.8, 77.5)]]]))).toHaveLength(1);
  expect(marksOf([nowhere], new Map())).toEqual([]);
});

test("a cluster is as bad as the worst alert in it that nobody has", () => {
  const index = indexMarks([
    mark("a", "CRITICAL", "dimmed", [77.6, 12.9]),
    mark("b", "MEDIUM", "filled", [77.6001, 12.9]),
    mark("c", "HIGH", "outlined", [77.6, 12.9001]),
  ]);
  expect(index.inView(seen(6))).toMatchObject([{ count: 3, severity: "MEDIUM", look: "filled", mark: null }]);
});

test("closer, everything stands for itself; what is chosen is found in its cluster", () => {
  const marks = [
    mark("a", "LOW", "filled", [77.6, 12.9]),
    mark("b", "CRITICAL", "filled", [77.602, 12.9]),
    mark("far", "LOW", "filled", [-60, -30]),
  ];
  const index = indexMarks(marks);
  expect(index.standsFor("a", seen(5))).toMatchObject({ count: 2, mark: null });
  const close = index.inView(seen(16));
  // The loudest is painted last, on top.
  expect(close.map(({ mark: own }) => own?.id)).toEqual(["a", "b"]);
  expect(index.standsFor("a", seen(16))?.mark?.id).toBe("a");
  expect(index.standsFor("far", seen(16))?.mark?.id).toBe("far");
  const [cluster] = index.inView(seen(5));
  expect(index.opensAt(cluster?.cluster_id ?? -1)).toBeGreaterThan(5);
});
