import { and, asc, count, desc, eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { runs } from "@/db/schema/runs";
import { paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { describeRun } from "./describe-run";
import type { ListRuns } from "./schema";

const column = { createdAt: runs.createdAt, updatedAt: runs.updatedAt };

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
    .orderBy(direction(column[input.sort]), direction(runs.id))
    .limit(limit)
    .offset(offset);
  const { total } = one(await ctx.db.select({ total: count() }).from(runs).where(where));
  return paginate(rows.map(describeRun), total, input);
});
