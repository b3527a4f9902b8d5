import { and, eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { caseVersions } from "@/db/schema/datasets";
import { resultOutputs } from "@/db/schema/results";
import type { Sample } from "@/evaluators/evaluator";
import type { Context } from "@/lib/context";
import { unprocessable } from "@/lib/errors";
import { readResult } from "@/lib/evaluations/rows";

/** What the evaluators of an evaluation saw of one of its results: the stored answer and the case as it stood. */
export async function readResultSample(ctx: Context, resultId: string): Promise<Sample> {
  const { result } = await readResult(ctx, resultId);
  const mine = and(eq(resultOutputs.workspaceId, ctx.workspaceId), eq(resultOutputs.resultId, resultId));
  const [answer] = await ctx.db.select().from(resultOutputs).where(mine);
  if (!answer) throw unprocessable("This result has no stored answer, so there is nothing to score.");
  const measured = one(
    await ctx.db
      .select()
      .from(caseVersions)
      .where(and(eq(caseVersions.workspaceId, ctx.workspaceId), eq(caseVersions.id, result.caseVersionId))),
  );
  const { inputTokens, outputTokens, latencyMs, costUsd } = result;
  return {
    input: JSON.parse(measured.variables),
    messages: JSON.parse(answer.messages),
    output: JSON.parse(answer.output),
    expected: JSON.parse(measured.expectations),
    case: { id: result.caseId, tags: measured.tags, metadata: JSON.parse(measured.metadata) },
    usage: inputTokens === null || outputTokens === null ? null : { inputTokens, outputTokens },
    ...{ latencyMs, costUsd },
  };
}
