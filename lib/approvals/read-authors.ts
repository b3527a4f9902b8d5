import { and, eq, gt, ne, or } from "drizzle-orm";
import { versionEdits } from "@/db/schema/gates";
import { deployments, prompts, promptVersions } from "@/db/schema/prompts";
import type { Context } from "@/lib/context";
import type { StoredVersion } from "@/lib/prompts/find-version";

export type Judged = Pick<StoredVersion, "id" | "promptId" | "contentHash">;

/**
 * Who wrote something of what would be released, and what: this version, another with the same content, or any version of the prompt
 * made or edited since the one that the environment serves was published.
 */
export async function readAuthors(ctx: Context, version: Judged, environment: string): Promise<Map<string, string>> {
  const served = await readServed(ctx, version.promptId, environment);
  const isSince = served
    ? and(
        ne(promptVersions.id, served.id),
        or(
          gt(promptVersions.number, served.number),
          served.publishedAt ? gt(versionEdits.updatedAt, served.publishedAt) : undefined,
        ),
      )
    : undefined;
  const rows = await ctx.db
    .select({
      personId: versionEdits.personId,
      versionId: promptVersions.id,
      number: promptVersions.number,
      slug: prompts.slug,
      contentHash: promptVersions.contentHash,
    })
    .from(versionEdits)
    .innerJoin(promptVersions, eq(promptVersions.id, versionEdits.versionId))
    .innerJoin(prompts, eq(prompts.id, promptVersions.promptId))
    .where(
      and(
        eq(versionEdits.workspaceId, ctx.workspaceId),
        or(
          eq(promptVersions.contentHash, version.contentHash),
          and(
            eq(promptVersions.promptId, version.promptId),
            or(eq(promptVersions.id, version.id), isSince ?? ne(promptVersions.id, version.id)),
          ),
        ),
      ),
    );
  const why = ({ versionId, number, slug, contentHash }: (typeof rows)[number]) => {
    if (versionId === version.id) return "Wrote this version.";
    if (contentHash === version.contentHash) return `Wrote ${slug}@${number}, which has the same content.`;
    return served
      ? `Wrote version ${number} since version ${served.number}, which ${environment} serves, was published.`
      : `Wrote version ${number}, and ${environment} serves none yet.`;
  };
  // The version itself is the plainest reason, so it is the last to be set.
  const plainest = rows.toSorted((a, b) => Number(a.versionId === version.id) - Number(b.versionId === version.id));
  return new Map(plainest.map((row) => [row.personId, why(row)]));
}

async function readServed(ctx: Context, promptId: string, environment: string) {
  const [served] = await ctx.db
    .select({ id: promptVersions.id, number: promptVersions.number, publishedAt: promptVersions.publishedAt })
    .from(deployments)
    .innerJoin(promptVersions, eq(promptVersions.id, deployments.versionId))
    .where(
      and(
        eq(deployments.workspaceId, ctx.workspaceId),
        eq(deployments.promptId, promptId),
        eq(deployments.environment, environment),
      ),
    );
  return served ?? null;
}
