import { z } from "zod";
import { Json } from "@/lib/clean-text";
import { Instant } from "@/lib/instant";
import { listInput } from "@/lib/pagination";
import { ModelSettings } from "@/lib/templates/content";

const Id = z.string().min(1).max(200);

/** What an arm changes of its version's model settings; the rest stays. */
export const ModelOverride = ModelSettings.partial().extend({ providerId: Id.optional() });
export type ModelOverride = z.infer<typeof ModelOverride>;

export const EvaluatorUse = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "a key holds small letters, digits and -")
    .optional()
    .describe("Unique within the evaluation; the type where left out"),
  type: z.string().max(100),
  weight: z.number().min(0).max(1000).default(1),
  options: z.record(z.string(), Json).default({}),
  threshold: z.number().min(0).max(1).optional().describe("Passed from this score on; without it the evaluator decides"),
  required: z.boolean().default(false),
  negate: z.boolean().default(false),
});
export type EvaluatorUse = z.infer<typeof EvaluatorUse>;

const Arm = z.strictObject({ versionId: Id, model: ModelOverride.optional(), label: z.string().min(1).max(100).optional() });

/** Either `versionIds` or `arms`. */
export const StartEvaluation = z.strictObject({
  name: z.string().min(1).max(200).optional(),
  datasetId: Id,
  versionIds: z.array(Id).min(1).max(10).optional(),
  arms: z.array(Arm).min(1).max(10).optional(),
  evaluators: z.array(EvaluatorUse).min(1).max(30),
  passThreshold: z.number().min(0).max(1).optional(),
  trials: z.number().int().min(1).max(20).default(1),
  concurrency: z.number().int().min(1).max(200).default(20),
  split: z.enum(["dev", "gate"]).optional(),
  caseFilter: z.strictObject({ tags: z.array(z.string().min(1).max(100)).min(1).max(50) }).optional(),
});
export type StartEvaluation = z.infer<typeof StartEvaluation>;

export const EvaluationId = z.strictObject({ id: Id });
export type EvaluationId = z.infer<typeof EvaluationId>;

export const ListEvaluations = listInput(["createdAt", "updatedAt", "name"]).extend({
  status: z.enum(["queued", "running", "completed", "completed_with_errors", "cancelled", "failed"]).optional(),
  datasetId: Id.optional(),
  promptId: Id.optional(),
});
export type ListEvaluations = z.infer<typeof ListEvaluations>;

export const ListResults = listInput(["position", "createdAt", "total", "latencyMs"]).extend({
  id: Id,
  order: z.enum(["asc", "desc"]).default("asc"),
  armId: Id.optional(),
  versionId: Id.optional(),
  caseId: Id.optional(),
  passed: z.enum(["true", "false", "unscored"]).optional(),
  status: z.enum(["pending", "running", "waiting", "completed", "failed", "cancelled"]).optional(),
  evaluator: z.string().max(100).optional().describe("With minScore or maxScore: the score of this key instead of the total"),
  minScore: z.coerce.number().min(0).max(1).optional(),
  maxScore: z.coerce.number().min(0).max(1).optional(),
});
export type ListResults = z.infer<typeof ListResults>;

export const CompareArms = z.strictObject({
  id: Id,
  baseline: Id.describe("A version or an arm of the evaluation"),
  candidate: Id.describe("A version or an arm of the evaluation"),
  margin: z.coerce
    .number()
    .min(0.001)
    .max(0.5)
    .default(0.05)
    .describe("How much worse the pass rate may be before a customer notices"),
});
export type CompareArms = z.infer<typeof CompareArms>;

export const ReviewResult = z.strictObject({
  id: Id,
  score: z.number().min(0).max(1),
  passed: z.boolean().optional(),
  comment: z.string().max(10_000).optional(),
  overrides: z
    .array(z.strictObject({ key: z.string().max(64), score: z.number().min(0).max(1), reason: z.string().min(1).max(2_000) }))
    .max(30)
    .default([]),
  correctedOutput: z.string().max(500_000).optional(),
  failureTags: z.array(z.string().min(1).max(100)).max(20).default([]),
});
export type ReviewResult = z.infer<typeof ReviewResult>;

const Tokens = z.object({ input: z.number(), output: z.number() });
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
  costUsd: z.number().nullable(),
});
export type ArmFigures = z.infer<typeof ArmFigures>;

export const EvaluationSummary = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  datasetId: z.string(),
  datasetName: z.string(),
  datasetRevision: z.number(),
  trials: z.number(),
  concurrency: z.number(),
  split: z.string().nullable(),
  passThreshold: z.number().nullable(),
  error: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
});

export const Evaluation = EvaluationSummary.extend({
  progress: z.object({ planned: z.number(), completed: z.number(), failed: z.number(), running: z.number() }),
  evaluators: z.array(
    z.object({
      key: z.string(),
      type: z.string(),
      weight: z.number(),
      threshold: z.number().nullable(),
      required: z.boolean(),
      negate: z.boolean(),
      fingerprint: z.string(),
    }),
  ),
  versions: z.array(ArmFigures),
});

export const Estimate = z.object({
  cases: z.number(),
  calls: z.number(),
  judgeCalls: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number().nullable(),
  costUsd: z.number().nullable(),
  smallestDifference: z.number().nullable(),
});

export const Review = z.object({
  id: z.string(),
  resultId: z.string(),
  reviewerId: z.string(),
  score: z.number(),
  passed: z.boolean().nullable(),
  comment: z.string().nullable(),
  overrides: z.array(z.object({ key: z.string(), score: z.number(), reason: z.string() })),
  correctedOutput: z.string().nullable(),
  failureTags: z.array(z.string()),
  createdAt: Instant,
});

const Score = z.object({
  key: z.string(),
  type: z.string(),
  score: z.number().nullable(),
  passed: z.boolean().nullable(),
  skipped: z.string().nullable(),
  error: z.string().nullable(),
  reason: z.string().nullable(),
  weight: z.number(),
});

export const Result = z.object({
  id: z.string(),
  evaluationId: z.string(),
  caseId: z.string(),
  armId: z.string(),
  versionId: z.string(),
  trial: z.number(),
  status: z.string(),
  outcome: z.string().nullable(),
  output: Json.nullable(),
  scores: z.array(Score),
  total: z.number().nullable(),
  passed: z.boolean().nullable(),
  latencyMs: z.number().nullable(),
  usage: Tokens.nullable(),
  costUsd: z.number().nullable(),
  error: z.object({ stage: z.string(), code: z.string(), message: z.string() }).nullable(),
  review: Review.nullable(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
});

export const ResultDetail = Result.extend({
  messages: Json.nullable(),
  raw: z.string().nullable(),
  case: z.object({
    variables: Json,
    expectations: Json,
    tags: z.array(z.string()),
    group: z.string().nullable(),
    split: z.string(),
  }),
});

const Metric = z.object({
  key: z.string(),
  kind: z.enum(["proportion", "score", "ratio"]),
  method: z.string(),
  baseline: z.number().nullable(),
  candidate: z.number().nullable(),
  difference: z.number().nullable().describe("candidate − baseline; for a ratio candidate ÷ baseline − 1"),
  low: z.number().nullable(),
  high: z.number().nullable(),
  level: z.number(),
  pValue: z.number().nullable(),
  groups: z.number(),
  pairs: z.number(),
  missing: z.number(),
  improved: z.number(),
  regressed: z.number(),
  same: z.number(),
});
const ComparedArm = z.object({ armId: z.string(), versionId: z.string(), label: z.string() });

export const Comparison = z.object({
  verdict: z.enum(["better", "worse", "equivalent", "undecided"]),
  noWorse: z.boolean(),
  reasons: z.array(z.string()).describe("Why there is no word: not_finished, integrity, few_groups, wide"),
  primary: z.string(),
  margin: z.number(),
  baseline: ComparedArm,
  candidate: ComparedArm,
  metrics: z.array(Metric),
  counts: z.object({ improved: z.number(), regressed: z.number(), same: z.number() }),
  integrity: z.object({
    finished: z.boolean(),
    pairs: z.number(),
    missing: z.number(),
    unmatched: z.number(),
    arms: z.array(
      z.object({
        armId: z.string(),
        label: z.string(),
        planned: z.number(),
        attempted: z.number(),
        completed: z.number(),
        failed: z.number(),
        unknownCalls: z.number(),
      }),
    ),
  }),
  casesNeeded: z.number().nullable().describe("How many cases would decide, from the spread alone"),
});
