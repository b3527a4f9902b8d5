import type { Context } from "@/lib/context";
import { invalidInput } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { compareSides, type Side } from "./compare-sides";
import type { CompareEvaluations, SideRef } from "./comparison-schema";
import { readArm, readEvaluationRow } from "./rows";

/** Two arms of any two evaluations, on the cases that did not change between them; as `compareArms` where it is the same one. */
export const compareEvaluations = verb("evaluations:read", async (ctx, input: CompareEvaluations) => {
  const [baseline, candidate] = [await readSide(ctx, input.baseline), await readSide(ctx, input.candidate)];
  if (baseline.arm.id === candidate.arm.id) throw invalidInput("Baseline and candidate are the same arm.");
  return compareSides(ctx, { baseline, candidate }, input);
});

async function readSide(ctx: Context, { evaluationId, armId }: SideRef): Promise<Side> {
  const evaluation = await readEvaluationRow(ctx, evaluationId);
  return { evaluation, arm: await readArm(ctx, evaluationId, armId) };
}
