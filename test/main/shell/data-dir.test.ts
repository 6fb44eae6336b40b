import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, expect, test } from "vitest";

import { chooseDataDir } from "../../../src/main/shell/data-dir.ts";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const one = mkdtempSync(path.join(tmpdir(), "data-dir-"));
  made.push(one);
  return one;
}

test("the variable says where, else the platform does", () => {
  const [usual, named] = [path.join(newFolder(), "usual"), path.join(newFolder(), "deep", "named")];
  expect(chooseDataDir([], {}, usual)).toEqual({ folder: usual, isDemo: false });
  expect(chooseDataDir([], { WATCHDESK_DATA_DIR: "" }, usual).folder).toBe(usual);
  expect(chooseDataDir([], { WATCHDESK_DATA_DIR: named }, usual)).toEqual({
    folder: named,
    isDemo: false,
  });
  expect(statSync(named).mode & 0o077).toBe(0);
});

test("a demonstration has a folder of its own, and removes what a killed one left", () => {
  const dead = path.join(tmpdir(), `watchdesk-demo-${spawnSync(process.execPath, ["-e", ""]).pid}-x`);
  mkdirSync(dead);
  made.push(dead);
  const usual = path.join(newFolder(), "usual");
  const first = chooseDataDir(["--demo"], { WATCHDESK_DATA_DIR: usual }, usual);
  const second = chooseDataDir(["--demo"], {}, usual);
  made.push(first.folder, second.folder);
  expect([first.isDemo, existsSync(first.folder), first.folder === second.folder, existsSync(usual)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(existsSync(dead)).toBe(false);
});
