import { and, eq } from "drizzle-orm";
import { evaluationArms } from "@/db/schema/evaluations";
import { evaluationResults } from "@/db/schema/results";
import { verb } from "@/lib/verb";
import type { SideRef } from "./comparison-schema";
import { readResult } from "./rows";
import { withDetails } from "./with-details";

/** What an arm of another evaluation made of the same case in the same trial; null where it did not measure it. */
export const findCounterpart = verb("evaluations:read", async (ctx, { id, evaluationId, armId }: SideRef & { id: string }) => {
  const { result } = await readResult(ctx, id);
  const rows = await ctx.db
    .select({ result: evaluationResults, versionId: evaluationArms.versionId, label: evaluationArms.label })
    .from(evaluationResults)
    .innerJoin(evaluationArms, eq(evaluationArms.id, evaluationResults.armId))
    .where(
      and(
        eq(evaluationResults.workspaceId, ctx.workspaceId),
        eq(evaluationResults.evaluationId, evaluationId),
        eq(evaluationResults.armId, armId),
        eq(evaluationResults.caseId, result.caseId),
        eq(evaluationResults.caseHash, result.caseHash),
        eq(evaluationResults.trial, result.trial),
      ),
    );
  const [detail] = await withDetails(ctx, rows);
  return detail ? { ...detail, label: rows[0]?.label ?? "" } : null;
});
