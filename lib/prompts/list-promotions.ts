import { and, asc, desc, eq } from "drizzle-orm";
import { promotions } from "@/db/schema/prompts";
import { paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import type { ListPromotions } from "./promotion-schema";
import { readPrompt } from "./rows";
import { selectPromotions } from "./select-promotions";

/** A prompt's releases and rollbacks with what was known when they were made, newest first. */
export const listPromotions = verb("prompts:read", async (ctx, input: ListPromotions) => {
  const prompt = await readPrompt(ctx, input.id);
  const wanted = and(
    eq(promotions.workspaceId, ctx.workspaceId),
    eq(promotions.promptId, prompt.id),
    input.environment === undefined ? undefined : eq(promotions.environment, input.environment),
  );
  const total = await ctx.db.$count(promotions, wanted);
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const rows = await selectPromotions(ctx)
    .where(wanted)
    .orderBy(direction(promotions.createdAt), direction(promotions.id))
    .limit(limit)
    .offset(offset);
  return paginate(rows, total, input);
});
