import { z } from "zod";
import { ContentDiff } from "@/lib/diff/schema";
import { flag } from "@/lib/flag";
import { Instant } from "@/lib/instant";
import { listInput, pageOf } from "@/lib/pagination";
import { CompiledMessage, Content, ModelSettings, Partials, Values } from "@/lib/templates/content";
import { slugPattern } from "@/lib/templates/slug-pattern";

/** Words that stand where a slug would stand in a path. */
const reservedSlugs = ["by-slug", "import", "new"];

export const Slug = z
  .string()
  .regex(slugPattern, "a slug holds 1 to 64 small letters, digits and hyphens")
  .refine((slug) => !reservedSlugs.includes(slug), "this slug is reserved, choose another");
export const PromptRef = z.string().min(1).max(200).describe("Id or slug of a prompt");
export const VersionRef = z.string().min(1).max(200).describe("Id of a version, `slug@12` or `slug@production`");
/** In `slug@12` a number is a version's; without an `@`, all of an environment is never taken for one of its versions. */
export const EnvironmentName = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[^@]*[^@\d][^@]*$/, "the name of an environment is not a number and holds no @");
export const InEnvironment = EnvironmentName.default("production");

export const name = z.string().trim().min(1).max(200);
export const description = z.string().max(5_000).nullable();
export const category = z.string().trim().min(1).max(100).nullable();
export const tags = z
  .array(z.string().trim().min(1).max(50))
  .max(20)
  .overwrite((tags) => [...new Set(tags)]);
const ownerId = z.string().min(1).max(100).nullable();

export const OfPrompt = z.strictObject({ id: PromptRef });
export type OfPrompt = z.infer<typeof OfPrompt>;

export const ListPrompts = listInput(["createdAt", "updatedAt", "name"]).extend({
  tag: z.string().max(50).optional(),
  category: z.string().max(100).optional(),
  ownerId: z.string().max(100).optional(),
  archived: flag.default(false).describe("`true` lists the archived ones instead"),
});
export type ListPrompts = z.infer<typeof ListPrompts>;

export const CreatePrompt = z.strictObject({
  slug: Slug,
  name,
  description: description.optional(),
  category: category.optional(),
  tags: tags.default([]),
  ownerId: ownerId.optional().describe("A member; the maker where it is left out"),
});
export type CreatePrompt = z.infer<typeof CreatePrompt>;

export const UpdatePrompt = z.strictObject({
  id: PromptRef,
  name: name.optional(),
  description: description.optional(),
  category: category.optional(),
  tags: tags.optional(),
  ownerId: ownerId.optional(),
  defaultSuiteId: z.string().min(1).max(200).nullable().optional().describe("Id or slug of the suite a check of a version takes"),
});
export type UpdatePrompt = z.infer<typeof UpdatePrompt>;

export const ArchivePrompt = z.strictObject({
  id: PromptRef,
  deactivate: flag.default(false).describe("Also take it out of every environment that serves it"),
});
export type ArchivePrompt = z.infer<typeof ArchivePrompt>;

export const Prompt = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  ownerId: z.string().nullable(),
  defaultSuiteId: z.string().nullable().describe("The suite a check of a version takes"),
  activeVersion: z.object({ id: z.string(), number: z.number() }).nullable().describe("What production serves"),
  deployments: z.array(z.object({ environment: z.string(), versionId: z.string(), number: z.number(), promotionId: z.string() })),
  versionCount: z.number(),
  archivedAt: Instant.nullable(),
  createdBy: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Prompt = z.infer<typeof Prompt>;
export const PromptPage = pageOf(Prompt);

export const ModelChoice = ModelSettings.extend({ providerId: z.string().min(1).max(100).nullish() });
export type ModelChoice = z.infer<typeof ModelChoice>;
const messages = Content.shape.messages;
const text = z.string().max(500_000).describe("Shorthand for one user message");
export const changelog = z.string().trim().max(5_000);

export const ListVersions = listInput(["createdAt", "updatedAt"])
  .omit({ q: true })
  .extend({
    id: PromptRef,
    state: z.enum(["draft", "ready", "archived", "active"]).optional(),
  });
export type ListVersions = z.infer<typeof ListVersions>;

export const CreateVersion = z
  .strictObject({
    id: PromptRef,
    messages: messages.optional(),
    text: text.optional(),
    variables: Content.shape.variables.default([]),
    model: ModelChoice,
    changelog: changelog.optional(),
    basedOn: VersionRef.optional(),
    publish: z.boolean().default(false),
  })
  .refine((input) => (input.messages === undefined) !== (input.text === undefined), {
    path: ["messages"],
    message: "give either messages or text",
  })
  .meta({ oneOf: [{ required: ["messages"] }, { required: ["text"] }] });
export type CreateVersion = z.infer<typeof CreateVersion>;

export const OfVersion = z.strictObject({ id: VersionRef });
export type OfVersion = z.infer<typeof OfVersion>;

/** A field that is left out stays as it is. */
export const UpdateVersion = z
  .strictObject({
    id: VersionRef,
    ifMatch: z.string({ error: "send the contentHash of the draft you started from in the If-Match header" }).max(200),
    messages: messages.optional(),
    text: text.optional(),
    variables: Content.shape.variables.optional(),
    model: ModelChoice.optional(),
    changelog: changelog.nullable().optional(),
  })
  .refine((input) => input.messages === undefined || input.text === undefined, {
    path: ["messages"],
    message: "give either messages or text",
  })
  .meta({ not: { required: ["messages", "text"] } });
export type UpdateVersion = z.infer<typeof UpdateVersion>;

export const CloneVersion = z.strictObject({
  id: VersionRef,
  promptId: PromptRef.optional().describe("The version's own prompt where it is left out"),
});
export type CloneVersion = z.infer<typeof CloneVersion>;

export const VersionSummary = z.object({
  id: z.string(),
  promptId: z.string(),
  promptSlug: z.string(),
  number: z.number(),
  state: z.enum(["draft", "ready", "archived"]),
  active: z.array(z.string()).describe("The environments that serve it"),
  heldIn: z
    .array(z.object({ environment: z.string(), reason: z.string(), heldBy: z.string().nullable(), heldAt: Instant }))
    .describe("The environments that were rolled back from it and do not take it again until a person releases it"),
  contentHash: z.string(),
  changelog: z.string().nullable(),
  basedOn: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  publishedAt: Instant.nullable(),
});
export const VersionPage = pageOf(VersionSummary);

export const storedContent = {
  messages: Content.shape.messages,
  variables: Content.shape.variables,
  model: ModelSettings.extend({ providerId: z.string().nullable() }),
};

/** `variable` is the name to declare; line and column where the fault stands in a text. */
export const VersionWarning = z.object({
  path: z.string(),
  message: z.string(),
  line: z.number().nullable(),
  column: z.number().nullable(),
  variable: z.string().optional(),
});
export type VersionWarning = z.infer<typeof VersionWarning>;

export const Version = VersionSummary.extend({
  ...storedContent,
  partials: Partials.optional().describe("Of a published version: the texts it includes, as they were then"),
  warnings: z.array(VersionWarning).describe("What publishing this draft would be refused for"),
});
export type Version = z.infer<typeof Version>;

export const DiffVersions = z.strictObject({ id: VersionRef, against: VersionRef.describe("The version to look from") });
export type DiffVersions = z.infer<typeof DiffVersions>;
const DiffEnd = z.object({ id: z.string(), promptSlug: z.string(), number: z.number(), contentHash: z.string() });
export const VersionDiff = ContentDiff.extend({ from: DiffEnd, to: DiffEnd });

export const CompileVersion = z.strictObject({ id: VersionRef, variables: Values.default({}) });
export type CompileVersion = z.infer<typeof CompileVersion>;
export const Compiled = z.object({
  messages: z.array(CompiledMessage),
  model: storedContent.model,
  contentHash: z.string(),
  unusedValues: z.array(z.string()),
});
