import { and, asc, eq, gte, or } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import { verb } from "@/lib/verb";

type Of = { id: string; sourceEvaluationId: string | null; createdAt: Date };

/** The evaluation whose answers this one scores again, and those that score its answers again, oldest first. */
export const getLineage = verb("evaluations:read", async (ctx, { id, sourceEvaluationId, createdAt }: Of) => {
  // a re-score is never older than its source, which bounds the search to a part of an index
  const isRescore = and(eq(evaluations.sourceEvaluationId, id), gte(evaluations.createdAt, createdAt));
  const rows = await ctx.db
    .select({ id: evaluations.id, name: evaluations.name })
    .from(evaluations)
    .where(
      and(
        eq(evaluations.workspaceId, ctx.workspaceId),
        sourceEvaluationId ? or(eq(evaluations.id, sourceEvaluationId), isRescore) : isRescore,
      ),
    )
    .orderBy(asc(evaluations.createdAt), asc(evaluations.id));
  return {
    source: rows.find((row) => row.id === sourceEvaluationId) ?? null,
    rescores: rows.filter((row) => row.id !== sourceEvaluationId),
  };
});
