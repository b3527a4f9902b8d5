import { and, count, eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { evaluationArms, evaluationResults, resultScores } from "@/db/schema/evaluations";
import { cutAt, paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { pastResult, resultFilter } from "./result-filter";
import type { ListResults } from "./result-schema";
import { readEvaluationRow } from "./rows";
import { withDetails } from "./with-details";

/** An evaluation's results in the order they were planned, or by another column; every filter is one index or one join away. */
export const listResults = verb("evaluations:read", async (ctx, input: ListResults) => {
  await readEvaluationRow(ctx, input.id);
  const { where, order, scoreAsked } = resultFilter(ctx, input);
  const { limit, offset } = window(input);
  const found = await ctx.db
    .select({ id: evaluationResults.id, result: evaluationResults, versionId: evaluationArms.versionId })
    .from(evaluationResults)
    .innerJoin(evaluationArms, eq(evaluationArms.id, evaluationResults.armId))
    .leftJoin(resultScores, scoreAsked)
    .where(and(where, await pastResult(ctx, input)))
    .orderBy(...order)
    .limit(limit + 1)
    .offset(input.cursor === undefined ? offset : 0);
  const { total } = one(
    await ctx.db
      .select({ total: count() })
      .from(evaluationResults)
      .innerJoin(evaluationArms, eq(evaluationArms.id, evaluationResults.armId))
      .leftJoin(resultScores, scoreAsked)
      .where(where),
  );
  const { rows, nextCursor } = cutAt(found, limit);
  return { ...paginate(await withDetails(ctx, rows), total, input), nextCursor };
});
