import { z } from "zod";
import { Values } from "@/lib/templates/content";
import { EnvironmentName, InEnvironment, storedContent } from "./schema";

export const OfActive = z.strictObject({ slug: z.string().max(64), environment: InEnvironment });
export type OfActive = z.infer<typeof OfActive>;
export const OfNumber = z.strictObject({ slug: z.string().max(64), number: z.coerce.number().int().min(1).max(999_999_999) });
export type OfNumber = z.infer<typeof OfNumber>;
export const ListActive = z.strictObject({ environment: InEnvironment });
export type ListActive = z.infer<typeof ListActive>;

/** What an application needs of a version. */
export const ServedVersion = z.object({
  promptId: z.string(),
  slug: z.string(),
  versionId: z.string(),
  number: z.number(),
  contentHash: z.string(),
  ...storedContent,
  messages: storedContent.messages.describe("The texts of included prompts are written in"),
});
export type ServedVersion = z.infer<typeof ServedVersion>;
export const ActiveVersions = z.object({ environment: z.string(), data: z.array(ServedVersion) });

export const CompileServed = z
  .strictObject({
    slug: z.string().max(64),
    variables: Values.default({}),
    version: z.number().int().min(1).max(999_999_999).optional(),
    environment: EnvironmentName.optional().describe("production where neither it nor version is given"),
  })
  .refine((input) => input.version === undefined || input.environment === undefined, {
    path: ["version"],
    message: "give either version or environment",
  })
  .meta({ not: { required: ["version", "environment"] } });
export type CompileServed = z.infer<typeof CompileServed>;
