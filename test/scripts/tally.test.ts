import { expect, test } from "vitest";

import { tally, type Report } from "../../scripts/tally.ts";

function report(statuses: readonly string[], success = true): Report {
  const assertionResults = statuses.map((status, at) => ({ fullName: `test ${at}`, status }));
  return {
    success,
    numTotalTests: statuses.length,
    numPassedTests: statuses.filter((status) => status === "passed").length,
    testResults: [{ name: "some.test.ts", assertionResults }],
  };
}

test("tests are counted", () => {
  expect(tally(report(["passed", "failed", "passed"], false), 1)).toEqual({
    passed: 2,
    failed: 1,
    skipped: [],
  });
});

test("a test that did not run counts as failed, and is named", () => {
  expect(tally(report(["passed", "skipped", "todo"]), 0)).toEqual({
    passed: 1,
    failed: 2,
    skipped: ["test 1", "test 2"],
  });
});

test.each<[string, Report | undefined, number]>([
  ["there is no report", undefined, 1],
  ["nothing ran", report([]), 0],
  ["a file could not be loaded", report(["passed"], false), 1],
  ["the run broke after its last test", report(["passed"]), 1],
])("it is one failure when %s", (_, given, exitCode) => {
  expect(tally(given, exitCode).failed).toBe(1);
});
