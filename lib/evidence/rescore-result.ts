import type { EvaluatorTools, Expectations, JsonValue, Output, Sample, Score } from "@/evaluators/evaluator";
import { type LaneUse, outcomeOf, scoreItem } from "@/lib/evaluations/score-item";
import { withNested } from "@/lib/evaluations/with-nested";
import type { EvidenceCase, EvidenceResult, EvidenceScore } from "./evidence-file";
import type { Findings } from "./findings";

export type Isolate = EvaluatorTools["isolate"];
/** `isKnown`: this program has the very module that scored. */
export type RecordedUse = LaneUse & { isKnown: boolean };
type Of = { uses: RecordedUse[]; passThreshold: number | undefined; isolate: Isolate };

/** Scores a recorded answer again and notes what comes out otherwise. What asks a model or a server is taken as it was recorded. */
export async function rescoreResult(result: EvidenceResult, measured: EvidenceCase, of: Of, findings: Findings): Promise<void> {
  const place = `result ${result.id}`;
  if (result.output === null) return checkUnanswered(place, result, findings);
  const sample = sampleOf(result, measured);
  const uses = outcomeOf(sample.output) === "ok" ? await settle() : [];
  const refuse = () => outside();
  const none: EvaluatorTools = {
    ...{ complete: refuse, embed: refuse, post: refuse, rival: refuse, isolate: refuse },
    evaluate: async () => new Error("It was scored before."),
  };
  const { error, scores, ...came } = await scoreItem(uses, sample, of.passThreshold, () => none);
  for (const [name, value] of Object.entries(came)) findings.same(place, name, result[name as keyof typeof came], value); // safe: a key of `came`
  findings.same(place, "error", result.error, error);
  if (!findings.same(place, "evaluators", keysOf(result.scores), keysOf(scores))) return;
  for (const [nth, score] of scores.entries()) {
    const { key, ...computed } = score;
    const recorded: Record<string, unknown> = { ...result.scores[nth] };
    for (const [name, value] of Object.entries(computed)) findings.same(`${place}, ${key}`, name, recorded[name], value);
  }

  async function settle(): Promise<LaneUse[]> {
    const settled: LaneUse[] = [];
    for (const use of of.uses) {
      const recorded = result.scores.find(({ key }) => key === use.key);
      const outcome = use.isKnown ? await scoreOffline(use, sample, of.isolate) : null;
      if (outcome === null) findings.takeAsRecorded(`${use.key} (${use.type})`);
      if (outcome === null && recorded) checkThreshold(`${place}, ${use.key}`, use, recorded, findings);
      settled.push(outcome === null ? asRecorded(use, recorded) : { ...use, evaluator: answering(use, outcome) });
    }
    return settled;
  }
}

const keysOf = (scores: { key: string }[]) => scores.map(({ key }) => key);

/** An answer that never came: too slow or unusable is the version's failure, everything else is a hole. */
function checkUnanswered(place: string, result: EvidenceResult, findings: Findings): void {
  const isFailure = result.status === "completed";
  if (isFailure && !["deadline", "invalid_output"].includes(result.outcome ?? ""))
    findings.differ(place, `is completed as ${result.outcome} without an answer`);
  findings.same(place, "total", result.total, isFailure ? 0 : null);
  findings.same(place, "passed", result.passed, isFailure ? false : null);
  findings.same(place, "scores", result.scores.length, 0);
}

/** The outcome of an evaluator that needs nothing from outside; null where it asks for something. */
async function scoreOffline(use: LaneUse, sample: Sample, isolate: Isolate): Promise<Score | Error | null> {
  let asked = false;
  const ask = () => {
    asked = true;
    return outside();
  };
  const guarded: Isolate = (task, input, limits) =>
    isolate<never>(task, input, limits).catch((error) => {
      if (error instanceof Error && error.name !== "Error") asked = true; // a limit of this machine, not the task's own word
      throw error;
    });
  const tools = withNested(sample, () => ({ complete: ask, embed: ask, post: ask, rival: ask, isolate: guarded }));
  try {
    const outcome = await use.evaluator.score(sample, use.options, tools);
    return asked ? null : outcome;
  } catch (error) {
    if (asked) return null;
    return error instanceof Error ? error : new Error(String(error));
  }
}

const outside = () => Promise.reject(new Error("It cannot be asked offline."));

const answering = ({ evaluator }: LaneUse, outcome: Score | Error): LaneUse["evaluator"] => ({
  ...evaluator,
  score: () => {
    if (outcome instanceof Error) throw outcome;
    return outcome;
  },
});

/** A use that says again what it said then: its score was negated and held against its threshold already. */
function asRecorded(use: LaneUse, recorded: EvidenceScore | undefined): LaneUse {
  const plain = { ...use, negate: false, threshold: undefined };
  if (!recorded) return { ...plain, evaluator: answering(use, new Error("It is not recorded.")) };
  const { score, passed, skipped, error, reason, details } = recorded;
  if (error !== null) return { ...plain, evaluator: answering(use, new Error(error)) };
  if (skipped !== null) return { ...plain, evaluator: answering(use, { skipped }) };
  const said = { score: score ?? Number.NaN, passed: passed === true, reason: reason ?? "" };
  return { ...plain, evaluator: answering(use, details === null ? said : { ...said, details: details as JsonValue }) }; // safe: read from JSON
}

function checkThreshold(place: string, { threshold }: LaneUse, { score, passed }: EvidenceScore, findings: Findings): void {
  if (threshold === undefined || score === null) return;
  findings.same(place, "passed", passed, score >= threshold - 1e-9);
}

/** What the evaluators saw. */
function sampleOf(result: EvidenceResult, measured: EvidenceCase): Sample {
  const { latencyMs, inputTokens, outputTokens, costUsd } = result;
  return {
    input: measured.variables as Sample["input"], // safe: its hash was made of such
    messages: result.messages as Sample["messages"], // safe: as the compiler made them, which is checked
    output: result.output as Output, // safe: as it was stored
    expected: measured.expectations as Expectations, // safe: its hash was made of such
    case: { id: measured.id, tags: measured.tags, metadata: measured.metadata as Sample["case"]["metadata"] }, // safe: as it was stored
    latencyMs,
    usage: inputTokens === null || outputTokens === null ? null : { inputTokens, outputTokens },
    costUsd,
  };
}
