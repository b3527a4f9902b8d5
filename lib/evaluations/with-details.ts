import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { caseVersions } from "@/db/schema/datasets";
import { evaluationEvaluators } from "@/db/schema/evaluations";
import { type evaluationResults, resultOutputs, resultScores, reviews } from "@/db/schema/results";
import type { Context } from "@/lib/context";

type Row = { result: typeof evaluationResults.$inferSelect; versionId: string };

/** What a person knows a case by: its name, its own id, else how its values begin. */
const caseTitle = sql<string>`left(coalesce(${caseVersions.name}, ${caseVersions.externalId},
  (select string_agg(left(value, 200), ' · ') from json_each_text(${caseVersions.variables}::json)), ''), 200)`;

/** Results with their cases' titles, outputs, scores and newest reviews: four statements whatever the number of rows. */
export async function withDetails(ctx: Context, rows: Row[]) {
  const ids = rows.map(({ result }) => result.id);
  const evaluationId = rows[0]?.result.evaluationId;
  if (!evaluationId) return [];
  const [cases, outputs, scores, judged] = await Promise.all([
    ctx.db
      .select({ id: caseVersions.id, title: caseTitle })
      .from(caseVersions)
      .where(
        inArray(
          caseVersions.id,
          rows.map(({ result }) => result.caseVersionId),
        ),
      ),
    ctx.db
      .select({ resultId: resultOutputs.resultId, output: resultOutputs.output })
      .from(resultOutputs)
      .where(inArray(resultOutputs.resultId, ids)),
    ctx.db
      .select({ score: resultScores, type: evaluationEvaluators.type, weight: evaluationEvaluators.weight })
      .from(evaluationEvaluators)
      .innerJoin(resultScores, eq(resultScores.key, evaluationEvaluators.key))
      .where(and(eq(evaluationEvaluators.evaluationId, evaluationId), inArray(resultScores.resultId, ids)))
      .orderBy(asc(evaluationEvaluators.position)),
    ctx.db.select().from(reviews).where(inArray(reviews.resultId, ids)).orderBy(desc(reviews.createdAt), desc(reviews.id)),
  ]);
  const outputOf = new Map(outputs.map(({ resultId, output }) => [resultId, JSON.parse(output)]));
  const titleOf = new Map(cases.map(({ id, title }) => [id, title]));
  return rows.map(({ result, versionId }) => ({
    ...result,
    versionId,
    caseTitle: titleOf.get(result.caseVersionId) || result.caseId,
    output: outputOf.get(result.id) ?? null,
    scores: scores
      .filter(({ score }) => score.resultId === result.id)
      .map(({ score, type, weight }) => ({ ...score, type, weight })),
    usage:
      result.inputTokens === null || result.outputTokens === null
        ? null
        : { input: result.inputTokens, output: result.outputTokens },
    error:
      result.errorStage && result.errorCode
        ? { stage: result.errorStage, code: result.errorCode, message: result.errorMessage ?? "" }
        : null,
    review: judged.find((review) => review.resultId === result.id) ?? null,
  }));
}
