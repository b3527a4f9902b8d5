import { and, desc, eq } from "drizzle-orm";
import { baselines } from "@/db/schema/alerts";
import { promotionEvaluations } from "@/db/schema/gates";
import { promotions, prompts, promptVersions } from "@/db/schema/prompts";
import type { Context } from "@/lib/context";
import { conflict } from "@/lib/errors";

/** An evaluation that a promotion was decided by, or that is a baseline, stays as it is; its row is locked by the caller. */
export async function requireNotEvidence(ctx: Context, evaluationId: string): Promise<void> {
  const isBaseline = and(eq(baselines.workspaceId, ctx.workspaceId), eq(baselines.evaluationId, evaluationId));
  if ((await ctx.db.$count(baselines, isBaseline)) > 0)
    throw conflict("This evaluation was pinned as a baseline: it stays as it is. Start another one, and pin that.");
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
