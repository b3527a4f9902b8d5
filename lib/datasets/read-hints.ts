import type { Context } from "@/lib/context";
import type { HintName } from "./hint-schema";
import { readCaseHints } from "./read-case-hints";
import { readResultHints } from "./read-result-hints";
import type { DatasetRow } from "./rows";

/** The ids of the cases each hint is about, and what was looked at for them. */
export async function readHints(ctx: Context, dataset: DatasetRow) {
  const ofCases = await readCaseHints(ctx, dataset);
  const ofResults = await readResultHints(ctx, dataset);
  const byName: Record<HintName, string[]> = {
    always_passes: ofResults.alwaysPasses,
    never_passes: ofResults.neverPasses,
    flaky: ofResults.flaky,
    near_duplicate: ofCases.nearDuplicate,
    no_expectation: ofCases.noExpectation,
    empty_value: ofCases.emptyValue,
  };
  return { byName, cases: ofCases.cases, evaluations: ofResults.evaluations };
}
