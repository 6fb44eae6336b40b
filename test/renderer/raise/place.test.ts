import fc from "fast-check";
import { expect, test } from "vitest";

import { readPlace, writePlace } from "../../../src/renderer/raise/place.ts";

const at = (latitude: number, longitude: number) => ({
  kind: "place",
  place: { latitude, longitude },
});

test.each([
  ["12.97, 77.59", at(12.97, 77.59)],
  ["12.97 77.59", at(12.97, 77.59)],
  [" 12.97 ; 77.59 ", at(12.97, 77.59)],
  ["12,97 77,59", at(12.97, 77.59)],
  ["-33.8688, 151.2093", at(-33.8688, 151.2093)],
  ["−33.8688, 151.2093", at(-33.8688, 151.2093)],
  ["33.8688 S, 151.2093 E", at(-33.8688, 151.2093)],
  ["12.5N 77.25E", at(12.5, 77.25)],
  ["N 12.5 E 77.25", at(12.5, 77.25)],
  ["77.25E 12.5N", at(12.5, 77.25)],
  ["12°30'N 77°15'E", at(12.5, 77.25)],
  ["12° 30.0' N, 77° 15.0' E", at(12.5, 77.25)],
  ["12 30 N, 77 15 E", at(12.5, 77.25)],
  ["12 30.0 N 77 15.0 E", at(12.5, 77.25)],
  ["12°30'36\"N 77°15'0\"W", at(12.51, -77.25)],
  ["12°30′36″S 77°15′0″W", at(-12.51, -77.25)],
  ["N12°30' E77°15'", at(12.5, 77.25)],
  ["12°30' 77°15'", at(12.5, 77.25)],
  ["-0°30', 10°0'", at(-0.5, 10)],
  ["geo:12.9,77.5", at(12.9, 77.5)],
  ["https://www.google.com/maps/place/X/@12.9716,77.5946,17z", at(12.9716, 77.5946)],
  ["https://maps.google.com/?q=12.9716,77.5946", at(12.9716, 77.5946)],
  ["https://www.openstreetmap.org/#map=17/12.9716/77.5946", at(12.9716, 77.5946)],
  ["", { kind: "empty" }],
  ["  ", { kind: "empty" }],
])("reads %j", (text, expected) => {
  expect(readPlace(text)).toEqual(expected);
});

test.each([
  ["12.97", /half a place/u],
  ["Gate 4", /Write it as/u],
  ["12.97, 77.59, 3", /Write it as/u],
  ["91, 10", /Latitude comes first: 10, 91/u],
  ["97.2, 120", /Latitude 97.2 is outside/u],
  ["12, 181", /Longitude 181 is outside/u],
  ["12°75'N 77°15'E", /below 60/u],
  ["12N 13N", /Both halves are a latitude/u],
  ["-12S 13E", /not both/u],
  ["0, 0", /no position/u],
  ["https://maps.app.goo.gl/abc", /holds no position/u],
])("says why %j is unclear", (text, message) => {
  const read = readPlace(text);
  expect(read).toMatchObject({ kind: "unclear", message: expect.stringMatching(message) });
});

test("reads back what it writes, to five decimals", () => {
  const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
  fc.assert(
    fc.property(degrees(90), degrees(180), (latitude, longitude) => {
      fc.pre(Math.abs(latitude) + Math.abs(longitude) > 0.001);
      const read = readPlace(writePlace({ latitude, longitude }));
      expect(read.kind).toBe("place");
      if (read.kind !== "place") return;
      expect(Math.abs(read.place.latitude - latitude)).toBeLessThan(0.000_006);
      expect(Math.abs(read.place.longitude - longitude)).toBeLessThan(0.000_006);
    }),
  );
});

test("never throws on what somebody types", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from("0123456789.,;-+ NSEWd°'\"′/@")) }),
      (text) => void readPlace(text),
    ),
  );
});
