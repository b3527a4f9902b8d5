import { and, eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { caseVersions } from "@/db/schema/datasets";
import { resultOutputs } from "@/db/schema/results";
import { verb } from "@/lib/verb";
import type { ResultId } from "./result-schema";
import { readResult } from "./rows";
import { withDetails } from "./with-details";

/** One result with what was sent, the provider's raw answer, and the case as it stood. */
export const getResult = verb("evaluations:read", async (ctx, { id }: ResultId) => {
  const row = await readResult(ctx, id);
  const [sent] = await ctx.db.select().from(resultOutputs).where(eq(resultOutputs.resultId, id));
  const measured = one(
    await ctx.db
      .select()
      .from(caseVersions)
      .where(and(eq(caseVersions.workspaceId, ctx.workspaceId), eq(caseVersions.id, row.result.caseVersionId))),
  );
  return {
    ...one(await withDetails(ctx, [row])),
    messages: sent ? JSON.parse(sent.messages) : null,
    raw: sent?.raw ?? null,
    case: {
      variables: JSON.parse(measured.variables),
      expectations: JSON.parse(measured.expectations),
      tags: measured.tags,
      group: measured.groupKey,
      split: measured.split,
    },
  };
});
