import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { expect, test } from "vitest";

import { curlExample, isRefused, outcomesOf, setOut } from "../../../src/renderer/integrations/integration-words.ts";

const result = (outcome: string) => ({ event: "create", outcome, alert_id: null, detail: null });

test("each outcome is told once; a refusal is told apart", () => {
  expect(outcomesOf({ results: [result("created"), result("repeated"), result("created")] })).toEqual([
    "created",
    "repeated",
  ]);
  expect(isRefused({ status: 200, results: [result("created"), result("refused")] })).toBe(true);
  expect(isRefused({ status: 405, results: [] })).toBe(true);
  expect(isRefused({ status: 200, results: [result("created")] })).toBe(false);
});

test("a payload is set out where it is JSON, and shown as it came where it is not", () => {
  expect(setOut('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(setOut("{oops")).toBe("{oops");
});

test("the signed example signs what it sends", () => {
  const script = curlExample("generic_webhook", "http://127.0.0.1/integrations/k", true).split("\n").slice(0, 2);
  const [body = "", signature] = execFileSync(
    "sh",
    ["-c", `${script.join("\n")}\nprintf '%s\\n%s' "$BODY" "$SIGNATURE"`],
    {
      env: { ...process.env, SIGNING_SECRET: "very-secret" },
      encoding: "utf8",
    },
  ).split("\n");
  expect(signature).toBe(createHmac("sha256", "very-secret").update(body).digest("hex"));
});
