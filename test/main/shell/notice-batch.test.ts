import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { type AnyNotice, createNoticeBatch } from "../../../src/main/shell/notice-batch.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a burst becomes one message: every row once, then the rest", () => {
  const sent: (readonly AnyNotice[])[] = [];
  const batch = createNoticeBatch((notices) => sent.push(notices));
  batch.add("room.changed", {});
  batch.add("alert.changed", { ids: ["a", "b"] });
  batch.add("alert.show", { id: "c" });
  batch.add("alert.changed", { ids: ["b", "c"] });
  batch.add("room.changed", {});
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(50);
  expect(sent).toEqual([
    [
      { name: "alert.changed", payload: { ids: ["a", "b", "c"] } },
      { name: "room.changed", payload: {} },
      { name: "alert.show", payload: { id: "c" } },
    ],
  ]);
});

test("what comes later goes out later, and a steady stream is not held back", () => {
  const sent: (readonly AnyNotice[])[] = [];
  const batch = createNoticeBatch((notices) => sent.push(notices));
  for (let at = 0; at < 100; at += 1) {
    batch.add("alert.changed", { ids: [`a${at}`] });
    vi.advanceTimersByTime(10);
  }
  const ids = sent.flat().flatMap((notice) => (notice.name === "alert.changed" ? notice.payload.ids : []));
  expect(sent.length).toBeGreaterThan(20);
  expect(ids.length).toBeGreaterThan(95);
});

test("nothing is sent once it was stopped", () => {
  const sent: unknown[] = [];
  const batch = createNoticeBatch((notices) => sent.push(notices));
  batch.add("room.changed", {});
  batch.stop();
  vi.advanceTimersByTime(1000);
  expect(sent).toEqual([]);
});
