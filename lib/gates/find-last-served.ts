import { and, desc, eq } from "drizzle-orm";
import { promotions } from "@/db/schema/prompts";
import type { Context } from "@/lib/context";
import { findVersion, type StoredVersion } from "@/lib/prompts/find-version";
import type { GateAt } from "./rows";

/**
 * What an environment served last, for where it serves nothing now: a version is compared with that, so that taking a prompt out of
 * service for a moment makes no first promotion of the next one. Null where it never served any.
 */
export async function findLastServed(ctx: Context, { promptId, environment }: GateAt): Promise<StoredVersion | null> {
  const [last] = await ctx.db
    .select({ versionId: promotions.versionId })
    .from(promotions)
    .where(
      and(
        eq(promotions.workspaceId, ctx.workspaceId),
        eq(promotions.promptId, promptId),
        eq(promotions.environment, environment),
      ),
    )
    .orderBy(desc(promotions.createdAt), desc(promotions.id))
    .limit(1);
  return last ? findVersion(ctx, last.versionId) : null;
}
