import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { caseVersions, datasetCases } from "@/db/schema/datasets";
import { invalidInput } from "@/lib/errors";
import { paginate, totalOf, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { caseHolds } from "./case-holds";
import { readHints } from "./read-hints";
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
  if (input.hint && input.revision !== undefined)
    throw invalidInput("`hint` looks at the newest revision: leave `revision` out.", [
      { path: "hint", message: "goes without revision" },
    ]);
  const hinted = input.hint && (await readHints(ctx, dataset)).byName[input.hint];
  const where = and(
    eq(caseVersions.workspaceId, ctx.workspaceId),
    eq(caseVersions.datasetId, input.id),
    standing(input.revision),
    input.split ? eq(caseVersions.split, input.split) : undefined,
    input.quarantined === undefined ? undefined : sql`${caseVersions.quarantined} is null <> ${input.quarantined}`,
    input.tag ? sql`${input.tag} = any(${caseVersions.tags})` : undefined,
    hinted && inArray(caseVersions.caseId, hinted),
    input.q ? caseHolds(input.q) : undefined,
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
  const filters = [input.revision, input.split, input.quarantined, input.tag, input.hint, input.q];
  const unfiltered = filters.every((filter) => filter === undefined || filter === "");
  const count = async () => ctx.db.$count(caseVersions, where);
  const total = unfiltered ? dataset.caseCount : await (input.q ? totalOf(rows[0]?.matching, offset, count) : count());
  return paginate(rows.map(toCase), total, input);
});
