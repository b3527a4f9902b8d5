import { z } from "zod";
import { Json } from "@/lib/clean-text";
import { ModelOverride } from "@/lib/evaluations/schema";
import { Id } from "@/lib/ids";
import { Instant } from "@/lib/instant";
import { Cursor, cursorPageOf, listInput } from "@/lib/pagination";
import { VersionRef } from "@/lib/prompts/schema";
import { Values, WrittenContent } from "@/lib/templates/content";

const source = { versionId: VersionRef.optional(), content: WrittenContent.optional(), variables: Values.default({}) };

const eitherSource = { oneOf: [{ required: ["versionId"] }, { required: ["content"] }] };

/** Either a version or a content of its own. */
export const PreviewRun = z.strictObject(source).meta(eitherSource);
export type PreviewRun = z.infer<typeof PreviewRun>;

export const StartRun = z.strictObject({ ...source, model: ModelOverride.optional() }).meta(eitherSource);
export type StartRun = z.infer<typeof StartRun>;

export const RunId = z.strictObject({ id: Id });
export type RunId = z.infer<typeof RunId>;

/** `after`: how many characters of the text the reader has. */
export const WatchRun = RunId.extend({
  after: z.coerce.number().int().min(0).max(100_000_000).default(0).describe("Characters of the text that are known already"),
});
export type WatchRun = z.infer<typeof WatchRun>;

export const ListRuns = listInput(["createdAt", "updatedAt"])
  .omit({ q: true })
  .extend({
    status: z.enum(["queued", "running", "completed", "cancelled", "failed"]).optional(),
    promptId: Id.optional(),
    versionId: VersionRef.optional(),
    cursor: Cursor,
  });
export type ListRuns = z.infer<typeof ListRuns>;

export const ListRunHistory = listInput(["createdAt"]).pick({ page: true, pageSize: true });
export type ListRunHistory = z.infer<typeof ListRunHistory>;

/** What a column of the playground begins with: one of them. */
export const ColumnSource = z.strictObject({
  version: Id.optional(),
  run: Id.optional(),
  prompt: z.string().max(200).optional().describe("Its slug: what production serves of it, else its newest version"),
});
export type ColumnSource = z.infer<typeof ColumnSource>;

/** `open` names the columns from left to right by the ids of their versions or runs; `-` is a column that began with nothing. */
export const PlaygroundQuery = ListRunHistory.extend({
  open: z
    .string()
    .regex(/^[\w-]{1,64}(\.[\w-]{1,64}){0,3}$/)
    .optional(),
  version: Id.optional(),
  run: Id.optional(),
  prompt: z.string().max(200).optional(),
  case: Id.optional(),
  pageSize: z.literal(10).default(10),
});
export type PlaygroundQuery = z.infer<typeof PlaygroundQuery>;

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
export const RunPage = cursorPageOf(Run);

/** What a reader of a run's stream is told; the id of a `token` is how many characters of the text that makes. */
export const RunEvents = {
  status: z.object({ status: z.string() }),
  token: z.object({ text: z.string() }),
  done: Run,
};
