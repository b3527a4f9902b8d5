import { and, asc, between, desc, eq, exists, gte, inArray, isNull, lte, not, or, type SQL, sql } from "drizzle-orm";
import { caseVersions } from "@/db/schema/datasets";
import { evaluationArms } from "@/db/schema/evaluations";
import { answerSearch, evaluationResults, resultOutputs, resultScores, reviews } from "@/db/schema/results";
import type { Context } from "@/lib/context";
import { caseHolds } from "@/lib/datasets/case-holds";
import { holdsText } from "@/lib/holds-text";
import { unknownCursor } from "@/lib/pagination";
import { versionIdOf } from "@/lib/prompts/version-id-of";
import { itemIds } from "./item-id";
import type { ListResults } from "./result-schema";

const { id: resultId, caseVersionId, position, total, latencyMs, createdAt } = evaluationResults;
const sorts = { position: sql`${position}`, createdAt: sql`${createdAt}`, total: sql`${total}`, latencyMs: sql`${latencyMs}` };

/**
 * Which results a list asks for, and in which order; for selects from `evaluation_results` alone. `backwards`: the same order from its
 * end. `isWhole`: it asks for all of them.
 * What an item lacks (a failed one has no latency) comes last in either direction.
 */
export function resultFilter(ctx: Context, input: ListResults) {
  const { db, workspaceId } = ctx;
  const reviewed = exists(db.select({ id: reviews.id }).from(reviews).where(eq(reviews.resultId, resultId)));
  const changed = and(eq(reviews.resultId, resultId), sql`${reviews.overrides} <> '[]'`);
  const overridden = exists(db.select({ id: reviews.id }).from(reviews).where(changed));
  const filters = [
    input.armId ? eq(evaluationResults.armId, input.armId) : undefined,
    input.versionId ? inArray(evaluationResults.armId, armsOf(ctx, input.id, input.versionId)) : undefined,
    input.caseId ? eq(evaluationResults.caseId, input.caseId) : undefined,
    input.status ? eq(evaluationResults.status, input.status) : undefined,
    input.passed ? passedIs(input.passed) : undefined,
    scoredWithin(ctx, input),
    input.failing ? inArray(resultId, failing(ctx, input.id, input.failing)) : undefined,
    input.tag ? inArray(caseVersionId, taggedCases(ctx, input.id, input.tag)) : undefined,
    input.reviewed ? (input.reviewed === "true" ? reviewed : not(reviewed)) : undefined,
    input.overridden ? (input.overridden === "true" ? overridden : not(overridden)) : undefined,
    input.q ? saying(ctx, input.id, input.q) : undefined,
  ].filter((filter) => filter !== undefined);
  const mine = [eq(evaluationResults.workspaceId, workspaceId), eq(evaluationResults.evaluationId, input.id)];
  const sort = sorts[input.sort];
  const rising = [sql`${sort} asc`, asc(position)];
  const risingLast = [sql`${sort} asc nulls first`, asc(position)];
  const falling = [sql`${sort} desc`, desc(position)];
  const fallingLast = [sql`${sort} desc nulls last`, desc(position)];
  const isNeverNull = input.sort === "position"; // plain words, which its index answers
  const [order, backwards] =
    input.order === "asc" ? [rising, falling] : isNeverNull ? [falling, rising] : [fallingLast, risingLast];
  return { where: and(...mine, ...filters), order, backwards, isWhole: filters.length === 0 };
}

const armsOf = (ctx: Context, evaluationId: string, versionId: string) =>
  ctx.db
    .select({ id: evaluationArms.id })
    .from(evaluationArms)
    .where(and(eq(evaluationArms.evaluationId, evaluationId), eq(evaluationArms.versionId, versionIdOf(ctx, versionId))));

/** By the total, or by the score of one evaluator. */
function scoredWithin({ db }: Context, { id, evaluator, minScore, maxScore }: ListResults): SQL | undefined {
  if (minScore === undefined && maxScore === undefined) return undefined;
  const within = (figure: typeof total | typeof resultScores.score) =>
    and(minScore === undefined ? undefined : gte(figure, minScore), maxScore === undefined ? undefined : lte(figure, maxScore));
  if (!evaluator) return within(total);
  const scored = db
    .select({ id: resultScores.resultId })
    .from(resultScores)
    .where(and(eq(resultScores.evaluationId, id), eq(resultScores.key, evaluator), within(resultScores.score)));
  return inArray(resultId, scored);
}

/** Written out, not as a parameter, so that Postgres uses the index that holds only those. */
const failing = ({ db }: Context, evaluationId: string, key: string) =>
  db
    .select({ id: resultScores.resultId })
    .from(resultScores)
    .where(and(eq(resultScores.evaluationId, evaluationId), eq(resultScores.key, key), sql`${resultScores.passed} = false`));

/** The versions of cases of the evaluation's dataset. */
const casesOf = ({ db }: Context, evaluationId: string, condition: SQL | undefined) =>
  db
    .select({ id: caseVersions.id })
    .from(caseVersions)
    .where(and(sql`${caseVersions.datasetId} = (select dataset_id from evaluations where id = ${evaluationId})`, condition));

const taggedCases = (ctx: Context, evaluationId: string, tag: string) =>
  casesOf(ctx, evaluationId, sql`${tag} = any(${caseVersions.tags})`);

function passedIs(passed: "true" | "false" | "unscored"): SQL | undefined {
  if (passed === "unscored") return and(isNull(evaluationResults.passed), eq(evaluationResults.status, "completed"));
  return eq(evaluationResults.passed, passed === "true");
}

/** A text in the case or in the answer. The answers are read by the range of their ids, not looked up one by one. */
function saying(ctx: Context, evaluationId: string, q: string): SQL | undefined {
  const { first, last } = itemIds(evaluationId);
  const answers = ctx.db
    .select({ id: resultOutputs.resultId })
    .from(resultOutputs)
    .where(and(between(resultOutputs.resultId, first, last), holdsText(answerSearch, q)));
  return or(inArray(caseVersionId, casesOf(ctx, evaluationId, caseHolds(q))), inArray(resultId, answers));
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
