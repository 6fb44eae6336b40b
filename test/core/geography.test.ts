import { expect, test } from "vitest";

import { isUsablePlace, metersBetween, NewLocation, NewRoute, NewZone } from "../../src/core/geography.ts";

const pathsOf = (schema: typeof NewZone | typeof NewRoute | typeof NewLocation, value: unknown): readonly string[] =>
  schema.safeParse(value).error?.issues.map(({ path }) => path.join(".")) ?? [];

const corners = [
  [77.5, 13],
  [77.6, 13],
  [77.6, 13.1],
  [77.5, 13],
];

test("a zone is a closed ring or a circle, within the world", () => {
  const polygon = (coordinates: unknown) => ({ name: "Yard", shape: { type: "Polygon", coordinates } });
  expect(pathsOf(NewZone, polygon([corners]))).toEqual([]);
  expect(pathsOf(NewZone, polygon([corners.slice(0, 3)]))).toEqual(["shape.coordinates.0", "shape.coordinates.0"]);
  expect(pathsOf(NewZone, polygon([[...corners.slice(0, 3), [77.51, 13]]]))).toEqual(["shape.coordinates.0"]);
  expect(pathsOf(NewZone, polygon([[[13, 177.5], ...corners]]))).toContain("shape.coordinates.0.0.1");
  const circle = (radius_meters: number) => ({
    name: "Tank",
    shape: { type: "Circle", center: [77.5, 13], radius_meters },
  });
  expect(pathsOf(NewZone, circle(150))).toEqual([]);
  expect(pathsOf(NewZone, circle(0))).toEqual(["shape.radius_meters"]);
});

test("what is not said of a route or a place has its usual value", () => {
  const line = { type: "LineString", coordinates: corners };
  expect(NewRoute.parse({ name: "Bus 7", line })).toMatchObject({ allowed_deviation_meters: 500, vehicle: null });
  expect(pathsOf(NewRoute, { name: "Bus 7", line: { ...line, coordinates: [[77.5, 13]] } })).toEqual([
    "line.coordinates",
  ]);
  expect(NewLocation.parse({ name: "Gate", point: { type: "Point", coordinates: [77, 12] } })).toMatchObject({
    address: null,
    notes: null,
  });
});

test("nobody is at zero and zero, and everybody on the equator or the first meridian is", () => {
  expect(isUsablePlace(0, 0)).toBe(false);
  expect(isUsablePlace(null, 77)).toBe(false);
  expect(isUsablePlace(0, 77)).toBe(true);
  expect(isUsablePlace(51.5, 0)).toBe(true);
});

test("distances are along the ground", () => {
  // Bengaluru to Chennai.
  expect(metersBetween([77.5946, 12.9716], [80.2707, 13.0827])).toBeCloseTo(290_170, -3);
  expect(metersBetween([77.5946, 12.9716], [77.5946, 12.9716])).toBe(0);
  // Across the date line it is not around the world.
  expect(metersBetween([179.9, 0], [-179.9, 0])).toBeLessThan(23_000);
});
