import { invalidInput } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { compareSides } from "./compare-sides";
import type { CompareArms } from "./comparison-schema";
import { readArm, readEvaluationRow } from "./rows";

/** Two arms of one evaluation on the same cases. */
export const compareArms = verb("evaluations:read", async (ctx, input: CompareArms) => {
  const evaluation = await readEvaluationRow(ctx, input.id);
  const baseline = await readArm(ctx, input.id, input.baseline);
  const candidate = await readArm(ctx, input.id, input.candidate);
  if (baseline.id === candidate.id) throw invalidInput("Baseline and candidate are the same arm.");
  return compareSides(ctx, { baseline: { evaluation, arm: baseline }, candidate: { evaluation, arm: candidate } }, input);
});
