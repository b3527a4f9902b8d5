import { z } from "zod";
import { Id } from "@/lib/ids";
import { Instant } from "@/lib/instant";
import { listInput, pageOf } from "@/lib/pagination";
import { PromptRef, VersionRef } from "@/lib/prompts/schema";

export const PinBaseline = z.strictObject({
  id: Id,
  versionId: VersionRef.describe("The arm of the evaluation, or its version: its id, `slug@12` or `slug@production`"),
});
export type PinBaseline = z.infer<typeof PinBaseline>;

export const ListBaselines = listInput(["createdAt"])
  .omit({ q: true })
  .extend({
    id: PromptRef,
    retired: z.enum(["true", "false"]).optional().describe("Only those that count, or only those before them"),
  });
export type ListBaselines = z.infer<typeof ListBaselines>;

/** A golden run: what a prompt came to on a suite when somebody said that it is good. */
export const Baseline = z.object({
  id: z.string(),
  promptId: z.string(),
  suiteId: z.string(),
  suiteSlug: z.string(),
  suiteName: z.string(),
  suiteRevision: z.number(),
  suiteChanged: z
    .boolean()
    .describe("The suite has another revision by now: nothing is compared with it until one is pinned for that"),
  evaluationId: z.string(),
  evaluationName: z.string(),
  armId: z.string(),
  versionId: z.string(),
  number: z.number(),
  trials: z.number(),
  passRate: z.number().nullable(),
  createdBy: z.string().nullable(),
  createdByName: z.string().nullable(),
  createdAt: Instant,
  retiredAt: Instant.nullable().describe("When another was pinned in its place; null is the one that counts"),
});
export const BaselinePage = pageOf(Baseline);
