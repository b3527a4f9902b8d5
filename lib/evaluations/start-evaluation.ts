import { count } from "drizzle-orm";
import { one } from "@/db/rows";
import { caseVersions } from "@/db/schema/datasets";
import { evaluationArms, evaluationEvaluators, evaluations } from "@/db/schema/evaluations";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { findDataset } from "@/lib/datasets/rows";
import { notFound, unprocessable } from "@/lib/errors";
import { enqueue } from "@/lib/queue";
import { verb } from "@/lib/verb";
import { chosenCases } from "./chosen-cases";
import { configureEvaluators } from "./configure-evaluators";
import { readEvaluation } from "./read-evaluation";
import { resolveArms } from "./resolve-arms";
import type { StartEvaluation } from "./schema";

const maxItems = 200_000;

/** Creates an evaluation of the dataset's present revision, and its first job, in one transaction. */
export const startEvaluation = verb("evaluations:write", (ctx, input: StartEvaluation) =>
  inTransaction(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    const dataset = await findDataset(ctx, input.datasetId);
    if (!dataset) throw notFound("dataset", input.datasetId);
    const uses = configureEvaluators(input.evaluators);
    const arms = await resolveArms(ctx, input);
    const pinned = { datasetId: dataset.id, datasetRevision: dataset.revision, split: input.split, caseFilter: input.caseFilter };
    const chosen = one(
      await ctx.db
        .select({ cases: count() })
        .from(caseVersions)
        .where(chosenCases({ workspaceId, ...pinned })),
    );
    refuseSize(chosen.cases, chosen.cases * arms.length * input.trials);

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

function refuseSize(cases: number, items: number): void {
  if (cases === 0) throw unprocessable("No case of the dataset matches: add cases, or widen the split and the tags.");
  if (items > maxItems)
    throw unprocessable(`That is ${items} calls; one evaluation takes at most ${maxItems}. Narrow the cases or the trials.`);
}
