import { and, asc, eq, exists, gt, inArray, sql } from "drizzle-orm";
import { caseVersions } from "@/db/schema/datasets";
import { evaluationResults } from "@/db/schema/results";
import type { Context } from "@/lib/context";
import type { EvidenceCase } from "./evidence-file";

const batchSize = 500;

type Place = { evaluationId: string; datasetId: string; armIds: string[] };

/** The cases that an evaluation's arms measured, as they stood then, in the order of the dataset. */
export async function* readCases(ctx: Context, { evaluationId, datasetId, armIds }: Place): AsyncGenerator<EvidenceCase> {
  const measured = ctx.db
    .select({ one: sql`1` })
    .from(evaluationResults)
    .where(
      and(
        eq(evaluationResults.evaluationId, evaluationId),
        inArray(evaluationResults.armId, armIds),
        eq(evaluationResults.caseId, caseVersions.caseId),
        eq(evaluationResults.caseVersionId, caseVersions.id),
      ),
    );
  for (let after = -1; ; ) {
    const rows = await ctx.db
      .select()
      .from(caseVersions)
      .where(
        and(
          eq(caseVersions.workspaceId, ctx.workspaceId),
          eq(caseVersions.datasetId, datasetId),
          gt(caseVersions.position, after),
          exists(measured),
        ),
      )
      .orderBy(asc(caseVersions.position))
      .limit(batchSize);
    for (const row of rows)
      yield {
        ...{ id: row.caseId, hash: row.contentHash, split: row.split, group: row.groupKey, tags: row.tags },
        ...{ variables: JSON.parse(row.variables), expectations: JSON.parse(row.expectations) },
        metadata: JSON.parse(row.metadata),
      };
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return;
    after = last.position;
  }
}
