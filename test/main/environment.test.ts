import { expect, test } from "vitest";

import { readEnvironment } from "../../src/main/environment.ts";

test.each([
  ["words and words", "a b"],
  ["a line break", "a\nb"],
  ["more than 512 characters", "x".repeat(513)],
  ["what no header holds", "tökén"],
])("a token with %s is refused, and not repeated", (_, token) => {
  expect(() => readEnvironment({ WATCHDESK_ADMIN_TOKEN: token })).toThrow(
    /^WATCHDESK_ADMIN_TOKEN must be 1 to 512 characters of ASCII without spaces$/u,
  );
});

test("any other token is taken as it is, and none is none", () => {
  const token = "x".repeat(512);
  expect(readEnvironment({ WATCHDESK_ADMIN_TOKEN: token }).admin_token).toBe(token);
  expect(readEnvironment({}).admin_token).toBeNull();
  expect(() => readEnvironment({ WATCHDESK_PORT: "http" })).toThrow(
    'WATCHDESK_PORT must be a port from 0 to 65535, not "http"',
  );
});
