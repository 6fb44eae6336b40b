import { expect, test } from "vitest";

import { countReferences } from "../../../src/renderer/records/reference-words.ts";

test("one that refers in several ways is one line", () => {
  const reference = { collection: "teams", id: "t", name: "Night Shift" };
  expect(countReferences([reference, reference, { collection: "shifts", id: "s", name: "Days" }])).toEqual([
    { key: "teams:t", words: "Team Night Shift", count: 2 },
    { key: "shifts:s", words: "Shift Days", count: 1 },
  ]);
});
