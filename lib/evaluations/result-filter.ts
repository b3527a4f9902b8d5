import { and, asc, desc, eq, exists, gte, ilike, isNull, lte, not, or, type SQL, sql } from "drizzle-orm";
import { caseVersions } from "@/db/schema/datasets";
import { evaluationArms, evaluationResults, resultOutputs, resultScores, reviews } from "@/db/schema/evaluations";
import type { Context } from "@/lib/context";
import { likePattern, unknownCursor } from "@/lib/pagination";
import { versionIdOf } from "@/lib/prompts/version-id-of";
import type { ListResults } from "./result-schema";

const { id: resultId, caseVersionId, position, total, latencyMs, createdAt } = evaluationResults;
const sorts = { position: sql`${position}`, createdAt: sql`${createdAt}`, total: sql`${total}`, latencyMs: sql`${latencyMs}` };

/**
 * Which results a list asks for, and in which order; for selects from `evaluation_results` joined with `evaluation_arms`, and left
 * with `result_scores` on `scoreAsked`. What an item lacks (a failed one has no latency) comes last in either direction.
 */
export function resultFilter(ctx: Context, input: ListResults) {
  const { db, workspaceId } = ctx;
  const figure = input.evaluator ? resultScores.score : total;
  const failing = db
    .select({ key: resultScores.key })
    .from(resultScores)
    .where(and(eq(resultScores.resultId, resultId), eq(resultScores.key, input.failing ?? ""), eq(resultScores.passed, false)));
  const tagged = db
    .select({ id: caseVersions.id })
    .from(caseVersions)
    .where(and(eq(caseVersions.id, caseVersionId), sql`${input.tag ?? ""} = any(${caseVersions.tags})`));
  const reviewed = exists(db.select({ id: reviews.id }).from(reviews).where(eq(reviews.resultId, resultId)));
  const where = and(
    eq(evaluationResults.workspaceId, workspaceId),
    eq(evaluationResults.evaluationId, input.id),
    input.armId ? eq(evaluationResults.armId, input.armId) : undefined,
    input.versionId ? eq(evaluationArms.versionId, versionIdOf(ctx, input.versionId)) : undefined,
    input.caseId ? eq(evaluationResults.caseId, input.caseId) : undefined,
    input.status ? eq(evaluationResults.status, input.status) : undefined,
    input.passed ? passedIs(input.passed) : undefined,
    input.minScore === undefined ? undefined : gte(figure, input.minScore),
    input.maxScore === undefined ? undefined : lte(figure, input.maxScore),
    input.failing ? exists(failing) : undefined,
    input.tag ? exists(tagged) : undefined,
    input.reviewed ? (input.reviewed === "true" ? reviewed : not(reviewed)) : undefined,
    input.q ? holdsText(db, likePattern(input.q)) : undefined,
  );
  const sort = sorts[input.sort];
  const order = [
    input.order === "asc" ? sql`${sort} asc` : input.sort === "position" ? sql`${sort} desc` : sql`${sort} desc nulls last`,
    input.order === "asc" ? asc(position) : desc(position),
  ];
  const scoreAsked = and(eq(resultScores.resultId, resultId), eq(resultScores.key, input.evaluator ?? ""));
  return { where, order, scoreAsked };
}

function passedIs(passed: "true" | "false" | "unscored"): SQL | undefined {
  if (passed === "unscored") return and(isNull(evaluationResults.passed), eq(evaluationResults.status, "completed"));
  return eq(evaluationResults.passed, passed === "true");
}

/** A text in the case or in the answer. */
function holdsText(db: Context["db"], pattern: string): SQL | undefined {
  const { name, externalId, variables } = caseVersions;
  return or(
    exists(
      db
        .select({ id: caseVersions.id })
        .from(caseVersions)
        .where(
          and(
            eq(caseVersions.id, caseVersionId),
            or(ilike(name, pattern), ilike(externalId, pattern), ilike(variables, pattern)),
          ),
        ),
    ),
    exists(
      db
        .select({ id: resultOutputs.resultId })
        .from(resultOutputs)
        .where(and(eq(resultOutputs.resultId, resultId), ilike(sql`${resultOutputs.output}::json ->> 'text'`, pattern))),
    ),
  );
}

/** What lies behind the cursor, the last result of the page before, in the list's order: what lacks the figure comes last. */
export async function pastResult(ctx: Context, { id, cursor, sort, order }: ListResults): Promise<SQL | undefined> {
  if (cursor === undefined) return undefined;
  const figure = sorts[sort];
  const ofCursor = and(
    eq(evaluationResults.workspaceId, ctx.workspaceId),
    eq(evaluationResults.evaluationId, id),
    eq(resultId, cursor),
  );
  const [last] = await ctx.db
    .select({ position, figure: sql<string | null>`${figure}::text` })
    .from(evaluationResults)
    .where(ofCursor);
  if (!last) throw unknownCursor();
  const beyond = order === "asc" ? sql`>` : sql`<`;
  const later = sql`${position} ${beyond} ${last.position}`;
  if (last.figure === null) return sql`${figure} is null and ${later}`;
  const bound = sql`(select ${figure} from evaluation_results where id = ${cursor})`;
  return sql`(${figure} is null or ${figure} ${beyond} ${bound} or (${figure} = ${bound} and ${later}))`;
}
