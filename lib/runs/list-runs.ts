import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { runs } from "@/db/schema/runs";
import type { Context } from "@/lib/context";
import { cutAt, paginate, unknownCursor, window } from "@/lib/pagination";
import { versionIdOf } from "@/lib/prompts/version-id-of";
import { verb } from "@/lib/verb";
import { describeRun } from "./describe-run";
import type { ListRuns } from "./schema";

const sorts = { createdAt: runs.createdAt, updatedAt: runs.updatedAt };

/** The workspace's runs, by page or, for walking through all of them, by cursor. */
export const listRuns = verb("runs:read", async (ctx, input: ListRuns) => {
  const where = and(
    eq(runs.workspaceId, ctx.workspaceId),
    input.status ? eq(runs.status, input.status) : undefined,
    input.promptId ? eq(runs.promptId, input.promptId) : undefined,
    input.versionId ? eq(runs.versionId, versionIdOf(ctx, input.versionId)) : undefined,
  );
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const order = [direction(sorts[input.sort]), direction(runs.id)];
  // Their ids first: else Postgres carries whole runs through the sort, those it skips included.
  const page = ctx.db
    .select({ id: runs.id })
    .from(runs)
    .where(and(where, await past(ctx, input)))
    .orderBy(...order)
    .limit(limit + 1)
    .offset(input.cursor === undefined ? offset : 0);
  const found = await ctx.db
    .select()
    .from(runs)
    .where(inArray(runs.id, page))
    .orderBy(...order);
  const total = await ctx.db.$count(runs, where);
  const { rows, nextCursor } = cutAt(found, limit);
  return { ...paginate(rows.map(describeRun), total, input), nextCursor };
});

/** What lies behind the cursor: the last run of the page before. */
async function past(ctx: Context, { cursor, sort, order }: ListRuns) {
  if (cursor === undefined) return undefined;
  const [last] = await ctx.db
    .select({ id: runs.id, at: sorts[sort] })
    .from(runs)
    .where(and(eq(runs.workspaceId, ctx.workspaceId), eq(runs.id, cursor)));
  if (!last) throw unknownCursor();
  const key = sql`(${sorts[sort]}, ${runs.id})`;
  const bound = sql`(${last.at.toISOString()}::timestamptz, ${last.id})`;
  return order === "asc" ? sql`${key} > ${bound}` : sql`${key} < ${bound}`;
}
