import type { Context } from "@/lib/context";
import { listResults } from "@/lib/evaluations/list-results";
import { ListResults, ReviewResult } from "@/lib/evaluations/result-schema";
import { reviewResult } from "@/lib/reviews/review-result";

type Reviewed = { evaluationId: string; versionId: string; caseId: string };
type Judgement = { score: number; passed?: boolean; comment: string; failureTags?: string[]; correctedOutput?: string };

/** A person's judgement on one case's result, given where nobody has judged it. */
export async function ensureReview(ctx: Context, of: Reviewed, judgement: Judgement): Promise<void> {
  const { evaluationId: id, versionId, caseId } = of;
  const { data } = await listResults(ctx, ListResults.parse({ id, versionId, caseId }));
  const [result] = data;
  if (!result || result.review) return;
  await reviewResult(ctx, ReviewResult.parse({ ...judgement, id: result.id }));
}
