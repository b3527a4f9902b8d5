import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { evaluationArms, evaluations } from "@/db/schema/evaluations";
import { evaluationResults } from "@/db/schema/results";
import { suiteRevisions, suites } from "@/db/schema/suites";
import type { Context } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { mostMissing } from "@/lib/statistics/decision-rules";

const leastTrials = 3;
type Arm = typeof evaluationArms.$inferSelect;
type Evaluation = typeof evaluations.$inferSelect;

/** A golden run measured all there is to measure, several times, as the suite asks now; else 409 says what to do. Answers the suite. */
export async function requirePinnable(ctx: Context, evaluation: Evaluation, arm: Arm) {
  const { suiteId, suiteRevision, status, trials, caseFilter, sourceEvaluationId } = evaluation;
  if (suiteId === null || suiteRevision === null)
    throw conflict("Only a run of a suite can be a baseline: start an evaluation from a suite, and pin that one.");
  if (sourceEvaluationId !== null)
    throw conflict("A re-score holds answers that were scored before: start an evaluation from the suite, and pin that one.");
  if (status === "queued" || status === "running") throw conflict("It has not ended yet: wait for its end, then pin it.");
  if (status !== "completed" && status !== "completed_with_errors")
    throw conflict("It was stopped before its end: resume it, and pin it when it is done.");
  if (evaluation.outputsRemovedAt) throw conflict("What it was answered is not kept any more: start it again, and pin that one.");
  if (trials < leastTrials)
    throw conflict(
      `It asked each case ${trials === 1 ? "once" : "twice"}, and a baseline wants at least ${leastTrials} trials: start it again with ${leastTrials}.`,
    );
  if (caseFilter?.tags) throw conflict("It measured only the cases with some tags: start it again without the filter.");
  if (arm.modelOverride !== null)
    throw conflict("This arm was asked with other model settings than its version's: start it again without them.");
  const suite = await readSuite(ctx, suiteId, suiteRevision);
  if (suite.revision !== suiteRevision)
    throw conflict(`The suite “${suite.slug}” has changed since: run its revision ${suite.revision}, and pin that one.`);
  if (suite.split !== evaluation.split)
    throw conflict("It measured another split than the suite: start it again with the suite's own.");
  await requireOwnResults(ctx, evaluation, arm);
  return { suiteId, suiteRevision };
}

async function readSuite({ db, workspaceId }: Context, id: string, number: number) {
  const [suite] = await db
    .select({ slug: suites.slug, revision: suites.revision, split: suiteRevisions.split })
    .from(suites)
    .innerJoin(suiteRevisions, and(eq(suiteRevisions.suiteId, suites.id), eq(suiteRevisions.number, number)))
    .where(and(eq(suites.workspaceId, workspaceId), eq(suites.id, id)));
  if (!suite) throw new Error(`revision ${number} of suite ${id} is gone`);
  return suite;
}

/** None was taken over from another run, and next to none is missing: with more there would never be a verdict. */
async function requireOwnResults({ db, workspaceId }: Context, evaluation: Evaluation, arm: Arm): Promise<void> {
  const items = and(
    eq(evaluationResults.workspaceId, workspaceId),
    eq(evaluationResults.evaluationId, evaluation.id),
    eq(evaluationResults.armId, arm.id),
  );
  const [found] = await db
    .select({
      planned: sql<number>`count(*)::int`,
      missing: sql<number>`(count(*) filter (where ${evaluationResults.status} <> 'completed'))::int`,
      reused: sql<number>`(count(*) filter (where ${isNotNull(evaluationResults.reusedFrom)}))::int`,
    })
    .from(evaluationResults)
    .where(items);
  const { planned = 0, missing = 0, reused = 0 } = found ?? {};
  if (reused > 0)
    throw conflict(
      `${reused} of its results were taken over from an earlier run: start the suite without reuse, and pin that one.`,
    );
  if (missing > mostMissing * planned)
    throw conflict(
      `${missing} of ${planned} items have no result, and a comparison bears 2 % at most: retry those that failed first.`,
    );
}
