import { and, asc, desc, eq, ilike, or, sql } from "drizzle-orm";
import { caseVersions, datasetCases } from "@/db/schema/datasets";
import { likePattern, paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { caseColumns, readDataset, standing, toCase } from "./rows";
import type { ListCases } from "./schema";

const sorts = {
  position: caseVersions.position,
  createdAt: datasetCases.createdAt,
  updatedAt: caseVersions.createdAt,
  name: caseVersions.name,
};

/** A dataset's cases in the order they were added, now or as they were in a revision. */
export const listCases = verb("datasets:read", async (ctx, input: ListCases) => {
  const dataset = await readDataset(ctx, input.id);
  const where = and(
    eq(caseVersions.workspaceId, ctx.workspaceId),
    eq(caseVersions.datasetId, input.id),
    standing(input.revision),
    input.split ? eq(caseVersions.split, input.split) : undefined,
    input.tag ? sql`${input.tag} = any(${caseVersions.tags})` : undefined,
    input.q ? matching(input.q) : undefined,
  );
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const rows = await ctx.db
    .select(caseColumns)
    .from(caseVersions)
    .innerJoin(datasetCases, eq(datasetCases.id, caseVersions.caseId))
    .where(where)
    .orderBy(direction(sorts[input.sort]), direction(caseVersions.position))
    .limit(limit)
    .offset(offset);
  const unfiltered = input.revision === undefined && !input.split && !input.tag && !input.q;
  const total = unfiltered ? dataset.caseCount : await ctx.db.$count(caseVersions, where);
  return paginate(rows.map(toCase), total, input);
});

/** Looks into the stored JSON text, so the words are escaped as they are there. */
function matching(q: string) {
  const inText = likePattern(q);
  const inJson = likePattern(JSON.stringify(q).slice(1, -1));
  return or(
    ilike(caseVersions.name, inText),
    ilike(caseVersions.externalId, inText),
    ilike(caseVersions.variables, inJson),
    ilike(caseVersions.expectations, inJson),
  );
}
