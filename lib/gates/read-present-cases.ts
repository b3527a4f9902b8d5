import { sql } from "drizzle-orm";
import { caseVersions } from "@/db/schema/datasets";
import type { Context } from "@/lib/context";
import { chosenCases } from "@/lib/evaluations/chosen-cases";

type Of = { datasetId: string; datasetRevision: number };

/**
 * Tells of evaluations whether the gate cases they measured are those the dataset has now: the same cases with the same content. The
 * cases of each revision are read once, as one digest.
 */
export async function readPresentCases(ctx: Context, evaluations: Of[]): Promise<(one: Of) => boolean> {
  const [first] = evaluations;
  if (!first) return () => false;
  const { datasetId } = first;
  const revisions = [...new Set(evaluations.flatMap((one) => (one.datasetId === datasetId ? one.datasetRevision : [])))];
  const [present] = await ctx.db.execute<{ revision: number }>(
    sql`select revision from datasets where workspace_id = ${ctx.workspaceId} and id = ${datasetId}`,
  );
  if (!present) return () => false;
  const digests = new Map<number, string>();
  for (const datasetRevision of new Set([present.revision, ...revisions])) {
    const chosen = chosenCases({ workspaceId: ctx.workspaceId, datasetId, datasetRevision, split: "gate" });
    const [row] = await ctx.db.execute<{ digest: string }>(sql`
      select coalesce(md5(string_agg(${caseVersions.caseId} || ' ' || ${caseVersions.contentHash}, ',' order by ${caseVersions.caseId})), '')
        as digest
      from ${caseVersions} where ${chosen}`);
    digests.set(datasetRevision, row?.digest ?? "");
  }
  const now = digests.get(present.revision);
  return (one) => one.datasetId === datasetId && digests.get(one.datasetRevision) === now;
}
