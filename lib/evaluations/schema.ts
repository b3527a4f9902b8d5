import { z } from "zod";
import { Json } from "@/lib/clean-text";
import { RevisionNumber, SavedRef } from "@/lib/evaluators/schema";
import { Id } from "@/lib/ids";
import { Instant } from "@/lib/instant";
import { listInput, pageOf } from "@/lib/pagination";
import { InEnvironment, VersionRef } from "@/lib/prompts/schema";
import { ModelSettings } from "@/lib/templates/content";

/** What an arm changes of its version's model settings; the rest stays. */
export const ModelOverride = ModelSettings.partial().extend({ providerId: Id.optional() });
export type ModelOverride = z.infer<typeof ModelOverride>;

/** Either a `type` with its options, or a saved evaluator, which brings everything along that is not said here. */
export const EvaluatorUse = z
  .strictObject({
    key: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "a key holds small letters, digits and -")
      .optional()
      .describe("Unique within the evaluation; the type, or the slug of the saved one, where left out"),
    type: z.string().max(100).optional(),
    savedId: SavedRef.optional(),
    revision: RevisionNumber.optional().describe("Of the saved evaluator; its current one where left out"),
    weight: z.number().min(0).max(1000).optional().describe("1, or as saved, where left out"),
    options: z.record(z.string(), Json).optional().describe("A saved evaluator has its own"),
    threshold: z.number().min(0).max(1).optional().describe("Passed from this score on; without it the evaluator decides"),
    required: z.boolean().optional(),
    negate: z.boolean().optional(),
  })
  .superRefine(({ type, savedId, options, revision }, check) => {
    const fault = (path: string, message: string) => check.addIssue({ code: "custom", path: [path], message });
    if (type === undefined && savedId === undefined) fault("type", "name a type or a saved evaluator");
    if (type !== undefined && savedId !== undefined) fault("savedId", "name a type or a saved evaluator, not both");
    if (savedId !== undefined && options !== undefined) fault("options", "a saved evaluator has options of its own");
    if (savedId === undefined && revision !== undefined) fault("revision", "only a saved evaluator has revisions");
  })
  .meta({ oneOf: [{ required: ["type"] }, { required: ["savedId"] }] });
export type EvaluatorUse = z.infer<typeof EvaluatorUse>;

const Arm = z.strictObject({
  versionId: VersionRef,
  model: ModelOverride.optional(),
  label: z.string().min(1).max(100).optional(),
});

export const BudgetUsd = z
  .number()
  .positive()
  .max(1_000_000)
  .describe(
    "What its calls may cost, judges and failed tries included; it is stopped once they have cost that. It may pass it by what the calls in flight cost until that is seen, up to twice the concurrency: they are waited for. Refused where the price of a model is unknown",
  );

/** Either `versionIds` or `arms`, and either a suite or what it would say. */
export const StartEvaluation = z
  .strictObject({
    name: z.string().min(1).max(200).optional(),
    suiteId: Id.optional().describe("Id or slug of a suite: it says the dataset, the evaluators and when an item passes"),
    datasetId: Id.optional().describe("Required without a suite"),
    versionIds: z.array(VersionRef).min(1).max(10).optional(),
    arms: z.array(Arm).min(1).max(10).optional(),
    evaluators: z.array(EvaluatorUse).min(1).max(30).optional().describe("Required without a suite"),
    passThreshold: z.number().min(0).max(1).optional(),
    trials: z.number().int().min(1).max(20).optional().describe("1, or those of the suite, which can be raised and not lowered"),
    concurrency: z.number().int().min(1).max(200).default(20),
    budgetUsd: BudgetUsd.optional(),
    split: z.enum(["dev", "gate"]).nullable().optional().describe("That of the suite where left out; null is all cases"),
    caseFilter: z.strictObject({ tags: z.array(z.string().min(1).max(100)).min(1).max(50) }).optional(),
  })
  .superRefine(({ suiteId, datasetId, evaluators, passThreshold }, check) => {
    const fault = (path: string, message: string) => check.addIssue({ code: "custom", path: [path], message });
    const own = Object.entries({ datasetId, evaluators, passThreshold });
    if (suiteId !== undefined) {
      for (const [path, value] of own) if (value !== undefined) fault(path, "the suite says it");
      return;
    }
    if (datasetId === undefined) fault("datasetId", "name a dataset, or a suite");
    if (evaluators === undefined) fault("evaluators", "name evaluators, or a suite");
  })
  .meta({
    oneOf: [["versionIds"], ["arms"]].flatMap((arms) => [
      { required: [...arms, "datasetId", "evaluators"] },
      { required: [...arms, "suiteId"] },
    ]),
  });
export type StartEvaluation = z.infer<typeof StartEvaluation>;

/** The answers that are stored, scored by other evaluators. */
export const RescoreEvaluation = z.strictObject({
  id: Id,
  name: z.string().min(1).max(200).optional(),
  evaluators: z.array(EvaluatorUse).min(1).max(30),
  passThreshold: z.number().min(0).max(1).optional(),
});
export type RescoreEvaluation = z.infer<typeof RescoreEvaluation>;

export const EvaluationId = z.strictObject({ id: Id });
export type EvaluationId = z.infer<typeof EvaluationId>;

export const CheckVersion = z.strictObject({
  id: VersionRef,
  environment: InEnvironment.describe("It is measured against the version that is active there"),
});
export type CheckVersion = z.infer<typeof CheckVersion>;

export const GoOn = EvaluationId.extend({
  budgetUsd: BudgetUsd.nullable()
    .optional()
    .describe("A new budget for all its calls, those it has made included; null lifts it"),
});
export type GoOn = z.infer<typeof GoOn>;

export const ListEvaluations = listInput(["createdAt", "updatedAt", "name"]).extend({
  status: z.enum(["queued", "running", "completed", "completed_with_errors", "cancelled", "failed"]).optional(),
  datasetId: Id.optional(),
  promptId: Id.optional(),
  suiteId: Id.optional().describe("Id or slug of a suite"),
});
export type ListEvaluations = z.infer<typeof ListEvaluations>;

export const ListVersionEvaluations = listInput(["createdAt"]).omit({ q: true }).extend({ versionId: Id });
export type ListVersionEvaluations = z.infer<typeof ListVersionEvaluations>;

export const Tokens = z.object({ input: z.number(), output: z.number() });
const ArmFigures = z.object({
  armId: z.string(),
  versionId: z.string(),
  promptSlug: z.string(),
  number: z.number(),
  label: z.string(),
  providerId: z.string(),
  model: z.string(),
  planned: z.number(),
  attempted: z.number(),
  completed: z.number(),
  failed: z.number(),
  cancelled: z.number(),
  reused: z.number().describe("Completed without a call, by the answers and scores of another evaluation"),
  unanswered: z.number().describe("Failed items of a re-score whose source has no answer; retrying does not help them"),
  unknownCalls: z.number(),
  passed: z.number(),
  passRate: z.number().nullable(),
  meanScore: z.number().nullable(),
  scores: z.record(
    z.string(),
    z.object({ mean: z.number().nullable(), scored: z.number(), skipped: z.number(), failed: z.number() }),
  ),
  latencyMs: z.object({ p50: z.number().nullable(), p95: z.number().nullable() }),
  tokens: Tokens,
  costUsd: z.number().nullable().describe("Of the answers asked for, failed tries included"),
  judgeCalls: z.number().describe("Calls of evaluators that ask a model"),
  judgeTokens: Tokens,
  judgeCostUsd: z.number().nullable(),
});
export type ArmFigures = z.infer<typeof ArmFigures>;

export const EvaluationSummary = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  datasetId: z.string(),
  datasetName: z.string(),
  datasetRevision: z.number(),
  suiteId: z.string().nullable().describe("The suite it was started from; null is an ad-hoc one"),
  suiteRevision: z.number().nullable(),
  purpose: z
    .enum(["asked", "check", "scheduled", "confirming"])
    .describe("Who wanted it: somebody, a check of a version, a schedule, or what confirms an alert"),
  trials: z.number(),
  concurrency: z.number(),
  split: z.string().nullable(),
  passThreshold: z.number().nullable(),
  sourceEvaluationId: z.string().nullable().describe("The evaluation whose answers this one scores again"),
  budgetUsd: z.number().nullable(),
  error: z.string().nullable(),
  outputsRemovedAt: Instant.nullable().describe(
    "When what it sent and was answered went, as the workspace keeps it for a time only",
  ),
  createdBy: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
});

export const EvaluationPage = pageOf(EvaluationSummary);

export const Evaluation = EvaluationSummary.extend({
  progress: z
    .object({
      planned: z.number(),
      attempted: z.number(),
      completed: z.number(),
      failed: z.number(),
      cancelled: z.number(),
      reused: z.number(),
      unknownCalls: z.number(),
      running: z.number(),
    })
    .describe("What is planned and neither completed, failed nor cancelled is open"),
  spentUsd: z.number().nullable().describe("What its calls have cost so far, judges included; null where it has no budget"),
  evaluators: z.array(
    z.object({
      key: z.string(),
      type: z.string(),
      weight: z.number(),
      threshold: z.number().nullable(),
      required: z.boolean(),
      negate: z.boolean(),
      fingerprint: z.string(),
      savedId: z.string().nullable().describe("The saved evaluator it was taken from"),
      savedRevision: z.number().nullable(),
    }),
  ),
  versions: z.array(ArmFigures),
});

export const EvaluationDetail = Evaluation.extend({
  quarantined: z.number().describe("Cases that were left out because they were in quarantine"),
});

export const Estimate = z.object({
  cases: z.number(),
  quarantined: z.number().describe("Cases that match and are left out because they are in quarantine"),
  trials: z.number(),
  calls: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number().nullable().describe("At most; null where an arm names no greatest length"),
  costUsd: z.number().nullable().describe("Of the answers, at most"),
  judgeCalls: z.number().describe("Calls of evaluators that ask a model: votes × orders × items"),
  judgeInputTokens: z.number().nullable(),
  judgeOutputTokens: z.number().nullable().describe("At most"),
  judgeCostUsd: z.number().nullable().describe("Of the judges, at most; apart from costUsd"),
  smallestDifference: z
    .number()
    .nullable()
    .describe("In pass rate, that so many cases can show; null under 20 cases. Trials add no case, so they do not count"),
  warnings: z.array(z.string()).describe("What would not be measured as asked, and what to do about it"),
});
