import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";

/** A version of a case to be said again as of a revision; `split` where that is what changes. */
type Copy = { from: string; split?: "dev" | "gate" };

/** Makes copies of versions the standing ones as of `revision`; those of the same cases that stood until now end with it. */
export async function copyVersions(ctx: Context, datasetId: string, revision: number, copies: Copy[]): Promise<void> {
  if (copies.length === 0) return;
  const { db, workspaceId } = ctx;
  const text = JSON.stringify(copies.map(({ from, split = null }) => ({ from_id: from, split, id: newId("cv") })));
  const copied = sql`json_to_recordset(${text}::text::json) as copied (from_id text, split text, id text)`;
  await db.execute(sql`
    update case_versions c set until_revision = ${revision}
    where c.workspace_id = ${workspaceId} and c.dataset_id = ${datasetId} and c.until_revision is null
      and c.case_id in (select v.case_id from ${copied} join case_versions v on v.id = copied.from_id)`);
  await db.execute(sql`
    insert into case_versions (id, workspace_id, dataset_id, case_id, from_revision, position, external_id, name, variables,
      expectations, content_hash, tags, group_key, split, quarantined, metadata)
    select copied.id, v.workspace_id, v.dataset_id, v.case_id, ${revision}::int, v.position, v.external_id, v.name, v.variables,
      v.expectations, v.content_hash, v.tags, v.group_key, coalesce(copied.split, v.split), v.quarantined, v.metadata
    from ${copied} join case_versions v on v.id = copied.from_id
    where v.workspace_id = ${workspaceId} and v.dataset_id = ${datasetId}`);
}
