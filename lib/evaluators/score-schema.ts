import { z } from "zod";
import { EvaluatorUse } from "@/lib/evaluations/schema";
import { Id } from "@/lib/ids";
import { TriedScore } from "./try-schema";

/** The answer of a playground run; `caseId` names the case whose expectations hold for it. */
export const ScoreRun = z.strictObject({
  id: Id,
  evaluators: z.array(EvaluatorUse).min(1).max(10),
  caseId: Id.optional(),
});
export type ScoreRun = z.infer<typeof ScoreRun>;

export const RunScores = z.object({
  data: z
    .array(
      TriedScore.extend({
        key: z.string(),
        type: z.string(),
        asksModel: z.boolean(),
        calls: z.number(),
        costUsd: z.number().nullable(),
      }),
    )
    .describe("One an evaluator, in their order"),
});
export type RunScores = z.infer<typeof RunScores>;
