import { and, asc, desc, eq } from "drizzle-orm";
import { gateChanges } from "@/db/schema/gates";
import { paginate, window } from "@/lib/pagination";
import { readPrompt } from "@/lib/prompts/rows";
import { verb } from "@/lib/verb";
import { toChange } from "./rows";
import type { ListGateChanges } from "./schema";

/** What was changed of a prompt's gates, by whom, and what waits; newest first. */
export const listGateChanges = verb("prompts:read", async (ctx, input: ListGateChanges) => {
  const { id } = await readPrompt(ctx, input.id);
  const wanted = and(
    eq(gateChanges.workspaceId, ctx.workspaceId),
    eq(gateChanges.promptId, id),
    input.environment === undefined ? undefined : eq(gateChanges.environment, input.environment),
  );
  const total = await ctx.db.$count(gateChanges, wanted);
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const rows = await ctx.db
    .select()
    .from(gateChanges)
    .where(wanted)
    .orderBy(direction(gateChanges.createdAt), direction(gateChanges.id))
    .limit(limit)
    .offset(offset);
  return paginate(rows.map(toChange), total, input);
});
