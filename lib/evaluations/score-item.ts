import { isDatabaseError } from "@/db/rows";
import { aggregateScores, type EvaluatorUse } from "@/evaluators/aggregate-scores";
import type { Evaluator, EvaluatorTools, JsonValue, Output, Sample, Score } from "@/evaluators/evaluator";
import { cleanJson, cleanText } from "@/lib/clean-text";
import type { ItemEnd, StoredScore } from "./lane";
import type { RivalArm } from "./rival-arm-of";

/** A configured evaluator, ready to score; `rival` is the arm it compares others with. */
export type LaneUse = EvaluatorUse & { evaluator: Evaluator; options: unknown; rival: RivalArm | null };

/** In characters of JSON. */
const maxDetailsLength = 16_000;

type Scored = Pick<ItemEnd, "status" | "outcome" | "total" | "passed" | "error" | "scores">;

/** What is wrong with an answer whatever an evaluator says, or `ok`: such an answer is the version's own failure. */
export function outcomeOf(output: Output): string {
  if (output.finishReason === "length") return "length";
  if (output.finishReason === "content_filter") return "content_filter";
  return output.refusal ? "refusal" : "ok";
}

/** Scores one answer with every evaluator side by side. An evaluator that errors fails the item and keeps it out of every average. */
export async function scoreItem(
  uses: LaneUse[],
  sample: Sample,
  passThreshold: number | undefined,
  toolsFor: (use: LaneUse) => EvaluatorTools,
): Promise<Scored> {
  const outcome = outcomeOf(sample.output);
  if (outcome !== "ok") return { status: "completed", outcome, total: 0, passed: false, error: null, scores: [] };

  const outcomes = await Promise.all(uses.map(async (use) => ({ use, outcome: await scoreWith(use, sample, toolsFor(use)) })));
  const { scores, errors, total, passed } = aggregateScores(outcomes, passThreshold);
  const stored: StoredScore[] = scores.map(({ key, score, passed, skipped, reason, details }) => {
    const error = errors.find((one) => one.key === key)?.message ?? null;
    const said = error ? { error: cleanText(error), reason: null } : { error: null, reason: cleanText(reason) };
    return { key, score, passed, skipped, ...said, details: storable(details) };
  });
  const [first] = errors;
  if (!first) return { status: "completed", outcome, total, passed, error: null, scores: stored };
  const error = { stage: "evaluator" as const, code: "evaluator", message: cleanText(`${first.key}: ${first.message}`) };
  return { status: "failed", outcome, total: null, passed: null, error, scores: stored };
}

/** Details as they are stored: what is long in JSON is left out, the reason stands alone then. */
function storable(details: JsonValue | null): JsonValue | null {
  if (details === null || JSON.stringify(details).length > maxDetailsLength) return null;
  return cleanJson(details);
}

async function scoreWith(use: LaneUse, sample: Sample, tools: EvaluatorTools): Promise<Score | Error> {
  try {
    return await use.evaluator.score(sample, use.options, tools);
  } catch (error) {
    if (isDatabaseError(error)) throw error; // the ledger's trouble, not the evaluator's
    return error instanceof Error ? error : new Error(String(error));
  }
}
