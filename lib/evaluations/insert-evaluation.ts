import { one } from "@/db/rows";
import { evaluationArms, evaluationEvaluators, evaluations } from "@/db/schema/evaluations";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/context";
import { saveContent } from "@/lib/prompts/save-content";
import type { ResolvedArm } from "./resolve-arms";
import { resolvePlan } from "./resolve-plan";
import type { StartEvaluation } from "./schema";

/** Who wants an evaluation: somebody, a check of a version, a schedule, or what confirms an alert. */
export type Purpose = typeof evaluations.$inferSelect.purpose;

/** Puts an evaluation of the dataset's present revision into the tables, in the caller's transaction; the caller has it planned. */
export async function insertEvaluation(ctx: Context, input: StartEvaluation, purpose: Purpose): Promise<string> {
  const { workspaceId } = ctx;
  const { dataset, uses, arms, pinned, suite, ...plan } = await resolvePlan(ctx, input);
  const { id: evaluationId } = one(
    await ctx.db
      .insert(evaluations)
      .values({
        workspaceId,
        ...pinned,
        ...(suite && { suiteId: suite.id, suiteRevision: suite.revision }),
        purpose,
        name: plan.name ?? `${arms.map((arm) => arm.label).join(" vs ")} on ${(suite ?? dataset).name}`.slice(0, 200),
        trials: plan.trials,
        concurrency: plan.concurrency,
        passThreshold: plan.passThreshold,
        budgetUsd: plan.budgetUsd,
        createdBy: ctx.principal.id,
      })
      .returning({ id: evaluations.id }),
  );
  const of = { workspaceId, evaluationId };
  await savePinned(ctx, arms);
  await ctx.db
    .insert(evaluationArms)
    .values(arms.map(({ content: _, prices: __, ...arm }, position) => ({ ...of, position, ...arm })));
  await ctx.db.insert(evaluationEvaluators).values(uses.map((use) => ({ ...of, ...use })));
  await recordAudit(ctx, "evaluation.created", evaluationId, {
    ...{ datasetId: dataset.id, revision: dataset.revision, arms: arms.length },
    ...(suite && { suiteId: suite.id, suiteRevision: suite.revision }),
    ...(purpose !== "asked" && { purpose }),
  });
  return evaluationId;
}

/** A draft's content with the texts it includes is stored nowhere yet. In the order of the hashes, so that two never wait in a circle. */
async function savePinned(ctx: Context, arms: ResolvedArm[]): Promise<void> {
  for (const { content } of [...arms].sort((one, other) => (one.contentHash < other.contentHash ? -1 : 1)))
    if (content.partials) await saveContent(ctx, content);
}
