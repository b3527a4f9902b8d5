import { asc, eq } from "drizzle-orm";
import { evaluationArms, evaluationEvaluators } from "@/db/schema/evaluations";
import { findEvaluator } from "@/evaluators";
import type { Context } from "@/lib/context";
import { rivalArmOf } from "./rival-arm-of";

/** The evaluators of an evaluation that compare arms, by key, with the arm they compare the others with. */
export async function readRivals(ctx: Context, evaluationId: string): Promise<{ key: string; armId: string }[]> {
  const uses = await ctx.db.select().from(evaluationEvaluators).where(eq(evaluationEvaluators.evaluationId, evaluationId));
  const comparing = uses.filter(({ type }) => findEvaluator(type)?.rivalOf);
  if (comparing.length === 0) return [];
  const arms = await ctx.db
    .select({ id: evaluationArms.id, label: evaluationArms.label })
    .from(evaluationArms)
    .where(eq(evaluationArms.evaluationId, evaluationId))
    .orderBy(asc(evaluationArms.position));
  return comparing.flatMap(({ key, type, options }) => {
    const evaluator = findEvaluator(type);
    const rival = evaluator && rivalArmOf(evaluator, JSON.parse(options), arms);
    return rival ? [{ key, armId: rival.armId }] : [];
  });
}
