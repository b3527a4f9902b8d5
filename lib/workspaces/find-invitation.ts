import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { members, users, workspaces } from "@/db/schema/workspaces";
import { reaches } from "@/lib/permissions";
import { sha256 } from "@/lib/sha256";
import { publicVerb } from "@/lib/verb";
import type { InvitationToken } from "./schema";

/**
 * What an invitation offers to who holds its link; null for an unknown, used, revoked or expired one, and for one whose maker could not
 * make it any more.
 */
export const findInvitation = publicVerb(async ({ db }, { token }: InvitationToken) => {
  const { id, workspaceId, role, email } = invitations;
  const [found] = await db
    .select({
      id,
      workspaceId,
      role,
      email,
      workspace: workspaces.name,
      slug: workspaces.slug,
      inviter: users.name,
      may: members.role,
    })
    .from(invitations)
    .innerJoin(workspaces, eq(workspaces.id, invitations.workspaceId))
    .innerJoin(members, and(eq(members.workspaceId, workspaceId), eq(members.userId, invitations.createdBy)))
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(invitations.tokenHash, sha256(token)),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, sql`now()`),
      ),
    );
  if (!found) return null;
  const { may, ...offer } = found;
  return reaches(may, "admin") && reaches(may, offer.role) ? offer : null;
});
