import * as fc from "fast-check";
import { expect, test } from "vitest";

import { hold } from "../../../src/renderer/state/held.ts";

const all = (): boolean => true;

test("a held list keeps its rows and counts what waits", () => {
  expect(hold(["b", "c"], ["a", "b", "c"], all)).toEqual({ shown: ["b", "c"], fresh: ["a"] });
});

test("a row that no longer matches stays where it is", () => {
  expect(hold(["a", "b", "c"], ["a", "c"], all)).toEqual({ shown: ["a", "b", "c"], fresh: [] });
});

test("what sorts below everything joins at once, since it moves nothing; so does anything in an empty list", () => {
  expect(hold(["a", "b"], ["a", "b", "c"], all)).toEqual({ shown: ["a", "b", "c"], fresh: [] });
  expect(hold([], ["a"], all)).toEqual({ shown: ["a"], fresh: [] });
});

test("a row whose alert is gone can't be kept", () => {
  expect(hold(["a", "b"], ["b"], (id) => id !== "a")).toEqual({ shown: ["b"], fresh: [] });
});

test("no row that stays ever changes its place, and nothing is lost", () => {
  const ids = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h"), { maxLength: 8 });
  fc.assert(
    fc.property(ids, ids, (shown, matching) => {
      const rows = hold(shown, matching, all);
      expect(rows.shown.slice(0, shown.length)).toEqual(shown);
      expect(matching.filter((id) => !rows.shown.includes(id))).toEqual(rows.fresh);
    }),
  );
});
