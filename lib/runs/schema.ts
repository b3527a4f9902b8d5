import { z } from "zod";
import { Json } from "@/lib/clean-text";
import { ModelOverride } from "@/lib/evaluations/schema";
import { Id } from "@/lib/ids";
import { Instant } from "@/lib/instant";
import { listInput, pageOf } from "@/lib/pagination";
import { Values, WrittenContent } from "@/lib/templates/content";

const source = { versionId: Id.optional(), content: WrittenContent.optional(), variables: Values.default({}) };

/** Either a version or a content of its own. */
export const PreviewRun = z.strictObject(source);
export type PreviewRun = z.infer<typeof PreviewRun>;

export const StartRun = z.strictObject({ ...source, model: ModelOverride.optional() });
export type StartRun = z.infer<typeof StartRun>;

export const RunId = z.strictObject({ id: Id });
export type RunId = z.infer<typeof RunId>;

export const ListRuns = listInput(["createdAt", "updatedAt"]).extend({
  status: z.enum(["queued", "running", "completed", "cancelled", "failed"]).optional(),
  promptId: Id.optional(),
  versionId: Id.optional(),
});
export type ListRuns = z.infer<typeof ListRuns>;

export const Preview = z.object({
  messages: Json,
  model: Json,
  contentHash: z.string(),
  inputTokens: z.number(),
  unusedValues: z.array(z.string()),
});

export const Run = z.object({
  id: z.string(),
  promptId: z.string().nullable(),
  versionId: z.string().nullable(),
  contentHash: z.string(),
  providerId: z.string(),
  status: z.string(),
  variables: Json,
  messages: Json,
  output: Json.nullable(),
  outputText: z.string(),
  finishReason: z.string().nullable(),
  latencyMs: z.number().nullable(),
  usage: z.object({ input: z.number(), output: z.number() }).nullable(),
  costUsd: z.number().nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  createdBy: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
});
export const RunPage = pageOf(Run);
