// The gates bite: a seeded violation of each kind is reported by the linter, or by the compiler of its layer.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterEach, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const planted: string[] = [];

afterEach(() => {
  for (const file of planted.splice(0)) rmSync(file);
});

function plant(path: string, text: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  planted.push(file);
  return file;
}

const lint = (file: string): string => {
  const { stdout, stderr } = spawnSync(
    join(root, "node_modules/.bin/oxlint"),
    ["--config", join(root, "oxlint.config.ts"), file],
    { cwd: root, encoding: "utf8" },
  );
  return stdout + stderr;
};

test.each([
  [
    "src/main/intake/seeded-violation.ts",
    `import { openStore } from "../store/open.ts";\nopenStore("x");\n`,
    "main/intake may not reach main/store",
  ],
  [
    "src/main/engine/seeded-violation.ts",
    `import Database from "better-sqlite3";\nexport const db = new Database("x");\n`,
    "better-sqlite3 lives in main/store",
  ],
  ["src/core/seeded-violation.ts", `export const at = Date.now();\n`, "take the instant as an argument"],
  [
    "src/main/store/seeded-violation.ts",
    `import { app } from "electron";\nexport const name = app.name;\n`,
    "electron lives in main/shell",
  ],
  [
    "src/renderer/board/seeded-violation.ts",
    `import { FirstRunPage } from "../setup/first-run.tsx";\nexport const page = FirstRunPage;\n`,
    "renderer/board may not reach renderer/setup",
  ],
])("%s is reported", (path, text, message) => {
  expect(lint(plant(path, text))).toContain(message);
});

test("core has neither Node nor a window, so that even their names do not compile", () => {
  plant("src/core/seeded-violation.ts", `export const here = process.cwd();\nexport const there = window.location;\n`);
  expect(() =>
    execFileSync(join(root, "node_modules/.bin/tsc"), ["-p", "src/core", "--noEmit"], { cwd: root, encoding: "utf8" }),
  ).toThrow(expect.objectContaining({ stdout: expect.stringMatching(/'process'[\s\S]*'window'/u) }));
});
