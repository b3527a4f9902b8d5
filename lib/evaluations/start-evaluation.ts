import { one } from "@/db/rows";
import { evaluationArms, evaluationEvaluators, evaluations } from "@/db/schema/evaluations";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { enqueue } from "@/lib/queue";
import { verb } from "@/lib/verb";
import { readEvaluation } from "./read-evaluation";
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
          createdBy: ctx.principal.id,
        })
        .returning({ id: evaluations.id }),
    );
    const of = { workspaceId, evaluationId: evaluation.id };
    await ctx.db.insert(evaluationArms).values(arms.map(({ content: _, ...arm }, position) => ({ ...of, position, ...arm })));
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
