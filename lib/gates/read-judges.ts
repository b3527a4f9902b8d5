import { and, asc, eq } from "drizzle-orm";
import { evaluationEvaluators } from "@/db/schema/evaluations";
import { findEvaluator } from "@/evaluators";
import type { Context } from "@/lib/context";
import { askedByCases } from "@/lib/evaluations/asked-by-cases";
import { judgeEligibility } from "@/lib/reviews/judge-eligibility";
import type { GateFacts } from "./gate-facts";
import type { Counted } from "./sort-evidence";

/**
 * The evaluators of the newest evaluation that ask a model and have a say (a weight, or a rule of their own), each with whether people
 * agree with it. One that only asks what the cases bring along is a judge where they bring one.
 */
export async function readJudges(ctx: Context, newest: Counted, ruled: ReadonlySet<string>): Promise<GateFacts["judges"]> {
  const { key, type, fingerprint, weight, required } = evaluationEvaluators;
  const uses = await ctx.db
    .select({ key, type, fingerprint, weight, required })
    .from(evaluationEvaluators)
    .where(and(eq(evaluationEvaluators.workspaceId, ctx.workspaceId), eq(evaluationEvaluators.evaluationId, newest.id)))
    .orderBy(asc(evaluationEvaluators.position));
  const { datasetId, datasetRevision } = newest;
  const asked = await askedByCases(ctx, uses, { datasetId, datasetRevision, split: "gate" });
  const isJudge = (use: (typeof uses)[number]) => {
    const evaluator = findEvaluator(use.type);
    return evaluator?.nests ? asked.some((one) => one.key === use.key) : evaluator?.asksModel === true;
  };
  const judges = uses.filter((use) => (use.weight > 0 || use.required || ruled.has(use.key)) && isJudge(use));
  const found = await judgeEligibility(
    ctx,
    judges.map((judge) => judge.fingerprint),
  );
  return judges.map((judge) => {
    const eligibility = found.find((one) => one.fingerprint === judge.fingerprint);
    return { key: judge.key, eligible: eligibility?.eligible ?? false, reason: eligibility?.reason ?? "Nobody has judged it." };
  });
}
