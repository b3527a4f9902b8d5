import { z } from "zod";
import { Json } from "@/lib/clean-text";
import { Id } from "@/lib/ids";
import { Instant } from "@/lib/instant";
import { Cursor, cursorPageOf, listInput } from "@/lib/pagination";
import { VersionRef } from "@/lib/prompts/schema";
import { Tokens } from "./schema";

export const ResultId = z.strictObject({ id: Id });
export type ResultId = z.infer<typeof ResultId>;

/** `q` looks in the case, with what it expects, and in the text of the answer. */
export const ListResults = listInput(["position", "createdAt", "total", "latencyMs"]).extend({
  id: Id,
  order: z.enum(["asc", "desc"]).default("asc"),
  armId: Id.optional(),
  versionId: VersionRef.optional(),
  caseId: Id.optional(),
  passed: z.enum(["true", "false", "unscored"]).optional(),
  status: z.enum(["pending", "running", "waiting", "completed", "failed", "cancelled"]).optional(),
  evaluator: z.string().max(100).optional().describe("With minScore or maxScore: the score of this key instead of the total"),
  failing: z.string().max(100).optional().describe("Results that the evaluator of this key did not pass"),
  tag: z.string().max(100).optional().describe("A tag of the case"),
  reviewed: z.enum(["true", "false"]).optional(),
  overridden: z.enum(["true", "false"]).optional().describe("Results of which a person put a score in an evaluator's place"),
  minScore: z.coerce.number().min(0).max(1).optional(),
  maxScore: z.coerce.number().min(0).max(1).optional(),
  cursor: Cursor,
});
export type ListResults = z.infer<typeof ListResults>;

/** The filters of a list, for a file of all it would show. */
export const ExportResults = ListResults.omit({ page: true, pageSize: true, cursor: true }).extend({
  format: z.enum(["csv", "jsonl", "json"]).default("csv"),
});
export type ExportResults = z.infer<typeof ExportResults>;

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

/** `score` null takes the person's own override back. */
export const OverrideScore = z.strictObject({
  id: Id,
  key: z.string().min(1).max(64),
  score: z.number().min(0).max(1).nullable(),
  reason: z.string().trim().max(2_000),
});
export type OverrideScore = z.infer<typeof OverrideScore>;

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
  details: Json.nullable().describe("More than the reason says; each evaluator has its own"),
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

export const ResultPage = cursorPageOf(Result);

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
