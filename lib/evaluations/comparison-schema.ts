import { z } from "zod";
import { Id } from "@/lib/ids";
import { listInput } from "@/lib/pagination";
import { VersionRef } from "@/lib/prompts/schema";

const Margin = z.coerce
  .number()
  .min(0.001)
  .max(0.5)
  .default(0.05)
  .describe("How much worse the pass rate may be before a customer notices");

export const CompareArms = z.strictObject({
  id: Id,
  baseline: VersionRef.describe("An arm of the evaluation, or a version: its id, `slug@12` or `slug@production`"),
  candidate: VersionRef.describe("An arm of the evaluation, or a version: its id, `slug@12` or `slug@production`"),
  margin: Margin,
});
export type CompareArms = z.infer<typeof CompareArms>;

const SideRef = z.strictObject({
  evaluationId: Id,
  armId: VersionRef.describe("An arm of that evaluation, or a version: its id, `slug@12` or `slug@production`"),
});
export type SideRef = z.infer<typeof SideRef>;

export const CompareEvaluations = z.strictObject({ baseline: SideRef, candidate: SideRef, margin: Margin });
export type CompareEvaluations = z.infer<typeof CompareEvaluations>;

/** The cases of two arms side by side; `change` is that of the pass rate. */
export const ListPairs = listInput(["difference"])
  .pick({ page: true })
  .extend({
    pageSize: z.coerce.number().int().min(1).max(100).default(10),
    id: Id,
    baseline: Id,
    candidate: Id,
    change: z.enum(["improved", "regressed", "same", "missing", "unscored"]).optional(),
  });
export type ListPairs = z.infer<typeof ListPairs>;

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
  primary: z.string(),
  margin: z.number(),
  baseline: ComparedArm,
  candidate: ComparedArm,
  metrics: z.array(Metric),
  counts: z.object({ improved: z.number(), regressed: z.number(), same: z.number() }),
  casesNeeded: z.number().nullable().describe("How many cases would decide, from the spread alone"),
});
