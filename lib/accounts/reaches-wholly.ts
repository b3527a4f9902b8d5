import { and, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { members } from "@/db/schema/workspaces";
import { reaches } from "@/lib/permissions";

/**
 * Whether one person manages another in every workspace the other is in: only then does the other's account open nothing to
 * the one that they could not open anyway.
 */
export async function reachesWholly(db: Db, actorId: string, userId: string): Promise<boolean> {
  const actor = alias(members, "actor");
  const rows = await db
    .select({ role: members.role, own: actor.role })
    .from(members)
    .leftJoin(actor, and(eq(actor.workspaceId, members.workspaceId), eq(actor.userId, actorId)))
    .where(eq(members.userId, userId));
  return rows.length > 0 && rows.every(({ role, own }) => own !== null && reaches(own, "admin") && reaches(own, role));
}
