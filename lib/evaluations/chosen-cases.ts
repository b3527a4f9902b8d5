import { and, eq, type SQL, sql } from "drizzle-orm";
import { caseVersions } from "@/db/schema/datasets";
import { inRevision } from "@/lib/datasets/rows";

export type Choice = {
  workspaceId: string;
  datasetId: string;
  datasetRevision: number;
  split?: "dev" | "gate" | null;
  caseFilter?: { tags?: string[] } | null;
};

/** The case versions an evaluation measures: the pinned revision's, narrowed by split and by any of the tags. */
export function chosenCases({ workspaceId, datasetId, datasetRevision, split, caseFilter }: Choice): SQL | undefined {
  const tags = caseFilter?.tags;
  return and(
    eq(caseVersions.workspaceId, workspaceId),
    eq(caseVersions.datasetId, datasetId),
    inRevision(datasetRevision),
    split ? eq(caseVersions.split, split) : undefined,
    tags ? sql`${caseVersions.tags} && ${sql.param(tags)}::text[]` : undefined,
  );
}
