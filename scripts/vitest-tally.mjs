// @ts-check
import { writeFileSync } from "node:fs";

/** @typedef {{ passed: number, failed: number, skipped: { name: string, reason: string | undefined }[] }} Tally */

/** A vitest reporter that leaves the figures, and why something was skipped, in the file named by TALLY_FILE. */
export default class VitestTally {
  /**
   * @param {ReadonlyArray<import("vitest/node").TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {Tally} */
    const tally = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const module of modules) {
      let failures = 0;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === "passed") tally.passed++;
        else if (result.state === "failed") failures++;
        else
          tally.skipped.push({
            name: `${module.moduleId}: ${test.fullName}`,
            reason: "note" in result ? result.note : undefined,
          });
      }
      // a file that cannot be loaded holds no test to fail
      tally.failed += module.ok() ? failures : Math.max(failures, 1);
    }
    writeFileSync(process.env.TALLY_FILE ?? "test-results/vitest.json", JSON.stringify(tally));
  }
}
