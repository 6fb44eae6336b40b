/** The parts of Vitest's JSON report that are read here. */
export interface Report {
  readonly success: boolean;
  readonly numTotalTests: number;
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Names of the tests that did not run. They count as failed: a skipped promise is a broken one. */
  readonly skipped: readonly string[];
}

/** What a suite came to. No report, and trouble outside any test, count as one failure. */
export function tally(report: Report | undefined, exitCode: number): Tally {
  if (!report) return { passed: 0, failed: 1, skipped: [] };
  const skipped = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status !== "passed" && status !== "failed")
    .map(({ fullName }) => fullName);
  const failed = report.numTotalTests - report.numPassedTests;
  const hasOtherTrouble = failed === 0 && (!report.success || exitCode !== 0 || report.numTotalTests === 0);
  return { passed: report.numPassedTests, failed: hasOtherTrouble ? 1 : failed, skipped };
}
