import { and, eq, sql } from "drizzle-orm";
import { caseVersions } from "@/db/schema/datasets";
import { evaluationArms, evaluations } from "@/db/schema/evaluations";
import { evaluationResults } from "@/db/schema/results";
import { type Context, inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { chosenCases } from "./chosen-cases";
import { copyItems } from "./copy-items";
import { itemId } from "./item-id";
import { reuseResults } from "./reuse-results";
import type { EvaluationId } from "./schema";
import { startLanes } from "./start-lanes";

/**
 * Writes the evaluation's items in one statement, arms interleaved case by case or as the source of a re-score has them, and puts its
 * lanes in the queue. A check takes what is known of its first arm already.
 * Safe to repeat: an evaluation that is no longer `queued` has been planned.
 */
export const planEvaluation = verb("evaluations:write", (ctx, { id }: EvaluationId) =>
  inTransaction(ctx, async (ctx) => {
    const [evaluation] = await ctx.db
      .select()
      .from(evaluations)
      .where(and(eq(evaluations.workspaceId, ctx.workspaceId), eq(evaluations.id, id), eq(evaluations.status, "queued")))
      .for("update");
    if (!evaluation) return { planned: 0, lanes: 0 };

    const { sourceEvaluationId } = evaluation;
    const planned = sourceEvaluationId ? await copyItems(ctx, { id, sourceEvaluationId }) : await writeItems(ctx, evaluation);
    const reused = evaluation.purpose === "check" ? await reuseResults(ctx, id) : 0;
    const lanes = await startLanes(ctx, evaluation, planned - reused);
    return { planned, lanes };
  }),
);

/** Every chosen case with every arm, as often as there are trials; how many. */
async function writeItems(ctx: Context, evaluation: typeof evaluations.$inferSelect): Promise<number> {
  const { id, workspaceId, trials } = evaluation;
  const { count } = await ctx.db.execute(sql`
    insert into ${evaluationResults}
      (id, workspace_id, evaluation_id, arm_id, case_id, case_version_id, case_hash, group_key, trial, position)
    select ${itemId(id, sql`position`)},
      ${workspaceId}, ${id}, arm_id, case_id, case_version_id, content_hash, group_key, trial, position
    from (
      select ${evaluationArms.id} as arm_id, ${caseVersions.caseId} as case_id, ${caseVersions.id} as case_version_id,
        ${caseVersions.contentHash} as content_hash, ${caseVersions.groupKey} as group_key, trial,
        row_number() over (order by trial, ${caseVersions.position}, ${caseVersions.caseId}, ${evaluationArms.position}) as position
      from ${caseVersions}
      cross join ${evaluationArms}
      cross join generate_series(1, ${trials}) as trial
      where ${evaluationArms.evaluationId} = ${id} and ${chosenCases(evaluation)}
    ) as items`);
  return count;
}
