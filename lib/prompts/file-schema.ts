import { z } from "zod";
import { Content, Partials } from "@/lib/templates/content";
import { category, changelog, description, ModelChoice, name, Slug, tags } from "./schema";

/** A prompt with its versions as one JSON document; owners and deployments belong to a workspace and stay there. */
export const PromptFile = z.strictObject({
  format: z.literal("promptops-prompt"),
  formatVersion: z.literal(1),
  prompt: z.strictObject({ slug: Slug, name, description, category, tags }),
  versions: z
    .array(
      z.strictObject({
        number: z.number().int().min(1).max(999_999_999),
        state: z.enum(["draft", "ready", "archived"]),
        messages: Content.shape.messages,
        variables: Content.shape.variables,
        model: ModelChoice,
        partials: Partials.optional().describe(
          "What a published version includes, as it was then; a draft includes what is served",
        ),
        changelog: changelog.nullable(),
        basedOn: z.number().int().nullable().describe("The number of an earlier version"),
      }),
    )
    .max(1_000),
});
export type PromptFile = z.infer<typeof PromptFile>;

export const ImportPrompt = PromptFile.extend({ slug: Slug.optional().describe("Instead of the file's own") });
export type ImportPrompt = z.infer<typeof ImportPrompt>;
