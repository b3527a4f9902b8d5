import { and, asc, eq } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import { promotionEvaluations } from "@/db/schema/gates";
import { promotions } from "@/db/schema/prompts";
import { notFound } from "@/lib/errors";
import { selectPromotions } from "@/lib/prompts/select-promotions";
import { verb } from "@/lib/verb";
import type { OfPromotion } from "./schema";

/** A promotion or rollback with its evidence, and the evaluations it was counted from. */
export const getPromotion = verb("prompts:read", async (ctx, { id }: OfPromotion) => {
  const [promotion] = await selectPromotions(ctx).where(and(eq(promotions.workspaceId, ctx.workspaceId), eq(promotions.id, id)));
  if (!promotion) throw notFound("promotion", id);
  const counted = await ctx.db
    .select({ id: evaluations.id, name: evaluations.name, status: evaluations.status })
    .from(promotionEvaluations)
    .innerJoin(evaluations, eq(evaluations.id, promotionEvaluations.evaluationId))
    .where(and(eq(promotionEvaluations.workspaceId, ctx.workspaceId), eq(promotionEvaluations.promotionId, id)))
    .orderBy(asc(evaluations.id));
  return { ...promotion, evaluations: counted };
});
