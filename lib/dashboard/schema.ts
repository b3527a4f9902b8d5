import { z } from "zod";
import { Instant } from "@/lib/instant";
import { isTimeZone } from "@/lib/is-time-zone";

export const GetStats = z.strictObject({
  days: z.coerce.number().int().min(1).max(366).default(30),
  tz: z.string().max(64).refine(isTimeZone, "names no time zone; use one such as Europe/Berlin").default("UTC"),
});
export type GetStats = z.infer<typeof GetStats>;

const Verdict = z.enum(["better", "worse", "equivalent", "undecided"]);
const StatsEvaluation = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  datasetName: z.string(),
  planned: z.number(),
  open: z.number().describe("Items still to do"),
  arms: z.array(
    z.object({
      armId: z.string(),
      label: z.string(),
      passRate: z.number().nullable(),
      verdict: Verdict.nullable().describe("Against the first arm, at the default margin"),
    }),
  ),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
});

export const Stats = z.object({
  counts: z.object({
    prompts: z.number(),
    versions: z.number(),
    activeVersions: z.number().describe("Prompts of which production serves a version"),
    drafts: z.number(),
    datasets: z.number(),
    cases: z.number(),
    evaluations: z.number(),
  }),
  days: z
    .array(
      z.object({
        day: z.string().describe("YYYY-MM-DD in the asked time zone"),
        runs: z.number(),
        evaluations: z.number().describe("Created that day"),
        scored: z.number().describe("Scored results of the evaluations that ended that day"),
        passRate: z.number().nullable().describe("Of those results"),
        tokens: z.number().describe("Of that day's runs and of the evaluations that ended that day"),
        costUsd: z.number().nullable().describe("Of the same; null where a call among them has no known price"),
      }),
    )
    .describe("One a day, oldest first"),
  promotions: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      promptSlug: z.string(),
      promptName: z.string(),
      environment: z.string(),
      number: z.number(),
      fromNumber: z.number().nullable().describe("What was served before"),
      reason: z.string().nullable(),
      createdBy: z.string().nullable(),
      createdByName: z.string().nullable(),
      createdAt: Instant,
    }),
  ),
  evaluations: z.array(StatsEvaluation).describe("The latest"),
  alerts: z
    .object({ open: z.number(), acknowledged: z.number() })
    .describe("Losses against a pinned baseline that nobody has resolved"),
  attention: z.object({
    alerts: z.array(
      z.object({
        id: z.string(),
        promptName: z.string(),
        environment: z.string(),
        number: z.number(),
        state: z.enum(["open", "acknowledged"]),
        createdAt: Instant,
      }),
    ),
    running: z.array(StatsEvaluation),
    evaluations: z
      .array(StatsEvaluation)
      .describe("The last one on its dataset, of the past 30 days: it failed, has failed items or is undecided"),
    drafts: z.array(
      z.object({
        id: z.string(),
        promptSlug: z.string(),
        promptName: z.string(),
        number: z.number(),
        createdByName: z.string().nullable(),
        updatedAt: Instant,
      }),
    ),
  }),
});
