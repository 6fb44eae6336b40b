import path from "node:path";

import { expect, test } from "vitest";

import { fileOf, isOwnPage, mimeTypeOf } from "../../../src/main/shell/page-file.ts";

const folder = path.resolve("out", "renderer");

test.each([
  ["app://watchdesk/", "index.html"],
  ["app://watchdesk/index.html?x=1#y", "index.html"],
  ["app://watchdesk/assets/a%20b.js", "assets/a b.js"],
  ["app://watchdesk/../../etc/passwd", "etc/passwd"],
  ["app://watchdesk//etc/passwd", "etc/passwd"],
  ["app://watchdesk/%2e%2e/%2e%2e/etc/passwd", "etc/passwd"],
])("%s stays inside", (address, file) => {
  expect(fileOf(folder, address)).toBe(path.join(folder, file));
});

test.each([
  "app://watchdesk/..%2f..%2fetc/passwd",
  "app://watchdesk/assets/..%2F..%2F..%2Fsecret.key",
  "app://watchdesk/..%5c..%5csecret.key",
  "app://watchdesk/c%3a/windows/win.ini",
  "app://watchdesk/a%00.html",
  "app://watchdesk/%E0%A4%A",
  "app://elsewhere/index.html",
  "app://watchdesk.example/index.html",
  "https://watchdesk/index.html",
  "file:///etc/passwd",
  "nonsense",
])("%s is refused", (address) => {
  expect(fileOf(folder, address)).toBeNull();
});

test.each([
  ["app://watchdesk/", true],
  ["app://watchdesk/index.html", true],
  ["app://watchdesk:81/", false],
  ["app://watchdesk.evil/", false],
  ["https://watchdesk/", false],
  ["about:blank", false],
  ["", false],
])("%s is our page: %s", (address, isOurs) => {
  expect(isOwnPage(address)).toBe(isOurs);
});

test("a file says what it is by its ending, and by nothing else", () => {
  expect(["a.html", "a.JS", "a.woff2", "a.wav", "a.exe", "a"].map(mimeTypeOf)).toEqual([
    "text/html; charset=utf-8",
    "text/javascript; charset=utf-8",
    "font/woff2",
    "audio/wav",
    "application/octet-stream",
    "application/octet-stream",
  ]);
});
