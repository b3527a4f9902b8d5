import { and, eq, sql } from "drizzle-orm";
import { caseVersions } from "@/db/schema/datasets";
import { verb } from "@/lib/verb";
import { readCase, standing } from "./rows";
import type { StepCase } from "./schema";

/** A case, or the one before or after it in its dataset, and the how-manieth that is; past the ends it stays where it was. */
export const stepCase = verb("datasets:read", async (ctx, { id, by }: StepCase) => {
  const from = await readCase(ctx, id);
  const mine = and(eq(caseVersions.workspaceId, ctx.workspaceId), eq(caseVersions.datasetId, from.datasetId), standing());
  const { position, caseId } = caseVersions;
  const [place] = await ctx.db
    .select({
      before: sql<number>`(count(*) filter (where ${position} < ${from.position}))::int`,
      total: sql<number>`count(*)::int`,
      previous: sql<
        string | null
      >`(array_agg(${caseId} order by ${position} desc) filter (where ${position} < ${from.position}))[1]`,
      next: sql<string | null>`(array_agg(${caseId} order by ${position}) filter (where ${position} > ${from.position}))[1]`,
    })
    .from(caseVersions)
    .where(mine);
  const { before = 0, total = 0, previous = null, next = null } = place ?? {};
  const beside = by < 0 ? previous : by > 0 ? next : null;
  if (beside === null) return { case: from, number: before + 1, total };
  return { case: await readCase(ctx, beside), number: before + 1 + by, total };
});
