import { and, asc, desc, eq, exists, sql } from "drizzle-orm";
import { deployments, prompts, promptVersions } from "@/db/schema/prompts";
import { paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { readPrompt, versionFields } from "./rows";
import type { ListVersions } from "./schema";

const sorts = { createdAt: promptVersions.number, updatedAt: promptVersions.updatedAt };

/** A prompt's versions without their contents, newest first; `active` are those production serves. */
export const listVersions = verb("prompts:read", async (ctx, input: ListVersions) => {
  const prompt = await readPrompt(ctx, input.id);
  const served = ctx.db
    .select({ one: sql`1` })
    .from(deployments)
    .where(and(eq(deployments.versionId, promptVersions.id), eq(deployments.environment, "production")));
  const state = input.state === "active" ? exists(served) : input.state && eq(promptVersions.state, input.state);
  const wanted = and(eq(promptVersions.workspaceId, ctx.workspaceId), eq(promptVersions.promptId, prompt.id), state);
  const total = await ctx.db.$count(promptVersions, wanted);
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const rows = await ctx.db
    .select(versionFields)
    .from(promptVersions)
    .innerJoin(prompts, eq(prompts.id, promptVersions.promptId))
    .where(wanted)
    .orderBy(direction(sorts[input.sort]), direction(promptVersions.number))
    .limit(limit)
    .offset(offset);
  return paginate(rows, total, input);
});
