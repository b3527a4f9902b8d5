import { sql } from "drizzle-orm";
import { one } from "@/db/rows";
import type { Context } from "@/lib/context";
import { lastPosition, makerOf } from "./rows";

export type Change = { added: number; changed: number; removed: number };

/** What the staged cases would change, as `matchStaged` left them. */
export async function countChange(ctx: Context, caseCount: number, replace: boolean): Promise<Change> {
  const counts = one(
    await ctx.db.execute<{ added: number; changed: number; matched: number }>(sql`
      select count(*) filter (where current_id is null)::int as added, count(current_id)::int as matched,
        count(*) filter (where current_id is not null and not same)::int as changed from staged_matches`),
  );
  return { added: counts.added, changed: counts.changed, removed: replace ? caseCount - counts.matched : 0 };
}

/** Makes the staged cases part of the dataset as of `revision`: new ones come last, changed ones keep their place. */
export async function mergeStaged(ctx: Context, datasetId: string, revision: number, replace: boolean): Promise<void> {
  const { db, workspaceId } = ctx;
  const left = replace ? sql`not exists (select 1 from staged_matches m where m.current_id = c.id)` : sql`false`;
  await db.execute(sql`
    update case_versions c set until_revision = ${revision}
    where workspace_id = ${workspaceId} and dataset_id = ${datasetId} and until_revision is null
      and (id in (select current_id from staged_matches where not same) or ${left})`);
  await db.execute(sql`
    insert into dataset_cases (id, workspace_id, dataset_id, created_by)
    select new_case_id, ${workspaceId}, ${datasetId}, ${makerOf(ctx)}::text
    from staged_cases join staged_matches using (row) where current_id is null`);
  await db.execute(sql`
    insert into case_versions (id, workspace_id, dataset_id, case_id, from_revision, position, external_id, name, variables,
      expectations, content_hash, tags, group_key, split, quarantined, metadata)
    select version_id, ${workspaceId}, ${datasetId}, coalesce(case_id, new_case_id), ${revision}::int,
      coalesce(position, ${await lastPosition(ctx, datasetId)} + row_number() over (partition by current_id is null order by row)),
      external_id, name, variables, expectations, content_hash, tags, group_key, split, quarantined, metadata
    from staged_cases join staged_matches using (row) where not same`);
}
