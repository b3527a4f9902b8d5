// @ts-check

/**
 * The figures of Playwright's JSON report. A flaky test counts as failed: it did fail.
 * @param {string} report
 * @returns {import("./vitest-tally.mjs").Tally}
 */
export function readPlaywrightTally(report) {
  const { stats, suites, errors } = JSON.parse(report);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: suites.flatMap(skippedIn),
  };
}

/**
 * @param {any} suite
 * @returns {import("./vitest-tally.mjs").Tally["skipped"]}
 */
function skippedIn(suite) {
  const own = (suite.specs ?? []).flatMap((/** @type {any} */ spec) =>
    spec.tests
      .filter((/** @type {any} */ test) => test.status === "skipped")
      .map((/** @type {any} */ test) => ({
        name: `${spec.file}: ${spec.title}`,
        reason: test.annotations.find((/** @type {any} */ note) => note.type === "skip" || note.type === "fixme")?.description,
      })),
  );
  return [...own, ...(suite.suites ?? []).flatMap(skippedIn)];
}
