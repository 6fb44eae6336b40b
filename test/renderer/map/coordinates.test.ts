import { expect, test } from "vitest";

import { writeDegrees, writeGrid, writtenPlaces } from "../../../src/renderer/map/coordinates.ts";

test("a place in three ways", () => {
  expect(writtenPlaces([77.5946, 12.9716]).map(({ text }) => text)).toEqual([
    "12.97160, 77.59460",
    "12°58′17.8″N 77°35′40.6″E",
    expect.stringMatching(/^43P GQ \d{5} \d{5}$/u),
  ]);
});

test.each([
  [-33.8688, "33°52′07.7″S"],
  [0, "0°00′00.0″N"],
  [-0.000_001, "0°00′00.0″N"],
  // Rounded up, it carries into minutes and degrees.
  [9.999_999, "10°00′00.0″N"],
  [89.999_999, "90°00′00.0″N"],
])("%s in degrees is %s", (degrees, text) => {
  expect(writeDegrees(degrees, "N", "S")).toBe(text);
});

test("the grid of known places, and none near the poles", () => {
  // The Eiffel Tower and the opera house of Sydney.
  expect(writeGrid([2.2945, 48.8582])).toBe("31U DQ 48251 11932");
  expect(writeGrid([151.2153, -33.8568])?.slice(0, 6)).toBe("56H LH");
  expect(writeGrid([0, 88])).toBeNull();
});
