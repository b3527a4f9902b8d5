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
  const order = [direction(sorts[input.sort]), direction(caseVersions.position)];
  // Their ids first: else Postgres carries whole cases through the sort. A text is looked for once, for the page and the total.
  const page = ctx.db
    .select({ id: caseVersions.id, matching: (input.q ? sql<number>`(count(*) over ())::int` : sql<number>`0`).as("matching") })
    .from(caseVersions)
    .innerJoin(datasetCases, eq(datasetCases.id, caseVersions.caseId))
    .where(where)
    .orderBy(...order)
    .limit(limit)
    .offset(offset)
    .as("page");
  const rows = await ctx.db
    .select({ ...caseColumns, matching: page.matching })
    .from(page)
    .innerJoin(caseVersions, eq(caseVersions.id, page.id))
    .innerJoin(datasetCases, eq(datasetCases.id, caseVersions.caseId))
    .orderBy(...order);
  const unfiltered = input.revision === undefined && !input.split && !input.tag && !input.q;
  const counted = unfiltered ? dataset.caseCount : input.q ? rows[0]?.matching : undefined;
  const total = counted ?? (await ctx.db.$count(caseVersions, where));
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
