import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { expect, test } from "vitest";

import { forExperimentalNapi } from "../../../scripts/setup/sqlite.ts";

test("the build file of the better-sqlite3 we pin still has the one definition that is replaced", async () => {
  const file = createRequire(import.meta.url)
    .resolve("better-sqlite3/package.json")
    .replace("package.json", "binding.gyp");
  const gyp = await readFile(file, "utf8");
  const changed = forExperimentalNapi(gyp);
  expect(changed).toContain("'NAPI_EXPERIMENTAL'");
  expect(changed.length - gyp.length).toBe(
    "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'".length - "'NAPI_VERSION=10'".length,
  );
});
