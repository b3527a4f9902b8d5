import { and, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { apiKeys } from "@/db/schema/api-keys";
import { members, workspaces } from "@/db/schema/workspaces";
import { keyScopes, type Scope, scopesOf } from "@/lib/permissions";
import { sha256 } from "@/lib/sha256";

export type LiveKey = {
  id: string;
  workspace: { id: string; slug: string };
  scopes: ReadonlySet<Scope>;
  createdBy: string;
  expiresAt: Date | null;
};

const unseen = or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, sql`now() - interval '1 minute'`));

/**
 * The key of a secret, found by its hash in one statement; null where it is unknown, revoked or expired, or its maker has left.
 * What it may do is looked up anew each time: its scopes, as far as its maker's present role has them.
 */
export async function findKey(db: Db, secret: string): Promise<LiveKey | null> {
  const [found] = await db
    .select({
      id: apiKeys.id,
      scopes: apiKeys.scopes,
      role: members.role,
      createdBy: apiKeys.createdBy,
      expiresAt: apiKeys.expiresAt,
      workspace: { id: workspaces.id, slug: workspaces.slug },
      unseen: sql<boolean>`${unseen}`,
    })
    .from(apiKeys)
    .innerJoin(workspaces, eq(workspaces.id, apiKeys.workspaceId))
    .innerJoin(members, and(eq(members.workspaceId, apiKeys.workspaceId), eq(members.userId, apiKeys.createdBy)))
    .where(
      and(
        eq(apiKeys.hash, sha256(secret)),
        isNull(apiKeys.revokedAt),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, sql`now()`)),
      ),
    );
  if (!found) return null;
  if (found.unseen) {
    // Of many requests at once the first one writes; `updatedAt` tells of changes people made.
    const used = { lastUsedAt: sql`now()`, updatedAt: apiKeys.updatedAt };
    await db
      .update(apiKeys)
      .set(used)
      .where(and(eq(apiKeys.id, found.id), unseen));
  }
  const { id, workspace, role, createdBy, expiresAt } = found;
  const makers = scopesOf(role);
  const live = { id, workspace, createdBy, expiresAt };
  return { ...live, scopes: new Set(keyScopes.filter((scope) => found.scopes.includes(scope) && makers.has(scope))) };
}
