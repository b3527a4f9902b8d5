import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { caseVersions } from "@/db/schema/datasets";
import { inRevision } from "@/lib/datasets/rows";

export type Choice = {
  workspaceId: string;
  datasetId: string;
  datasetRevision: number;
  split?: "dev" | "gate" | null;
  caseFilter?: { tags?: string[] } | null;
};

/** The case versions an evaluation measures: those asked for that are not in quarantine. */
export const chosenCases = (choice: Choice): SQL | undefined => and(casesAsked(choice), isNull(caseVersions.quarantined));

/** Those asked for: the pinned revision's, narrowed by split and by any of the tags. */
export function casesAsked({ workspaceId, datasetId, datasetRevision, split, caseFilter }: Choice): SQL | undefined {
  const tags = caseFilter?.tags;
  return and(
    eq(caseVersions.workspaceId, workspaceId),
    eq(caseVersions.datasetId, datasetId),
    inRevision(datasetRevision),
    split ? eq(caseVersions.split, split) : undefined,
    tags ? sql`${caseVersions.tags} && ${sql.param(tags)}::text[]` : undefined,
  );
}
