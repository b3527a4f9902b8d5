import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { compareEvaluations } from "@/lib/evaluations/compare-evaluations";
import { CompareEvaluations } from "@/lib/evaluations/comparison-schema";

type Side = { evaluationId: string; armId: string };
type Comparison = Awaited<ReturnType<typeof compareEvaluations>>;
/** What an alert keeps of a comparison: the primary metric. */
export type LossFigures = ReturnType<typeof figuresOf>;
type Loss = { word: "worse" | "fine"; figures: LossFigures } | { word: "unclear"; problem: string };

const doubts: Record<string, string> = {
  integrity: "More than 2 % of the pairs are missing: see why items failed.",
  few_groups: "Fewer than 20 independent cases are the same in the baseline and in this run.",
};

/** A run against its baseline, on the cases that did not change between them, by the suite's own rule. */
export async function measureLoss(ctx: Context, { baseline, candidate }: { baseline: Side; candidate: Side }): Promise<Loss> {
  try {
    const comparison = await compareEvaluations(
      ctx,
      CompareEvaluations.parse({ baseline: ref(baseline), candidate: ref(candidate) }),
    );
    const doubt = comparison.reasons.find((reason) => reason !== "wide");
    if (doubt) return { word: "unclear", problem: doubts[doubt] ?? "One of the two evaluations has not ended." };
    return { word: comparison.verdict === "worse" ? "worse" : "fine", figures: figuresOf(comparison, candidate.evaluationId) };
  } catch (error) {
    if (error instanceof AppError) return { word: "unclear", problem: error.message };
    throw error;
  }
}

const ref = ({ evaluationId, armId }: Side) => ({ evaluationId, armId });

function figuresOf({ metrics, primary: key, margin, verdict }: Comparison, evaluationId: string) {
  const [primary] = metrics;
  if (!primary) throw new Error("a comparison has a primary metric");
  const { kind, baseline, candidate, difference, low, high, level, groups, cases, pairs, missing, improved, regressed } = primary;
  return {
    ...{ evaluationId, verdict, primary: key, margin, kind, baseline, candidate, difference, low, high, level },
    ...{ groups, cases, pairs, missing, improved, regressed },
  };
}
