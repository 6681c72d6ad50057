import { existsSync, readFileSync } from "node:fs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * A check that either holds or not.
 * @param {number} code
 * @returns {Tally}
 */
export function countExit(code) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/**
 * Vitest's JSON report. A file that could not even be loaded counts as one failure.
 * @param {number} code
 * @param {string} reportFile
 * @returns {Tally}
 */
export function countVitest(code, reportFile) {
  if (!existsSync(reportFile)) return countExit(code === 0 ? 1 : code);
  const { testResults, ...report } = JSON.parse(readFileSync(reportFile, "utf8"));
  const unloaded = testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return asFailedAs(code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

/**
 * Playwright's JSON report. A journey that passed only when tried again has failed.
 * @param {number} code
 * @param {string} reportFile
 * @returns {Tally}
 */
export function countPlaywright(code, reportFile) {
  if (!existsSync(reportFile)) return countExit(code === 0 ? 1 : code);
  const { stats } = JSON.parse(readFileSync(reportFile, "utf8"));
  return asFailedAs(code, {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  });
}

/**
 * The line that a run ends with.
 * @param {Tally[]} tallies
 */
export function summary(tallies) {
  const sum = (key) => tallies.reduce((total, tally) => total + tally[key], 0);
  const skipped = sum("skipped");
  return `${sum("passed")} passed, ${sum("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** A program that failed without naming a failed test (in its own setup, say) has failed all the same. */
function asFailedAs(code, tally) {
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}
