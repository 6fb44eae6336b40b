import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { assert, integer, property, record } from "fast-check";
import { expect, test } from "vitest";

import { loadWindowState, placeWindow, saveWindowState } from "../../../src/main/shell/window-state.ts";

const left = { workArea: { x: 0, y: 0, width: 1920, height: 1040 } };
const right = { workArea: { x: 1920, y: 200, width: 2560, height: 1400 } };

test("the first time it stands in the middle of the first display", () => {
  expect(placeWindow(null, [left, right])).toEqual({ x: 160, y: 20, width: 1600, height: 1000 });
});

test("it comes back to where it was, on either display", () => {
  const kept = { x: 2000, y: 300, width: 1300, height: 900 };
  expect(placeWindow(kept, [left, right])).toEqual(kept);
  expect(placeWindow({ ...kept, x: 100, y: 50 }, [left, right])).toEqual({
    ...kept,
    x: 100,
    y: 50,
  });
});

test.each([
  ["the display was unplugged", { x: 2000, y: 300, width: 1300, height: 900 }],
  ["only its shadow is on the display", { x: -1290, y: 10, width: 1300, height: 900 }],
  ["its title bar is above the display", { x: 10, y: -400, width: 1300, height: 900 }],
  ["it hangs below the display", { x: 10, y: 1030, width: 1300, height: 900 }],
])("%s: the middle of the first display", (_why, bounds) => {
  expect(placeWindow(bounds, [left])).toEqual({ x: 160, y: 20, width: 1600, height: 1000 });
});

test("it is no larger than its display, and no smaller than it can be used", () => {
  expect(placeWindow({ x: 0, y: 0, width: 5000, height: 5000 }, [left])).toMatchObject({
    width: 1920,
    height: 1040,
  });
  expect(placeWindow({ x: 0, y: 0, width: 130, height: 10 }, [left])).toMatchObject({
    width: 1100,
    height: 700,
  });
});

test("wherever it was, it can be taken hold of", () => {
  const bounds = record({
    x: integer({ min: -10_000, max: 10_000 }),
    y: integer({ min: -10_000, max: 10_000 }),
    width: integer({ min: 1, max: 20_000 }),
    height: integer({ min: 1, max: 20_000 }),
  });
  const isGraspable = property(bounds, (kept) => {
    const { x, y, width } = placeWindow(kept, [left, right]);
    return [left, right].some(
      ({ workArea }) =>
        y >= workArea.y &&
        y <= workArea.y + workArea.height - 40 &&
        x <= workArea.x + workArea.width - 120 &&
        x + width >= workArea.x + 120,
    );
  });
  expect(() => assert(isGraspable)).not.toThrow();
});

test("what was saved is read again; a spoilt file costs only the place", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "window-state-"));
  try {
    const file = path.join(folder, "window.json");
    const fresh = { bounds: null, is_maximized: false, has_told_hidden: false };
    expect(loadWindowState(file)).toEqual(fresh);
    const state = {
      bounds: { x: 1, y: 2, width: 1300, height: 900 },
      is_maximized: true,
      has_told_hidden: true,
    };
    saveWindowState(file, state);
    expect(loadWindowState(file)).toEqual(state);
    await writeFile(file, '{"bounds":{"x":"a"');
    expect(loadWindowState(file)).toEqual(fresh);
  } finally {
    await rm(folder, { recursive: true });
  }
});
