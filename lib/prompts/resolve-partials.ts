import { and, eq, inArray } from "drizzle-orm";
import { contents, deployments, prompts, promptVersions } from "@/db/schema/prompts";
import type { Context } from "@/lib/context";
import type { Content, Partials } from "@/lib/templates/content";
import type { Surroundings } from "@/lib/templates/expand-template";
import { includedSlugs } from "@/lib/templates/included-slugs";
import { textOfPrompt } from "@/lib/templates/text-of-prompt";
import { parseBody } from "./parse-body";

/** A content with the texts it includes, and what else the compiler should know of it. */
export type Resolved = { content: Content; known: Surroundings };

const maxIncludes = 50;

/**
 * Gives a content the texts it includes as production serves them now, in one statement. One that was pinned before is left as
 * it is: what it includes was decided then. `slug` is the prompt it belongs to, if any, which it cannot include.
 */
export async function resolvePartials(ctx: Context, content: Content, slug: string | null): Promise<Resolved> {
  if (content.partials) return { content, known: {} };
  const slugs = includedSlugs(content);
  if (slugs.length === 0) return { content, known: { slug } };
  const absent: Record<string, string> = {};
  const partials: Partials = {};
  const rows = new Map((await servedRows(ctx, slugs.slice(0, maxIncludes))).map((row) => [row.slug, row]));
  for (const [index, included] of slugs.entries()) {
    const row = rows.get(included);
    const served = row?.body && row.contentHash ? { contentHash: row.contentHash, ...parseBody(row.body) } : null;
    const text = served ? textOfPrompt(served) : null;
    if (served && text !== null) partials[included] = { contentHash: served.contentHash, text, partials: served.partials };
    else if (index >= maxIncludes) absent[included] = `A prompt includes at most ${maxIncludes} others itself.`;
    else if (!row) absent[included] = `There is no prompt “${included}” in this workspace.`;
    else if (row.archivedAt) absent[included] = `The prompt “${included}” is archived.`;
    else if (!served) absent[included] = `The prompt “${included}” has no active version in production.`;
    else absent[included] = `“${included}” is no text prompt: its active version must be one user message of nothing but text.`;
  }
  return { content: { ...content, partials }, known: { slug, absent } };
}

const servedRows = (ctx: Context, slugs: string[]) =>
  ctx.db
    .select({ slug: prompts.slug, archivedAt: prompts.archivedAt, contentHash: contents.hash, body: contents.body })
    .from(prompts)
    .leftJoin(deployments, and(eq(deployments.promptId, prompts.id), eq(deployments.environment, "production")))
    .leftJoin(promptVersions, eq(promptVersions.id, deployments.versionId))
    .leftJoin(contents, and(eq(contents.workspaceId, prompts.workspaceId), eq(contents.hash, promptVersions.contentHash)))
    .where(and(eq(prompts.workspaceId, ctx.workspaceId), inArray(prompts.slug, slugs)));
