import { and, asc, eq, ne } from "drizzle-orm";
import { evaluationArms } from "@/db/schema/evaluations";
import { evaluationResults } from "@/db/schema/results";
import { verb } from "@/lib/verb";
import type { ResultId } from "./result-schema";
import { readResult } from "./rows";
import { withDetails } from "./with-details";

/** What the other arms made of the same case in the same trial, in the arms' order. */
export const listSiblings = verb("evaluations:read", async (ctx, { id }: ResultId) => {
  const { result } = await readResult(ctx, id);
  const rows = await ctx.db
    .select({ result: evaluationResults, versionId: evaluationArms.versionId, label: evaluationArms.label })
    .from(evaluationResults)
    .innerJoin(evaluationArms, eq(evaluationArms.id, evaluationResults.armId))
    .where(
      and(
        eq(evaluationResults.workspaceId, ctx.workspaceId),
        eq(evaluationResults.evaluationId, result.evaluationId),
        eq(evaluationResults.caseId, result.caseId),
        eq(evaluationResults.trial, result.trial),
        ne(evaluationResults.id, id),
      ),
    )
    .orderBy(asc(evaluationArms.position));
  const details = await withDetails(ctx, rows);
  return details.map((detail, position) => ({ ...detail, label: rows[position]?.label ?? "" }));
});
