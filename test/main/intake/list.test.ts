import fc from "fast-check";
import { expect, test } from "vitest";

import { type ListAsked, sliceOf, toListAnswer, toSliceQuery } from "../../../src/main/intake/list.ts";

function walk(all: readonly number[], asked: ListAsked): number[] {
  const seen: number[] = [];
  for (let cursor: string | undefined; ;) {
    const page = { ...asked, cursor };
    const { data, has_more, next_cursor, total_count } = toListAnswer(
      page,
      sliceOf(all, toSliceQuery(page)),
      (item) => item,
    );
    expect(total_count).toBe(all.length);
    expect(has_more).toBe(next_cursor !== null);
    seen.push(...data);
    if (next_cursor === null) return seen;
    cursor = next_cursor;
  }
}

test("a walk sees everything exactly once, whatever the size of the pages", () => {
  fc.assert(
    fc.property(fc.nat(60), fc.integer({ min: 1, max: 20 }), (length, limit) => {
      const all = Array.from({ length }, (_, index) => index);
      expect(walk(all, { limit, sort: "at" })).toEqual(all);
      expect(walk(all, { limit, sort: "-at" })).toEqual(all.toReversed());
    }),
  );
});

test("a cursor of another list or of nothing is refused by name", () => {
  const asked = { limit: 1, sort: "at", status: ["CLOSED"] };
  const { next_cursor } = toListAnswer(asked, sliceOf([1, 2, 3], toSliceQuery(asked)), (item) => item);
  expect(() => toSliceQuery({ ...asked, cursor: next_cursor ?? "", sort: "-at" })).toThrow(
    "cursor belongs to a list with other filters",
  );
  expect(() => toSliceQuery({ limit: 1, sort: "at", cursor: next_cursor ?? "" })).toThrow(
    "cursor belongs to a list with other filters",
  );
  expect(() => toSliceQuery({ ...asked, cursor: "garbage" })).toThrow("cursor is not a cursor of this API");
});

test("the size of a page may change during a walk", () => {
  const first = { limit: 1, sort: "at" };
  const { next_cursor } = toListAnswer(first, sliceOf([1, 2, 3], toSliceQuery(first)), (item) => item);
  expect(sliceOf([1, 2, 3], toSliceQuery({ limit: 5, sort: "at", cursor: next_cursor ?? "" })).items).toEqual([2, 3]);
});
