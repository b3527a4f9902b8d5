import { and, desc, eq } from "drizzle-orm";
import { promotionEvaluations } from "@/db/schema/gates";
import { promotions, prompts, promptVersions } from "@/db/schema/prompts";
import type { Context } from "@/lib/context";
import { conflict } from "@/lib/errors";

/** An evaluation that a promotion was decided by stays as it is; its row is locked by the caller. */
export async function requireNotEvidence(ctx: Context, evaluationId: string): Promise<void> {
  const [promotion] = await ctx.db
    .select({ id: promotions.id, slug: prompts.slug, number: promptVersions.number, environment: promotions.environment })
    .from(promotionEvaluations)
    .innerJoin(promotions, eq(promotions.id, promotionEvaluations.promotionId))
    .innerJoin(promptVersions, eq(promptVersions.id, promotions.versionId))
    .innerJoin(prompts, eq(prompts.id, promptVersions.promptId))
    .where(and(eq(promotionEvaluations.workspaceId, ctx.workspaceId), eq(promotionEvaluations.evaluationId, evaluationId)))
    .orderBy(desc(promotions.createdAt))
    .limit(1);
  if (!promotion) return;
  const { id: promotionId, slug, number, environment } = promotion;
  throw conflict(
    `This evaluation is the evidence of the promotion of ${slug}@${number} to ${environment}: it stays as it is. Start another one.`,
    { promotionId },
  );
}
