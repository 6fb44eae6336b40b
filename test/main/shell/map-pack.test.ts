import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { readRange } from "../../../src/main/shell/byte-range.ts";
import { servePack } from "../../../src/main/shell/map-pack.ts";

let dir: string;
let file: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "watchdesk-pack-"));
  file = path.join(dir, "town.pmtiles");
  await writeFile(file, "0123456789");
});
afterAll(() => rm(dir, { recursive: true }));

test.each([
  ["bytes=0-3", { start: 0, end: 3 }],
  ["bytes=4-", { start: 4, end: 9 }],
  ["bytes=-3", { start: 7, end: 9 }],
  ["bytes=8-99", { start: 8, end: 9 }],
  ["bytes=10-12", null],
  ["bytes=5-2", null],
  ["bytes=-", null],
  ["bytes=0-1,4-5", null],
  [null, null],
])("of ten bytes %s is %o", (header, range) => {
  expect(readRange(header, 10)).toEqual(range);
});

test("a part of the pack is served, never the whole, and no other kind of file", async () => {
  const part = await servePack(file, "bytes=2-5", {});
  expect(part?.status).toBe(206);
  expect(part?.headers.get("content-range")).toBe("bytes 2-5/10");
  expect(await part?.text()).toBe("2345");
  expect((await servePack(file, null, {}))?.status).toBe(416);
  expect(await servePack(path.join(dir, "none.pmtiles"), "bytes=0-1", {})).toBeNull();
  await writeFile(path.join(dir, "secret.txt"), "secret");
  expect(await servePack(path.join(dir, "secret.txt"), "bytes=0-1", {})).toBeNull();
});
