import { and, desc, eq, sql } from "drizzle-orm";
import { promotions, promptVersions } from "@/db/schema/prompts";
import { verb } from "@/lib/verb";
import { readPrompt, requireEnvironment } from "./rows";
import type { ListServedVersions } from "./schema";

const most = 100;

/** The versions an environment served at any time and could be rolled back to, the latest served first. */
export const listServedVersions = verb("prompts:read", async (ctx, input: ListServedVersions) => {
  const prompt = await readPrompt(ctx, input.id);
  await requireEnvironment(ctx, input.environment);
  const last = sql<Date>`max(${promotions.createdAt})`.mapWith(promotions.createdAt);
  return ctx.db
    .select({ id: promptVersions.id, number: promptVersions.number, lastServedFrom: last })
    .from(promotions)
    .innerJoin(promptVersions, eq(promptVersions.id, promotions.versionId))
    .where(
      and(
        eq(promotions.workspaceId, ctx.workspaceId),
        eq(promotions.promptId, prompt.id),
        eq(promotions.environment, input.environment),
        eq(promptVersions.state, "ready"),
      ),
    )
    .groupBy(promptVersions.id)
    .orderBy(desc(last))
    .limit(most);
});
