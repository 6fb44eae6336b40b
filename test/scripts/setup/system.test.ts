import { expect, test } from "vitest";

import { installedNames, missing } from "../../../scripts/setup/system.ts";

const rows = ["ii \tlibnss3", "rc \tlibgbm1", "un \txvfb", "ii \tlibgtk-3-0", ""].join("\n");

test("only what is fully installed counts: not what was removed and left its settings", () => {
  expect([...installedNames(rows)]).toEqual(["libnss3", "libgtk-3-0"]);
});

test("a package counts under either of its names", () => {
  const present = installedNames(rows);
  expect(missing(["libgtk-3-0t64|libgtk-3-0", "libasound2t64|libasound2", "libnss3", "libgbm1"], present)).toEqual([
    "libasound2t64|libasound2",
    "libgbm1",
  ]);
});
