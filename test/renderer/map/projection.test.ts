import fc from "fast-check";
import { expect, test } from "vitest";

import {
  confined,
  fitted,
  metersPerPixel,
  panned,
  project,
  ringAround,
  roundLength,
  unproject,
  type View,
  zoomed,
} from "../../../src/renderer/map/projection.ts";

const view: View = confined({ longitude: 77.5946, latitude: 12.9716, zoom: 10, width: 1200, height: 800 });
const positions = fc.tuple(
  fc.double({ min: -179, max: 179, noNaN: true }),
  fc.double({ min: -84, max: 84, noNaN: true }),
);

test("a position is where it was, there and back", () => {
  fc.assert(
    fc.property(positions, (position) => {
      const [longitude, latitude] = unproject(view, project(view, position));
      expect(longitude).toBeCloseTo(position[0], 6);
      expect(latitude).toBeCloseTo(position[1], 6);
    }),
  );
});

test("the middle of the view is where it looks", () => {
  const { x, y } = project(view, [view.longitude, view.latitude]);
  expect([x, y]).toEqual([expect.closeTo(600, 6), expect.closeTo(400, 6)]);
});

test("nothing but the world is ever in sight", () => {
  fc.assert(
    fc.property(positions, fc.double({ min: -3, max: 25, noNaN: true }), ([longitude, latitude], zoom) => {
      const seen = confined({ ...view, longitude, latitude, zoom });
      const [topLeft, bottomRight] = [project(seen, [-180, 85.05]), project(seen, [180, -85.05])];
      expect(topLeft.x).toBeLessThanOrEqual(0.5);
      expect(bottomRight.x).toBeGreaterThanOrEqual(1199.5);
      expect(topLeft.y).toBeLessThanOrEqual(1.5);
      expect(bottomRight.y).toBeGreaterThanOrEqual(798.5);
    }),
  );
});

test("zooming leaves what is under the pointer there", () => {
  const around = { x: 300, y: 650 };
  const before = unproject(view, around);
  const after = unproject(zoomed(view, 1.7, around), around);
  expect(after[0]).toBeCloseTo(before[0], 8);
  expect(after[1]).toBeCloseTo(before[1], 8);
});

test("panning moves by as many pixels", () => {
  const spot = project(panned(view, { x: 120, y: -40 }), [view.longitude, view.latitude]);
  expect([spot.x, spot.y]).toEqual([expect.closeTo(480, 6), expect.closeTo(440, 6)]);
});

test("what is fitted is in sight with room around it", () => {
  fc.assert(
    fc.property(fc.array(positions, { minLength: 1, maxLength: 20 }), (all) => {
      const seen = fitted(view, all);
      if (seen === null) throw new Error("nothing was fitted");
      // The whole world is too wide for room around it.
      for (const position of seen.zoom > 3 ? all : []) {
        const { x, y } = project(seen, position);
        expect(Math.min(x, 1200 - x)).toBeGreaterThan(40);
        expect(Math.min(y, 800 - y)).toBeGreaterThan(40);
      }
    }),
  );
  expect(fitted(view, [])).toBeNull();
});

test("lengths on the ground", () => {
  expect(metersPerPixel(0, 0)).toBeCloseTo(78_271.5, 0);
  expect(metersPerPixel(60, 0)).toBeCloseTo(78_271.5 / 2, 0);
  const ring = ringAround([77.5946, 12.9716], 1000, 8);
  expect(ring[0]).toEqual(ring.at(-1));
  expect([0.9, 1, 3, 7, 12, 999, 5000].map(roundLength)).toEqual([1, 1, 2, 5, 10, 500, 5000]);
});
