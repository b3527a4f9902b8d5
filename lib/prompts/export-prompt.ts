import { and, asc, eq } from "drizzle-orm";
import { contents, promptVersions } from "@/db/schema/prompts";
import { verb } from "@/lib/verb";
import type { PromptFile } from "./file-schema";
import { parseBody } from "./parse-body";
import { readPrompt } from "./rows";
import type { OfPrompt } from "./schema";

/** A prompt with all its versions, to be imported elsewhere. */
export const exportPrompt = verb("prompts:read", async (ctx, input: OfPrompt): Promise<PromptFile> => {
  const { id, slug, name, description, category, tags } = await readPrompt(ctx, input.id);
  const rows = await ctx.db
    .select({ version: promptVersions, body: contents.body })
    .from(promptVersions)
    .innerJoin(contents, and(eq(contents.workspaceId, promptVersions.workspaceId), eq(contents.hash, promptVersions.contentHash)))
    .where(and(eq(promptVersions.workspaceId, ctx.workspaceId), eq(promptVersions.promptId, id)))
    .orderBy(asc(promptVersions.number));
  const numbers = new Map(rows.map(({ version }) => [version.id, version.number]));
  const versions = rows.map(({ version, body }) => {
    const { messages, variables, model, partials } = parseBody(body);
    const { number, state, changelog, providerId } = version;
    const basedOn = numbers.get(version.basedOn ?? "") ?? null;
    return { number, state, messages, variables, model: { ...model, providerId }, partials, changelog, basedOn };
  });
  return { format: "promptops-prompt", formatVersion: 1, prompt: { slug, name, description, category, tags }, versions };
});
