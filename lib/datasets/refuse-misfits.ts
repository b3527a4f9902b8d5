import { and, asc, eq, gt } from "drizzle-orm";
import { caseVersions } from "@/db/schema/datasets";
import type { Context } from "@/lib/context";
import type { Variable } from "@/lib/templates/content";
import { checkValues } from "./check-values";
import { RowProblems } from "./row-problems";
import { standing } from "./rows";

const batchSize = 2_000;

/** Throws 422 where present cases do not fit the declaration; reads them in batches, so their number does not matter. */
export async function refuseMisfits(ctx: Context, datasetId: string, declared: Variable[]): Promise<void> {
  if (declared.length === 0) return;
  const problems = new RowProblems();
  for (let after = 0; ; ) {
    const rows = await ctx.db
      .select({ caseId: caseVersions.caseId, position: caseVersions.position, variables: caseVersions.variables })
      .from(caseVersions)
      .where(
        and(
          eq(caseVersions.workspaceId, ctx.workspaceId),
          eq(caseVersions.datasetId, datasetId),
          standing(),
          gt(caseVersions.position, after),
        ),
      )
      .orderBy(asc(caseVersions.position))
      .limit(batchSize);
    for (const row of rows) {
      for (const { path, message } of checkValues(declared, JSON.parse(row.variables))) {
        problems.add(`${row.caseId}, ${path}`, message);
      }
    }
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) break;
    after = last.position;
  }
  problems.refuse("Cases of this dataset do not fit the variables; change them first");
}
