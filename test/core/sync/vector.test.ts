import { expect, test } from "vitest";

import { held, joined, lacking } from "../../../src/core/sync/vector.ts";

test("a vector says what one holds, what another has more of, and what both hold together", () => {
  const mine = { a: 3, b: 1 };
  const theirs = { b: 4, c: 2 };
  expect([held(mine, "a"), held(mine, "c")]).toEqual([3, 0]);
  expect([lacking(mine, theirs), lacking(theirs, mine)]).toEqual([5, 3]);
  expect(joined(mine, theirs)).toEqual({ a: 3, b: 4, c: 2 });
  expect(lacking(joined(mine, theirs), theirs)).toBe(0);
});
