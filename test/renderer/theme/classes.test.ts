import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const renderer = new URL("../../../src/renderer/", import.meta.url).pathname;

/** Rules of one class alone: they say what it looks like wherever it stands. */
function plainClasses(): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>();
  for (const file of readdirSync(renderer, { recursive: true, encoding: "utf8" }))
    if (file.endsWith(".css"))
      for (const [, name = ""] of readFileSync(join(renderer, file), "utf8").matchAll(/^\.([\w-]+) \{/gmu))
        folders.set(name, (folders.get(name) ?? new Set()).add(file.split("/")[0] ?? ""));
  return folders;
}

test("a class is drawn by one folder: the sheet of a screen that was opened before changes no other screen", () => {
  const shared = [...plainClasses()].filter(([, folders]) => folders.size > 1);
  expect(shared.map(([name, folders]) => `${name}: ${[...folders].join(", ")}`)).toEqual([]);
});
