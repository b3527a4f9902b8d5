import { and, eq, ne, sql } from "drizzle-orm";
import { contents, prompts, promptVersions } from "@/db/schema/prompts";
import type { Context } from "@/lib/context";
import type { StoredVersion } from "./find-version";
import { parseBody } from "./parse-body";
import { versionIdOf } from "./version-id-of";

/** What is served of a version; nothing in it ever changes. */
export type Served = Pick<StoredVersion, "id" | "promptId" | "promptSlug" | "number" | "contentHash" | "content" | "providerId">;

/** The published version that `slug@step` names, in one statement; "same" where it is the known one, whose content is not read again. */
export async function findServed(ctx: Context, slug: string, step: string | number, known: Served | null) {
  const [row] = await ctx.db
    .select({
      id: promptVersions.id,
      promptId: promptVersions.promptId,
      promptSlug: prompts.slug,
      number: promptVersions.number,
      contentHash: promptVersions.contentHash,
      providerId: promptVersions.providerId,
      body: sql<string | null>`case when ${promptVersions.id} = ${known?.id ?? ""} then null else ${contents.body} end`,
    })
    .from(promptVersions)
    .innerJoin(prompts, eq(prompts.id, promptVersions.promptId))
    .innerJoin(contents, and(eq(contents.workspaceId, promptVersions.workspaceId), eq(contents.hash, promptVersions.contentHash)))
    .where(
      and(
        eq(promptVersions.workspaceId, ctx.workspaceId),
        eq(promptVersions.id, versionIdOf(ctx, `${slug}@${step}`)),
        ne(promptVersions.state, "draft"),
      ),
    );
  if (!row) return null;
  const { body, ...version } = row;
  return body === null ? ("same" as const) : { ...version, content: parseBody(body) };
}
