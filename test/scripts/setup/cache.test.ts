import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { cached, place } from "../../../scripts/setup/cache.ts";

let home: string;

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), "watchdesk-cache-"));
  vi.stubEnv("XDG_CACHE_HOME", home);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(home, { recursive: true });
});

const make = async (folder: string): Promise<void> => writeFile(path.join(folder, "product"), "whole");

const makeHalf = async (folder: string): Promise<void> => {
  await writeFile(path.join(folder, "product"), "ha");
  throw new Error("cut off");
};

test("an entry is made once", async () => {
  let times = 0;
  const counted = (folder: string): Promise<void> => {
    times += 1;
    return make(folder);
  };
  const folder = await cached("entry", counted);
  expect(await cached("entry", counted)).toBe(folder);
  expect(times).toBe(1);
});

test("an entry that failed half-way is not there, and leaves nothing behind", async () => {
  await expect(cached("entry", makeHalf)).rejects.toThrow("cut off");
  expect(await readdir(path.join(home, "watchdesk"))).toEqual([]);
});

test("what a killed run left is removed, what another run is making is not", async () => {
  const nobody = 2 ** 22 + 1;
  const folders = [nobody, process.ppid].map((pid) => path.join(home, "watchdesk", `entry.partial-${pid}`));
  for (const folder of folders) await mkdir(folder, { recursive: true });
  await cached("entry", make);
  expect(await readdir(path.join(home, "watchdesk"))).toEqual(["entry", `entry.partial-${process.ppid}`]);
});

test("a copy replaces what stood there", async () => {
  const target = path.join(home, "copy");
  await mkdir(target);
  await writeFile(path.join(target, "old"), "");
  await place(await cached("entry", make), target);
  expect(await readdir(target)).toEqual(["product"]);
  expect(await readFile(path.join(target, "product"), "utf8")).toBe("whole");
});
