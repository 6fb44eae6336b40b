import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { stampOf } from "../../../scripts/setup/build.ts";

let root: string;
const stamp = (): Promise<string> => stampOf(root, ["src", "settings.json"]);

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "watchdesk-stamp-"));
  await mkdir(path.join(root, "src", "main"), { recursive: true });
  await writeFile(path.join(root, "src", "main", "index.ts"), "one");
  await writeFile(path.join(root, "settings.json"), "{}");
});
afterEach(() => rm(root, { recursive: true }));

test("the stamp stays while nothing changes", async () => {
  expect(await stamp()).toBe(await stamp());
});

test("the stamp ignores what is no input", async () => {
  const before = await stamp();
  await writeFile(path.join(root, "notes.txt"), "unrelated");
  expect(await stamp()).toBe(before);
});

test.each<[string, () => Promise<void>]>([
  ["a file is added", () => writeFile(path.join(root, "src", "new.ts"), "")],
  ["a file is removed", () => rm(path.join(root, "src", "main", "index.ts"))],
  [
    "a file is renamed",
    () => rename(path.join(root, "src", "main", "index.ts"), path.join(root, "src", "main", "start.ts")),
  ],
  ["a file is written to, its length unchanged", () => utimes(path.join(root, "src", "main", "index.ts"), 1, 1)],
  ["a file on the list itself changes", () => writeFile(path.join(root, "settings.json"), '{"a":1}')],
])("the stamp changes when %s", async (_, change) => {
  const before = await stamp();
  await change();
  expect(await stamp()).not.toBe(before);
});
