import { expect, test } from "vitest";

import { tilesOrigin } from "../../src/core/map-tiles.ts";

test.each([
  ["https://tiles.example/{z}/{x}/{y}.png", "https://tiles.example"],
  ["http://10.0.0.7:8080/{z}/{x}/{y}", "http://10.0.0.7:8080"],
  ["https://Tiles.Example/{z}/{x}/{y}?key=1", "https://tiles.example"],
  ["https://tiles.example/{z}/{x}.png", null],
  // Nothing that would widen the policy of the window.
  ["https://{z}.example/{x}/{y}", null],
  ["https://*.example/{z}/{x}/{y}", null],
  ["https://a.example; script-src */{z}/{x}/{y}", null],
  ["https://a.example 'unsafe-eval'/{z}/{x}/{y}", null],
  ["file:///tiles/{z}/{x}/{y}", null],
  ["", null],
])("%s leads to %s", (template, origin) => {
  expect(tilesOrigin(template)).toBe(origin);
});
