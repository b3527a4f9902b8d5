import { and, asc, desc, eq } from "drizzle-orm";
import { runs } from "@/db/schema/runs";
import { paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { describeRun } from "./describe-run";
import type { ListRuns } from "./schema";

const sorts = { createdAt: runs.createdAt, updatedAt: runs.updatedAt };

export const listRuns = verb("runs:read", async (ctx, input: ListRuns) => {
  const where = and(
    eq(runs.workspaceId, ctx.workspaceId),
    input.status ? eq(runs.status, input.status) : undefined,
    input.promptId ? eq(runs.promptId, input.promptId) : undefined,
    input.versionId ? eq(runs.versionId, input.versionId) : undefined,
  );
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const rows = await ctx.db
    .select()
    .from(runs)
    .where(where)
    .orderBy(direction(sorts[input.sort]), direction(runs.id))
    .limit(limit)
    .offset(offset);
  const total = await ctx.db.$count(runs, where);
  return paginate(rows.map(describeRun), total, input);
});
