import { one } from "@/db/rows";
import { evaluationArms, evaluationEvaluators, evaluations } from "@/db/schema/evaluations";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, inTransaction } from "@/lib/context";
import { saveContent } from "@/lib/prompts/save-content";
import { enqueue } from "@/lib/queue";
import { verb } from "@/lib/verb";
import { readEvaluation } from "./read-evaluation";
import type { ResolvedArm } from "./resolve-arms";
import { resolvePlan } from "./resolve-plan";
import type { StartEvaluation } from "./schema";

/** Creates an evaluation of the dataset's present revision, and its first job, in one transaction. */
export const startEvaluation = verb("evaluations:write", (ctx, input: StartEvaluation) =>
  inTransaction(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    const { dataset, uses, arms, pinned } = await resolvePlan(ctx, input);
    const evaluation = one(
      await ctx.db
        .insert(evaluations)
        .values({
          workspaceId,
          ...pinned,
          name: input.name ?? `${arms.map((arm) => arm.label).join(" vs ")} on ${dataset.name}`.slice(0, 200),
          trials: input.trials,
          concurrency: input.concurrency,
          passThreshold: input.passThreshold,
          budgetUsd: input.budgetUsd,
          createdBy: ctx.principal.id,
        })
        .returning({ id: evaluations.id }),
    );
    const of = { workspaceId, evaluationId: evaluation.id };
    await savePinned(ctx, arms);
    await ctx.db
      .insert(evaluationArms)
      .values(arms.map(({ content: _, prices: __, ...arm }, position) => ({ ...of, position, ...arm })));
    await ctx.db.insert(evaluationEvaluators).values(uses.map((use) => ({ ...of, ...use })));
    await enqueue(ctx, "evaluation.plan", of);
    await recordAudit(ctx, "evaluation.created", evaluation.id, {
      datasetId: dataset.id,
      revision: dataset.revision,
      arms: arms.length,
    });
    return readEvaluation(ctx, evaluation.id);
  }),
);

/** A draft's content with the texts it includes is stored nowhere yet. In the order of the hashes, so that two never wait in a circle. */
async function savePinned(ctx: Context, arms: ResolvedArm[]): Promise<void> {
  for (const { content } of [...arms].sort((one, other) => (one.contentHash < other.contentHash ? -1 : 1)))
    if (content.partials) await saveContent(ctx, content);
}
