import { eq, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { members, workspaces } from "@/db/schema/workspaces";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Caller } from "@/lib/context";
import { conflict, forbidden } from "@/lib/errors";
import { scopesOf } from "@/lib/permissions";
import { readInvitation } from "./read-invitation";

type Newcomer = { id: string; email: string; sessionId: string };

/** Makes a person a member by an invitation, which is then used up. Call it in a transaction. */
export async function spendInvitation(caller: Caller, token: string, { id: userId, email, sessionId }: Newcomer) {
  const seen = await readInvitation(caller, token);
  // Members change one after another; whoever waited here looks again at what is left.
  await caller.db.select({ id: workspaces.id }).from(workspaces).where(eq(workspaces.id, seen.workspaceId)).for("no key update");
  const offer = await readInvitation(caller, token);
  if (offer.email !== null && offer.email !== email)
    throw forbidden("This invitation is for another e-mail address. Sign in with the account it was made for.");
  const { workspaceId, role } = offer;
  const [joined] = await caller.db.insert(members).values({ workspaceId, userId, role }).onConflictDoNothing().returning();
  if (!joined) throw conflict(`You are in the workspace “${offer.workspace}” already.`);
  await caller.db.update(invitations).set({ acceptedAt: sql`now()`, acceptedBy: userId }).where(eq(invitations.id, offer.id));
  const principal = { kind: "user" as const, id: userId, sessionId, role, scopes: scopesOf(role) };
  await recordAudit({ ...caller, workspaceId, principal }, "member.joined", userId, { role, invitationId: offer.id });
  return { id: workspaceId, slug: offer.slug, name: offer.workspace, role };
}
