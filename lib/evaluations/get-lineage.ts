import { and, asc, eq, gte, or } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import { verb } from "@/lib/verb";
import { type Measure, measureDifferences } from "./measure-differences";
import { readMeasures } from "./read-measures";

const names = { baseline: "the other", candidate: "this one" };

type Of = Measure & { id: string; sourceEvaluationId: string | null; createdAt: Date };

/**
 * The evaluation whose answers this one scores again, and those that score its answers again, oldest first; of each, in which ways it
 * measures otherwise than this one, so that nobody compares their figures.
 */
export const getLineage = verb("evaluations:read", async (ctx, { id, sourceEvaluationId, createdAt, ...measure }: Of) => {
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
  const measures = await readMeasures(
    ctx,
    rows.map((row) => row.id),
  );
  const told = rows.map((row) => ({ ...row, differences: measureDifferences(measures.of(row.id), measure, names) }));
  return {
    source: told.find((row) => row.id === sourceEvaluationId) ?? null,
    rescores: told.filter((row) => row.id !== sourceEvaluationId),
  };
});
