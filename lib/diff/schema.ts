import { z } from "zod";
import { Json } from "@/lib/clean-text";
import { MessageRole, Variable } from "@/lib/templates/content";

/** A run of text. All but the added ones, joined, are the old text; all but the removed ones the new. */
export const Hunk = z.object({ kind: z.enum(["same", "added", "removed"]), text: z.string() });
export type Hunk = z.infer<typeof Hunk>;

/** Absent where the setting is not set. */
const ModelChange = z.object({ field: z.string(), from: Json.optional(), to: Json.optional() });

/** The hashes of the contents the text is from; null on the side that does not include the prompt. */
const PartialChange = z.object({
  slug: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  hunks: z.array(Hunk),
});

/** What changes from one content to another. A message that is new or gone has hunks of one kind only. */
export const ContentDiff = z.object({
  messages: z.array(z.object({ role: z.union([MessageRole, z.literal("placeholder")]), hunks: z.array(Hunk) })),
  variables: z.object({
    added: z.array(Variable),
    removed: z.array(Variable),
    changed: z.array(z.object({ name: z.string(), from: Variable, to: Variable })),
    breaking: z.boolean().describe("Callers of the old version would fail on the new one"),
  }),
  model: z.object({ changed: z.array(ModelChange) }),
  partials: z
    .object({ changed: z.array(PartialChange) })
    .describe("The included prompts whose text is from another content, or that are new or gone"),
});
export type ContentDiff = z.infer<typeof ContentDiff>;
