import { and, eq, inArray } from "drizzle-orm";
import { evaluationResults, resultOutputs } from "@/db/schema/results";
import type { Output, Rival, Sample } from "@/evaluators/evaluator";
import type { Context } from "@/lib/context";
import { backoffMs } from "./backoff";
import type { ClaimedItem, ItemEnd } from "./lane";
import { type LaneUse, outcomeOf } from "./score-item";

type Found = { status: string; error: string | null; output: Output | null };

/** The uses that compare this answer with another arm's; none where no evaluator will be asked about it. */
export const rivalsOf = (uses: LaneUse[], { armId }: ClaimedItem, { output }: Sample): LaneUse[] =>
  outcomeOf(output) === "ok" ? uses.filter(({ rival }) => rival !== null && rival.armId !== armId) : [];

/** What the other arms came to for this case and trial, by arm; null while one of them is still to answer. */
export async function findRivals(
  ctx: Context,
  { evaluationId, item, uses }: { evaluationId: string; item: ClaimedItem; uses: LaneUse[] },
): Promise<Map<string, Found> | null> {
  const armIds = [...new Set(uses.flatMap(({ rival }) => rival?.armId ?? []))];
  if (armIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({
      armId: evaluationResults.armId,
      status: evaluationResults.status,
      error: evaluationResults.errorMessage,
      output: resultOutputs.output,
    })
    .from(evaluationResults)
    .leftJoin(resultOutputs, eq(resultOutputs.resultId, evaluationResults.id))
    .where(
      and(
        eq(evaluationResults.workspaceId, ctx.workspaceId),
        eq(evaluationResults.evaluationId, evaluationId),
        inArray(evaluationResults.armId, armIds),
        eq(evaluationResults.caseId, item.case.id),
        eq(evaluationResults.trial, item.trial),
      ),
    );
  const isOpen = ({ status, output }: (typeof rows)[number]) =>
    output === null && ["pending", "running", "waiting"].includes(status);
  if (rows.some(isOpen)) return null;
  return new Map(
    rows.map(({ armId, output, ...row }) => [armId, { ...row, output: output === null ? null : JSON.parse(output) }]),
  );
}

const unusable: Record<string, string> = { length: "was cut off", content_filter: "was filtered", refusal: "is a refusal" };

/** What an evaluator is told of its rival. */
export function rivalOf({ rival }: LaneUse, { armId }: ClaimedItem, found: Map<string, Found>): Rival {
  if (!rival) return { skipped: "There is no other arm to compare with." };
  const { label } = rival;
  if (rival.armId === armId) return { skipped: `“${label}” is what the others are compared with.` };
  const { status, error, output } = found.get(rival.armId) ?? { status: "missing", error: null, output: null };
  if (!output) return { skipped: `“${label}” has no answer to this case: ${error ?? `it is ${status}.`}` };
  const fault = unusable[outcomeOf(output)];
  return fault ? { skipped: `The answer of “${label}” ${fault}.` } : { label, output };
}

/** The item as it waits for another arm, its own answer stored; it is woken when that arm has answered. */
export const untilRivalAnswers = ({ resultId, attempt }: ClaimedItem): ItemEnd => ({
  ...{ resultId, attempt, status: "waiting", retryInMs: backoffMs({ tries: Math.min(attempt, 6), firstBackoffMs: 250 }) },
  ...{ outcome: null, total: null, passed: null, error: null, answer: null, figures: null, scores: [], calls: [] },
});
