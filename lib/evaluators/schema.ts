import { z } from "zod";
import { Json } from "@/lib/clean-text";
import { flag } from "@/lib/flag";
import { Instant } from "@/lib/instant";
import { listInput, pageOf } from "@/lib/pagination";
import { description, name } from "@/lib/prompts/schema";
import { slugPattern } from "@/lib/templates/slug-pattern";
import { maxSamples, SampleInput } from "./try-schema";

/** Words that stand where a slug would stand in the address of a page. */
const reservedSlugs = ["new", "try"];
const Slug = z
  .string()
  .regex(slugPattern, "a slug holds 1 to 64 small letters, digits and hyphens")
  .refine((slug) => !reservedSlugs.includes(slug), "this slug is reserved, choose another");
export const SavedRef = z.string().min(1).max(200).describe("Id or slug of a saved evaluator");
export const RevisionNumber = z.coerce.number().int().min(1).max(2_147_483_647);
const share = z.number().min(0).max(1);

/** A sample and what it must score: bounds, passed or not, or skipped. */
export const Fixture = z
  .strictObject({
    name: z.string().trim().min(1).max(200).optional(),
    sample: SampleInput,
    expected: z
      .strictObject({
        minScore: share.optional(),
        maxScore: share.optional(),
        passed: z.boolean().optional(),
        skipped: z.literal(true).optional().describe("The evaluator does not ask this case; stands alone"),
      })
      .describe("At least one of them"),
  })
  .superRefine(({ expected: { minScore, maxScore, passed, skipped } }, check) => {
    const fault = (message: string) => check.addIssue({ code: "custom", path: ["expected"], message });
    const asksScore = minScore !== undefined || maxScore !== undefined || passed !== undefined;
    if (!asksScore && !skipped) fault("name at least one of minScore, maxScore, passed and skipped");
    if (asksScore && skipped) fault("a skipped sample has no score and has not passed");
    if (minScore !== undefined && maxScore !== undefined && minScore > maxScore) fault("minScore is above maxScore");
  });
export type Fixture = z.infer<typeof Fixture>;

/** What a revision holds, and never changes. */
const content = {
  type: z.string().max(100),
  options: z.record(z.string(), Json).default({}),
  weight: z.number().min(0).max(1000).default(1),
  threshold: share.optional().describe("Passed from this score on; without it the evaluator decides"),
  required: z.boolean().default(false),
  negate: z.boolean().default(false),
  fixtures: z.array(Fixture).max(maxSamples).default([]).describe("All must pass before the revision is used"),
  changelog: z.string().max(2_000).optional(),
};
export const Draft = z.strictObject(content);
export type Draft = z.infer<typeof Draft>;

export const CreateSaved = z.strictObject({
  slug: Slug,
  name,
  description: description.optional(),
  ownerId: z.string().min(1).max(100).nullable().optional().describe("A member; the maker where it is left out"),
  ...content,
});
export type CreateSaved = z.infer<typeof CreateSaved>;

export const AddRevision = z.strictObject({
  id: SavedRef,
  ...content,
  makeCurrent: z.boolean().default(true).describe("Use it from now on, where its fixtures pass"),
});
export type AddRevision = z.infer<typeof AddRevision>;

export const SavedId = z.strictObject({ id: SavedRef });
export type SavedId = z.infer<typeof SavedId>;

export const SavedRevisionId = z.strictObject({ id: SavedRef, number: RevisionNumber });
export type SavedRevisionId = z.infer<typeof SavedRevisionId>;

export const UpdateSaved = z.strictObject({
  id: SavedRef,
  name: name.optional(),
  description: description.optional(),
  ownerId: z.string().min(1).max(100).nullable().optional(),
  archived: z.boolean().optional(),
  currentRevision: RevisionNumber.optional().describe("The revision to use from now on; 409 where its fixtures do not pass"),
});
export type UpdateSaved = z.infer<typeof UpdateSaved>;

export const CheckSaved = z.strictObject({
  id: SavedRef,
  revision: RevisionNumber.optional().describe("The current one where it is left out, else the newest"),
});
export type CheckSaved = z.infer<typeof CheckSaved>;

export const ListSaved = listInput(["createdAt", "updatedAt", "name"]).extend({
  type: z.string().max(100).optional(),
  archived: flag.default(false).describe("`true` lists the archived ones instead"),
});
export type ListSaved = z.infer<typeof ListSaved>;

export const ListSavedRevisions = listInput(["number", "createdAt"]).omit({ q: true }).extend({ id: SavedRef });
export type ListSavedRevisions = z.infer<typeof ListSavedRevisions>;

/** What one fixture came to; `problem` says in a sentence why it does not pass. */
export const FixtureReport = z.object({
  position: z.number(),
  name: z.string().nullable(),
  ok: z.boolean(),
  expected: z.object({
    minScore: z.number().optional(),
    maxScore: z.number().optional(),
    passed: z.boolean().optional(),
    skipped: z.boolean().optional(),
  }),
  actual: z.object({
    score: z.number().nullable(),
    passed: z.boolean().nullable(),
    skipped: z.string().nullable(),
    error: z.string().nullable(),
    reason: z.string().nullable(),
  }),
  problem: z.string().nullable(),
});
export type FixtureReport = z.infer<typeof FixtureReport>;

export const SavedRevision = z.object({
  number: z.number(),
  type: z.string(),
  typeVersion: z.number(),
  options: Json,
  fingerprint: z.string(),
  weight: z.number(),
  threshold: z.number().nullable(),
  required: z.boolean(),
  negate: z.boolean(),
  fixtures: z.array(Json),
  changelog: z.string().nullable(),
  passed: z.boolean().describe("Whether all its fixtures passed when they last ran"),
  report: z.array(FixtureReport),
  checkedAt: Instant,
  createdBy: z.string().nullable(),
  createdAt: Instant,
});
export const SavedRevisionPage = pageOf(SavedRevision);

export const SavedSummary = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  ownerId: z.string().nullable(),
  type: z.string().describe("Of the current revision, else of the newest"),
  currentRevision: z.number().nullable().describe("The one that is used; null until one has passed its fixtures"),
  lastRevision: z.number(),
  archivedAt: Instant.nullable(),
  createdBy: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export const SavedPage = pageOf(SavedSummary);

export const Saved = SavedSummary.extend({
  revision: SavedRevision.describe("The current one, else the newest"),
});
