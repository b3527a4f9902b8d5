import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { sessions } from "@/db/schema/sessions";
import { members, users, workspaces } from "@/db/schema/workspaces";
import type { Role } from "@/lib/permissions";

export type Membership = { id: string; slug: string; name: string; role: Role };
export type LiveSession = { id: string; user: { id: string; email: string; name: string }; memberships: Membership[] };

/** A session that has not ended, with the person's workspaces as they are now, in one statement; null for any other. */
export async function findSession(db: Db, of: { id: string; kind: "browser" | "token" }): Promise<LiveSession | null> {
  const rows = await db
    .select({
      user: { id: users.id, email: users.email, name: users.name },
      workspace: { id: workspaces.id, slug: workspaces.slug, name: workspaces.name },
      role: members.role,
      unseen: sql<boolean>`${sessions.lastSeenAt} < now() - interval '5 minutes'`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(members, eq(members.userId, users.id))
    .leftJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(
      and(eq(sessions.id, of.id), eq(sessions.kind, of.kind), isNull(sessions.revokedAt), gt(sessions.expiresAt, sql`now()`)),
    )
    .orderBy(asc(members.createdAt), asc(workspaces.id));
  const [first] = rows;
  if (!first) return null;
  if (first.unseen) await db.update(sessions).set({ lastSeenAt: sql`now()` }).where(eq(sessions.id, of.id));
  const memberships = rows.flatMap(({ workspace, role }) => (workspace && role ? [{ ...workspace, role }] : []));
  return { id: of.id, user: first.user, memberships };
}
