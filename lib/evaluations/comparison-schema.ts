import { z } from "zod";
import { Id } from "@/lib/ids";
import { listInput } from "@/lib/pagination";
import { VersionRef } from "@/lib/prompts/schema";

export const MetricName = z
  .string()
  .regex(/^(passRate|meanScore|latencyMs|costUsd|[a-z0-9][a-z0-9-]{0,63})$/, "name a metric or the key of an evaluator")
  .describe("`passRate`, `meanScore`, `latencyMs`, `costUsd` or the key of an evaluator");

const byDefault = "of the suite where the evaluation came from one, else 0.05, or 0.1 for latency and cost";

/** What decides; what is left out is as the evaluation's suite says it. */
const rule = {
  primary: MetricName.optional().describe("The metric the verdict is about; that of the suite, else `passRate`"),
  margin: z.coerce
    .number()
    .min(0.001)
    .max(1)
    .optional()
    .describe(`How much worse the primary metric may be before a customer notices; ${byDefault}`),
};

export const CompareArms = z.strictObject({
  id: Id,
  baseline: VersionRef.describe("An arm of the evaluation, or a version: its id, `slug@12` or `slug@production`"),
  candidate: VersionRef.describe("An arm of the evaluation, or a version: its id, `slug@12` or `slug@production`"),
  ...rule,
});
export type CompareArms = z.infer<typeof CompareArms>;

const SideRef = z.strictObject({
  evaluationId: Id,
  armId: VersionRef.describe("An arm of that evaluation, or a version: its id, `slug@12` or `slug@production`"),
});
export type SideRef = z.infer<typeof SideRef>;

const Guardrail = z.strictObject({
  metric: MetricName,
  margin: z.number().min(0.001).max(1).describe("How much worse it may be: 0.05 is 5 points, for latency and cost 0.1 is 10 %"),
});
/** Other metrics that must not get worse, each by its own margin. */
export const Guardrails = z
  .array(Guardrail)
  .max(20)
  .refine((all) => new Set(all.map(({ metric }) => metric)).size === all.length, "a metric is a guardrail once");

export const CompareEvaluations = z.strictObject({
  baseline: SideRef,
  candidate: SideRef,
  ...rule,
  guardrails: Guardrails.optional().describe("Those of the suite where left out"),
});
export type CompareEvaluations = z.infer<typeof CompareEvaluations>;

/** The cases of two arms side by side; `change` is that of the pass rate. */
export const ListPairs = listInput(["difference"])
  .pick({ page: true })
  .extend({
    pageSize: z.coerce.number().int().min(1).max(100).default(10),
    id: Id,
    baseline: Id,
    candidate: Id,
    baselineEvaluation: Id.optional().describe("Where the baseline is an arm of another evaluation"),
    change: z.enum(["improved", "regressed", "same", "missing", "unscored"]).optional(),
  });
export type ListPairs = z.infer<typeof ListPairs>;

const Metric = z.object({
  key: z.string(),
  kind: z.enum(["proportion", "score", "ratio"]),
  delta: z.number().describe("Its margin"),
  lowerIsBetter: z.boolean(),
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

/** Integrity stands first: what is missing is read before any figure. */
export const Comparison = z.object({
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
        cancelled: z.number(),
        unknownCalls: z.number(),
      }),
    ),
  }),
  verdict: z.enum(["better", "worse", "equivalent", "undecided"]),
  noWorse: z.boolean(),
  reasons: z.array(z.string()).describe("Why there is no word: not_finished, integrity, few_groups, wide"),
  primary: z.string().describe("The metric the verdict is about, the first of the metrics"),
  margin: z.number(),
  guardrails: z
    .array(z.object({ metric: z.string(), margin: z.number(), reading: z.enum(["ok", "breached", "unclear"]) }))
    .describe("Metrics that must not be worse by their own margins"),
  guardrailsOk: z.boolean().describe("Every guardrail reads ok; true where there is none"),
  baseline: ComparedArm,
  candidate: ComparedArm,
  metrics: z.array(Metric),
  counts: z.object({ improved: z.number(), regressed: z.number(), same: z.number() }).describe("Of the cases, by passed or not"),
  casesNeeded: z.number().nullable().describe("How many cases would decide, from the spread alone"),
  priceNeededUsd: z.number().nullable().describe("What their answers would cost on both sides; null where a price is not known"),
  trialsNeeded: z
    .number()
    .nullable()
    .describe("How many trials of the present cases would decide; null where no number of them would, or one trial cannot tell"),
});
