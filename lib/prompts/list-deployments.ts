import { and, asc, eq } from "drizzle-orm";
import { deployments, promotions, promptVersions } from "@/db/schema/prompts";
import { environments } from "@/db/schema/workspaces";
import { verb } from "@/lib/verb";
import { readPrompt } from "./rows";
import type { OfPrompt } from "./schema";

/** Every environment of the workspace with what it serves of a prompt, since when and by whom; production first. */
export const listDeployments = verb("prompts:read", async (ctx, input: OfPrompt) => {
  const prompt = await readPrompt(ctx, input.id);
  const rows = await ctx.db
    .select({
      environment: environments.name,
      versionId: deployments.versionId,
      number: promptVersions.number,
      promotionId: deployments.promotionId,
      since: promotions.createdAt,
      by: promotions.createdBy,
    })
    .from(environments)
    .leftJoin(
      deployments,
      and(
        eq(deployments.workspaceId, environments.workspaceId),
        eq(deployments.environment, environments.name),
        eq(deployments.promptId, prompt.id),
      ),
    )
    .leftJoin(promptVersions, eq(promptVersions.id, deployments.versionId))
    .leftJoin(promotions, eq(promotions.id, deployments.promotionId))
    .where(eq(environments.workspaceId, ctx.workspaceId))
    .orderBy(asc(environments.name));
  return rows.sort((a, b) => Number(b.environment === "production") - Number(a.environment === "production"));
});
