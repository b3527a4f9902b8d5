import { z } from "zod";
import { Id } from "@/lib/ids";
import { Instant } from "@/lib/instant";
import { listInput, pageOf } from "@/lib/pagination";
import { EnvironmentName, PromptRef } from "@/lib/prompts/schema";

const State = z.enum(["open", "acknowledged", "resolved"]);

export const ListAlerts = listInput(["createdAt", "updatedAt"])
  .omit({ q: true })
  .extend({
    state: z.enum(["open", "acknowledged", "resolved", "unresolved"]).optional(),
    promptId: PromptRef.optional(),
    environment: EnvironmentName.optional(),
  });
export type ListAlerts = z.infer<typeof ListAlerts>;

export const AlertId = z.strictObject({ id: Id });
export type AlertId = z.infer<typeof AlertId>;

export const UpdateAlert = z.strictObject({
  id: Id,
  state: z
    .enum(["acknowledged", "resolved"])
    .describe("`acknowledged`: somebody sees to it; `resolved`: the next loss is a new alert"),
  note: z.string().trim().max(2_000).optional(),
});
export type UpdateAlert = z.infer<typeof UpdateAlert>;

const Loss = z.object({
  evaluationId: z.string(),
  verdict: z.enum(["better", "worse", "equivalent", "undecided"]),
  primary: z.string().describe("The metric the verdict is about"),
  kind: z.enum(["proportion", "score", "ratio"]),
  margin: z.number(),
  baseline: z.number().nullable(),
  candidate: z.number().nullable(),
  difference: z.number().nullable().describe("candidate − baseline; for a ratio candidate ÷ baseline − 1"),
  low: z.number().nullable(),
  high: z.number().nullable(),
  level: z.number(),
  groups: z.number(),
  cases: z.number(),
  pairs: z.number(),
  missing: z.number(),
  improved: z.number(),
  regressed: z.number(),
});
/** Both comparisons with the baseline, as they stood when the alert was opened. */
export const AlertFigures = z.object({ first: Loss, confirming: Loss });
export type AlertFigures = z.infer<typeof AlertFigures>;

export const Alert = z.object({
  id: z.string(),
  state: State,
  sentence: z.string(),
  promptId: z.string(),
  promptSlug: z.string(),
  promptName: z.string(),
  environment: z.string(),
  versionId: z.string(),
  number: z.number(),
  servedNumber: z.number().nullable().describe("What the environment serves now; null: nothing"),
  isServed: z.boolean().describe("Whether the environment still serves this version"),
  suiteId: z.string(),
  suiteSlug: z.string(),
  suiteName: z.string(),
  scheduleId: z.string(),
  baselineId: z.string(),
  baseline: z.object({ evaluationId: z.string(), armId: z.string(), versionId: z.string(), number: z.number() }),
  evaluationId: z.string(),
  armId: z.string(),
  confirmingId: z.string(),
  confirmingArmId: z.string(),
  figures: AlertFigures,
  note: z.string().nullable(),
  acknowledgedBy: z.string().nullable(),
  acknowledgedByName: z.string().nullable(),
  acknowledgedAt: Instant.nullable(),
  resolvedBy: z.string().nullable(),
  resolvedByName: z.string().nullable(),
  resolvedAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Alert = z.infer<typeof Alert>;
export const AlertPage = pageOf(Alert);
