import { z } from "zod";
import { Id } from "@/lib/ids";
import { Instant } from "@/lib/instant";

export const WatchEvaluation = z.strictObject({
  id: Id,
  results: z
    .enum(["true", "false"])
    .default("true")
    .transform((word) => word === "true")
    .describe("Whether each result is told as well"),
  after: z
    .string()
    .regex(/^\d{1,17}-\d{1,9}$/, "is the id of a result event")
    .optional()
    .describe("The last result that is known; without it they are told from now on"),
});
export type WatchEvaluation = z.infer<typeof WatchEvaluation>;

/** How far an evaluation is; `done` says it of the end. */
const Progress = z.object({
  id: z.string(),
  status: z.string(),
  planned: z.number(),
  completed: z.number(),
  failed: z.number(),
  cancelled: z.number(),
  running: z.number(),
  workers: z.number().describe("How many workers are alive; while none is, it waits"),
});
export type Progress = z.infer<typeof Progress>;

/** An item that ended; its output and scores are at `/evaluation-results/:id`. */
const EndedResult = z.object({
  id: z.string(),
  armId: z.string(),
  caseId: z.string(),
  trial: z.number(),
  status: z.string(),
  outcome: z.string().nullable(),
  total: z.number().nullable(),
  passed: z.boolean().nullable(),
  latencyMs: z.number().nullable(),
  finishedAt: Instant,
});

export const EvaluationEvents = { progress: Progress, result: EndedResult, done: Progress };

export const WatchEvaluations = z.strictObject({});
export type WatchEvaluations = z.infer<typeof WatchEvaluations>;

/** The evaluations that have not ended; `done` when none is left. */
const OpenEvaluations = z.object({ open: z.array(z.object({ id: z.string(), status: z.string(), left: z.number() })) });
export const OpenEvaluationsEvents = { progress: OpenEvaluations, done: OpenEvaluations };
