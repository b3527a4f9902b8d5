import { and, desc, eq, sql } from "drizzle-orm";
import { datasets } from "@/db/schema/datasets";
import { evaluationArms, evaluations } from "@/db/schema/evaluations";
import { evaluationResults } from "@/db/schema/results";
import { paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { measureDifferences } from "./measure-differences";
import { readMeasures } from "./read-measures";
import type { ListVersionEvaluations } from "./schema";

/** Counted over the arm's completed items alone, as everywhere. */
const counted = (condition: string) => sql<number>`(select count(*) filter (where ${sql.raw(condition)})::int
  from ${evaluationResults} where ${evaluationResults.evaluationId} = ${evaluations.id}
  and ${evaluationResults.armId} = ${evaluationArms.id} and ${evaluationResults.status} = 'completed')`;

const names = { baseline: "the first of the list", candidate: "this one" };

/**
 * The arms that measured a version, with their evaluations, newest first; of each, in which ways it measures otherwise than the first of
 * the page: then their figures must not be compared.
 */
export const listVersionEvaluations = verb("evaluations:read", async (ctx, input: ListVersionEvaluations) => {
  const wanted = and(eq(evaluationArms.workspaceId, ctx.workspaceId), eq(evaluationArms.versionId, input.versionId));
  const total = await ctx.db.$count(evaluationArms, wanted);
  const { limit, offset } = window(input);
  const rows = await ctx.db
    .select({
      armId: evaluationArms.id,
      label: evaluationArms.label,
      model: evaluationArms.modelName,
      contentHash: evaluationArms.contentHash,
      evaluationId: evaluations.id,
      name: evaluations.name,
      status: evaluations.status,
      createdAt: evaluations.createdAt,
      finishedAt: evaluations.finishedAt,
      datasetName: datasets.name,
      datasetRevision: evaluations.datasetRevision,
      passed: counted("passed"),
      scored: counted("passed is not null"),
    })
    .from(evaluationArms)
    .innerJoin(evaluations, eq(evaluations.id, evaluationArms.evaluationId))
    .innerJoin(datasets, eq(datasets.id, evaluations.datasetId))
    .where(wanted)
    .orderBy(desc(evaluations.createdAt), desc(evaluationArms.id))
    .limit(limit)
    .offset(offset);
  const measures = await readMeasures(
    ctx,
    rows.map(({ evaluationId }) => evaluationId),
  );
  const [newest] = rows;
  const arms = rows.map((row) => ({
    ...row,
    differences: newest ? measureDifferences(measures.of(newest.evaluationId), measures.of(row.evaluationId), names) : [],
  }));
  return paginate(arms, total, input);
});
