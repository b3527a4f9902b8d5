import { and, asc, eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { evaluationArms, evaluationEvaluators, evaluations } from "@/db/schema/evaluations";
import { evaluationResults, resultOutputs } from "@/db/schema/results";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { enqueue } from "@/lib/queue";
import { verb } from "@/lib/verb";
import { configureEvaluators } from "./configure-evaluators";
import { readEvaluation } from "./read-evaluation";
import { lockEvaluation, requireEnded } from "./rows";
import type { RescoreEvaluation } from "./schema";
import { settleRivals } from "./settle-rivals";

/**
 * A new evaluation of the answers another one has stored: the same arms, cases and trials, other evaluators. No arm's model is asked;
 * a judge is. The source stays as it is.
 */
export const rescoreEvaluation = verb("evaluations:write", (ctx, input: RescoreEvaluation) =>
  inTransaction(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    const source = await lockEvaluation(ctx, input.id);
    requireEnded(source);
    await requireAnswers(ctx, source.id);
    const uses = settleRivals(await configureEvaluators(ctx, input.evaluators), await readArms(ctx, source.id));
    const { datasetId, datasetRevision, split, caseFilter, trials, concurrency } = source;
    const { id: evaluationId } = one(
      await ctx.db
        .insert(evaluations)
        .values({
          ...{ workspaceId, datasetId, datasetRevision, split, caseFilter, trials, concurrency },
          sourceEvaluationId: source.id,
          name: input.name ?? nameAfter(source.name),
          passThreshold: input.passThreshold,
          createdBy: ctx.principal.id,
        })
        .returning({ id: evaluations.id }),
    );
    await copyArms(ctx, source.id, evaluationId);
    await ctx.db.insert(evaluationEvaluators).values(uses.map((use) => ({ workspaceId, evaluationId, ...use })));
    await enqueue(ctx, "evaluation.plan", { workspaceId, evaluationId });
    await recordAudit(ctx, "evaluation.rescored", evaluationId, { sourceEvaluationId: source.id });
    return readEvaluation(ctx, evaluationId);
  }),
);

async function requireAnswers(ctx: Context, evaluationId: string): Promise<void> {
  const [answer] = await ctx.db
    .select({ id: resultOutputs.resultId })
    .from(evaluationResults)
    .innerJoin(resultOutputs, eq(resultOutputs.resultId, evaluationResults.id))
    .where(and(eq(evaluationResults.workspaceId, ctx.workspaceId), eq(evaluationResults.evaluationId, evaluationId)))
    .limit(1);
  if (!answer) throw conflict("This evaluation has no stored answer, so there is nothing to score.");
}

async function copyArms(ctx: Context, sourceId: string, evaluationId: string): Promise<void> {
  const arms = await readArms(ctx, sourceId);
  await ctx.db.insert(evaluationArms).values(arms.map((arm) => ({ ...arm, evaluationId })));
}

const readArms = (ctx: Context, evaluationId: string) =>
  ctx.db
    .select({
      workspaceId: evaluationArms.workspaceId,
      position: evaluationArms.position,
      versionId: evaluationArms.versionId,
      contentHash: evaluationArms.contentHash,
      providerId: evaluationArms.providerId,
      modelName: evaluationArms.modelName,
      modelOverride: evaluationArms.modelOverride,
      label: evaluationArms.label,
    })
    .from(evaluationArms)
    .where(and(eq(evaluationArms.workspaceId, ctx.workspaceId), eq(evaluationArms.evaluationId, evaluationId)))
    .orderBy(asc(evaluationArms.position));

const suffix = " (re-scored)";
const nameAfter = (name: string) =>
  `${(name.endsWith(suffix) ? name.slice(0, -suffix.length) : name).slice(0, 200 - suffix.length)}${suffix}`;
