import { and, eq, type SQL, sql } from "drizzle-orm";
import { caseVersions } from "@/db/schema/datasets";
import { verb } from "@/lib/verb";
import { readDataset, standing } from "./rows";
import type { DatasetId } from "./schema";

type Counted = { name: string; count: number };
type Summary = { splits: Counted[]; expectations: Counted[] };

/** What the cases of a dataset are like now: how many a split and an expectation. */
export const summariseCases = verb("datasets:read", async (ctx, { id }: DatasetId) => {
  const { name, caseCount } = await readDataset(ctx, id);
  const mine = and(eq(caseVersions.workspaceId, ctx.workspaceId), eq(caseVersions.datasetId, id), standing());
  const counted = (names: SQL) => sql`(
    select coalesce(json_agg(json_build_object('name', name, 'count', count) order by count desc, name), '[]') from (
      select name, count(*)::int as count from ${names} group by name order by 2 desc, 1
    ) as names)`;
  const [found] = await ctx.db.execute<Summary>(sql`select
    ${counted(sql`(select split as name from ${caseVersions} where ${mine}) as each`)} as splits,
    ${counted(sql`(select json_object_keys(expectations::json) as name from ${caseVersions} where ${mine}) as each`)} as expectations`);
  return { id, name, caseCount, splits: [], expectations: [], ...found };
});
