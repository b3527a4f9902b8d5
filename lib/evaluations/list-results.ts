import { and, asc, count, desc, eq, gte, isNull, lte, type SQL } from "drizzle-orm";
import { one } from "@/db/rows";
import { evaluationArms, evaluationResults, resultScores } from "@/db/schema/evaluations";
import { paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import type { ListResults } from "./result-schema";
import { readEvaluationRow } from "./rows";
import { withDetails } from "./with-details";

const sorts = {
  position: evaluationResults.position,
  createdAt: evaluationResults.createdAt,
  total: evaluationResults.total,
  latencyMs: evaluationResults.latencyMs,
};

/** An evaluation's results in the order they were planned, or by another column; every filter is one index or one join away. */
export const listResults = verb("evaluations:read", async (ctx, input: ListResults) => {
  await readEvaluationRow(ctx, input.id);
  const figure = input.evaluator ? resultScores.score : evaluationResults.total;
  const where = and(
    eq(evaluationResults.workspaceId, ctx.workspaceId),
    eq(evaluationResults.evaluationId, input.id),
    input.armId ? eq(evaluationResults.armId, input.armId) : undefined,
    input.versionId ? eq(evaluationArms.versionId, input.versionId) : undefined,
    input.caseId ? eq(evaluationResults.caseId, input.caseId) : undefined,
    input.status ? eq(evaluationResults.status, input.status) : undefined,
    input.passed ? passedIs(input.passed) : undefined,
    input.minScore === undefined ? undefined : gte(figure, input.minScore),
    input.maxScore === undefined ? undefined : lte(figure, input.maxScore),
  );
  const asked = and(eq(resultScores.resultId, evaluationResults.id), eq(resultScores.key, input.evaluator ?? ""));
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const rows = await ctx.db
    .select({ result: evaluationResults, versionId: evaluationArms.versionId })
    .from(evaluationResults)
    .innerJoin(evaluationArms, eq(evaluationArms.id, evaluationResults.armId))
    .leftJoin(resultScores, asked)
    .where(where)
    .orderBy(direction(sorts[input.sort]), direction(evaluationResults.position))
    .limit(limit)
    .offset(offset);
  const { total } = one(
    await ctx.db
      .select({ total: count() })
      .from(evaluationResults)
      .innerJoin(evaluationArms, eq(evaluationArms.id, evaluationResults.armId))
      .leftJoin(resultScores, asked)
      .where(where),
  );
  return paginate(await withDetails(ctx, rows), total, input);
});

function passedIs(passed: "true" | "false" | "unscored"): SQL | undefined {
  if (passed === "unscored") return and(isNull(evaluationResults.passed), eq(evaluationResults.status, "completed"));
  return eq(evaluationResults.passed, passed === "true");
}
