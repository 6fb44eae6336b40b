import { expect, test } from "vitest";

import { metersBetween } from "../../../src/core/geography.ts";
import { ringAround } from "../../../src/renderer/map/projection.ts";
import { circleThrough, fieldsOf, shapeOf, shapeToText, textToShape } from "../../../src/renderer/map/shapes.ts";

test("what is written can be read again", () => {
  const text = "12.9, 77.5\n12.9, 77.6\n13, 77.6";
  const read = textToShape("polygon", text, 0);
  if (!read.ok) throw new Error("it was not read");
  expect(read.shape).toMatchObject({ ring: { length: 4 } });
  expect(shapeToText(read.shape)).toBe(text);
  expect(shapeOf("zones", fieldsOf(read.shape))).toEqual(read.shape);
});

test.each([
  ["polygon", "12.9, 77.5\n12.9, 77.6", null],
  ["linestring", "12.9, 77.5", null],
  ["point", "", null],
  ["polygon", "12.9, 77.5\n77.6, 112.9\n95, 77\n1, 1", 3],
  ["point", "twelve", 1],
] as const)("%s %j is refused, by its line where one is wrong", (tool, text, line) => {
  expect(textToShape(tool, text, 0)).toEqual({ ok: false, line });
});

test("a circle is found again in the ring that was drawn", () => {
  const circle = circleThrough(ringAround([77.6, 12.9], 1500));
  if (circle.tool !== "circle") throw new Error("it is no circle");
  expect(metersBetween(circle.center, [77.6, 12.9])).toBeLessThan(2);
  expect(Math.abs(circle.radius_meters - 1500)).toBeLessThan(8);
});

test("what is not drawn yet has no shape", () => {
  expect(shapeOf("locations", { point: { type: "Point", coordinates: [0, 0] } })).toBeNull();
  expect(shapeOf("routes", { line: { type: "LineString", coordinates: [] } })).toBeNull();
});
