import { and, eq, isNull, sql } from "drizzle-orm";
import { apiKeys } from "@/db/schema/api-keys";
import { invitations } from "@/db/schema/invitations";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/context";

/** Ends the invitations a person has out, and with `keys` their API keys: nobody leaves a way back in behind. */
export async function voidGrants(ctx: Context, userId: string, also: { keys: boolean }): Promise<void> {
  const { db, workspaceId } = ctx;
  const open = and(eq(invitations.createdBy, userId), isNull(invitations.acceptedAt), isNull(invitations.revokedAt));
  const voided = await db
    .update(invitations)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(invitations.workspaceId, workspaceId), open))
    .returning({ id: invitations.id, role: invitations.role });
  for (const { id, role } of voided) await recordAudit(ctx, "invitation.revoked", id, { role, with: userId });
  if (!also.keys) return;
  const revoked = await db
    .update(apiKeys)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(apiKeys.workspaceId, workspaceId), eq(apiKeys.createdBy, userId), isNull(apiKeys.revokedAt)))
    .returning({ id: apiKeys.id, name: apiKeys.name });
  for (const { id, name } of revoked) await recordAudit(ctx, "api_key.revoked", id, { name, with: userId });
}
