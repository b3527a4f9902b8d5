import { z } from "zod";
import { Json } from "@/lib/clean-text";
import { Expectations } from "@/lib/datasets/schema";
import { Id } from "@/lib/ids";
import { CompiledMessage, ToolCall, Values } from "@/lib/templates/content";

const tokens = z.number().int().min(0).max(1_000_000_000);
const longest = 1_000_000;

/** A model's answer as a person gives it: all but the text has a plain default. */
const Output = z.strictObject({
  text: z.string().max(longest).default(""),
  parsed: Json.optional(),
  toolCalls: z
    .array(ToolCall.partial({ id: true }))
    .max(100)
    .default([]),
  refusal: z.string().max(longest).optional(),
  finishReason: z.string().max(100).default("stop"),
  servedModel: z.string().max(200).default(""),
});

/** What an evaluator is to score, apart from any evaluation; everything but the output may be left out. */
export const SampleInput = z.strictObject({
  output: z.union([z.string().max(longest), Output]).describe("The answer: its text, or an object with more of it"),
  input: Values.optional().describe("The case's variables"),
  messages: z.array(CompiledMessage).max(1_000).optional(),
  expected: Expectations.optional(),
  case: z
    .strictObject({
      id: z.string().max(200).optional(),
      tags: z.array(z.string().max(100)).max(50).optional(),
      metadata: z.record(z.string(), Json).optional(),
    })
    .optional(),
  latencyMs: z.number().min(0).nullable().optional(),
  usage: z
    .strictObject({
      inputTokens: tokens,
      outputTokens: tokens,
      cachedTokens: tokens.optional(),
      reasoningTokens: tokens.optional(),
    })
    .nullable()
    .optional(),
  costUsd: z.number().min(0).nullable().optional(),
});
export type SampleInput = z.infer<typeof SampleInput>;

export const maxSamples = 20;

/** One of `sample`, `samples` and `resultId`. */
export const TryEvaluator = z
  .strictObject({
    type: z.string().max(100),
    options: z.record(z.string(), Json).default({}),
    threshold: z.number().min(0).max(1).optional().describe("Passed from this score on; without it the evaluator decides"),
    negate: z.boolean().default(false),
    sample: SampleInput.optional(),
    samples: z.array(SampleInput).min(1).max(maxSamples).optional(),
    resultId: Id.optional().describe("The answer of an evaluation's result, with its case"),
  })
  .superRefine(({ sample, samples, resultId }, check) => {
    if ([sample, samples, resultId].filter((given) => given !== undefined).length !== 1)
      check.addIssue({ code: "custom", path: ["sample"], message: "name one of sample, samples and resultId" });
  })
  .meta({ oneOf: [{ required: ["sample"] }, { required: ["samples"] }, { required: ["resultId"] }] });
export type TryEvaluator = z.infer<typeof TryEvaluator>;

/** What one sample came to. Exactly one of `score`, `skipped` and `error` is not null. */
export const TriedScore = z.object({
  score: z.number().nullable(),
  passed: z.boolean().nullable(),
  skipped: z.string().nullable(),
  error: z.string().nullable(),
  reason: z.string().nullable(),
  details: Json.nullable(),
  durationMs: z.number(),
});
export type TriedScore = z.infer<typeof TriedScore>;

export const Tried = z.object({
  type: z.string(),
  typeVersion: z.number(),
  fingerprint: z.string(),
  data: z.array(TriedScore).describe("One a sample, in their order"),
  calls: z.number().describe("Calls of models it took"),
  costUsd: z.number().nullable().describe("What they cost; null where a price is not known"),
});
