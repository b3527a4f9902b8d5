import { promotionEvaluations } from "@/db/schema/gates";
import type { Context } from "@/lib/context";

/** Keeps which evaluations a promotion counted on: from here on they never change. */
export async function keepEvidence(ctx: Context, promotionId: string, evaluationIds: string[]): Promise<void> {
  if (evaluationIds.length === 0) return;
  const { workspaceId } = ctx;
  await ctx.db
    .insert(promotionEvaluations)
    .values(evaluationIds.map((evaluationId) => ({ workspaceId, promotionId, evaluationId })));
}
