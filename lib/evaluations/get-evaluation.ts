import { verb } from "@/lib/verb";
import { countQuarantined } from "./count-quarantined";
import { readEvaluation } from "./read-evaluation";
import type { EvaluationId } from "./schema";

/** An evaluation with its progress and figures, and how many cases it left out because they were in quarantine. */
export const getEvaluation = verb("evaluations:read", async (ctx, { id }: EvaluationId) => {
  const evaluation = await readEvaluation(ctx, id);
  return { ...evaluation, quarantined: await countQuarantined(ctx, evaluation) };
});
