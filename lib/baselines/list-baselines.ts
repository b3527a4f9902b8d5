import { and, asc, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { baselines } from "@/db/schema/alerts";
import { paginate, window } from "@/lib/pagination";
import { readPrompt } from "@/lib/prompts/rows";
import { verb } from "@/lib/verb";
import { selectBaselines } from "./rows";
import type { ListBaselines } from "./schema";

/** A prompt's baselines, those that were retired included. */
export const listBaselines = verb("evaluations:read", async (ctx, input: ListBaselines) => {
  const prompt = await readPrompt(ctx, input.id);
  const where = and(
    eq(baselines.workspaceId, ctx.workspaceId),
    eq(baselines.promptId, prompt.id),
    input.retired ? (input.retired === "true" ? isNotNull : isNull)(baselines.retiredAt) : undefined,
  );
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const [data, total] = await Promise.all([
    selectBaselines(ctx)
      .where(where)
      .orderBy(direction(baselines.createdAt), direction(baselines.id))
      .limit(limit)
      .offset(offset),
    ctx.db.$count(baselines, where),
  ]);
  return paginate(data, total, input);
});
