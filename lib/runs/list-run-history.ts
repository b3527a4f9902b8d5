import { desc, eq, sql } from "drizzle-orm";
import { prompts, promptVersions } from "@/db/schema/prompts";
import { runs } from "@/db/schema/runs";
import { users } from "@/db/schema/workspaces";
import { paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import type { ListRunHistory } from "./schema";

/** The workspace's runs in short, newest first: what was run, how its answer begins, what it took. */
export const listRunHistory = verb("runs:read", async (ctx, input: ListRunHistory) => {
  const { limit, offset } = window(input);
  const rows = await ctx.db
    .select({
      id: runs.id,
      status: runs.status,
      promptSlug: prompts.slug,
      number: promptVersions.number,
      providerId: runs.providerId,
      answer: sql<string>`left(${runs.outputText}, 160)`,
      inputTokens: runs.inputTokens,
      outputTokens: runs.outputTokens,
      latencyMs: runs.latencyMs,
      costUsd: runs.costUsd,
      startedBy: users.name,
      createdAt: runs.createdAt,
    })
    .from(runs)
    .leftJoin(promptVersions, eq(promptVersions.id, runs.versionId))
    .leftJoin(prompts, eq(prompts.id, promptVersions.promptId))
    .leftJoin(users, eq(users.id, runs.createdBy))
    .where(eq(runs.workspaceId, ctx.workspaceId))
    .orderBy(desc(runs.createdAt), desc(runs.id))
    .limit(limit)
    .offset(offset);
  const total = await ctx.db.$count(runs, eq(runs.workspaceId, ctx.workspaceId));
  return paginate(rows, total, input);
});
