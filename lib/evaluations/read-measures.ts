import { and, asc, eq, inArray } from "drizzle-orm";
import { evaluationEvaluators, evaluations } from "@/db/schema/evaluations";
import type { Context } from "@/lib/context";
import type { Measure } from "./measure-differences";

/** How evaluations of the workspace measure, by their ids: one statement whatever their number. */
export async function readMeasures(ctx: Context, ids: string[]): Promise<{ of(id: string): Measure }> {
  const { key, fingerprint, weight, threshold, required, negate } = evaluationEvaluators;
  const rows =
    ids.length === 0
      ? []
      : await ctx.db
          .select({
            id: evaluations.id,
            passThreshold: evaluations.passThreshold,
            use: { key, fingerprint, weight, threshold, required, negate },
          })
          .from(evaluations)
          .innerJoin(evaluationEvaluators, eq(evaluationEvaluators.evaluationId, evaluations.id))
          .where(and(eq(evaluations.workspaceId, ctx.workspaceId), inArray(evaluations.id, ids)))
          .orderBy(asc(evaluationEvaluators.position));
  const byId = Map.groupBy(rows, ({ id }) => id);
  return {
    of(id) {
      const own = byId.get(id) ?? [];
      return { passThreshold: own[0]?.passThreshold ?? null, evaluators: own.map(({ use }) => use) };
    },
  };
}
