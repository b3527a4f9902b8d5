import { and, inArray, isNotNull } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import { promotionEvaluations } from "@/db/schema/gates";
import type { Context } from "@/lib/context";
import { conflict } from "@/lib/errors";

/** Keeps which evaluations a promotion counted on: from here on they never change. */
export async function keepEvidence(ctx: Context, promotionId: string, evaluationIds: string[]): Promise<void> {
  if (evaluationIds.length === 0) return;
  const { workspaceId } = ctx;
  await ctx.db
    .insert(promotionEvaluations)
    .values(evaluationIds.map((evaluationId) => ({ workspaceId, promotionId, evaluationId })));
  // From here on retention leaves them; one that it took a moment ago was counted in vain.
  const isBare = and(inArray(evaluations.id, evaluationIds), isNotNull(evaluations.outputsRemovedAt));
  if ((await ctx.db.$count(evaluations, isBare)) > 0)
    throw conflict("What an evaluation was answered has just gone: measure again.");
}
