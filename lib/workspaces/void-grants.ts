import { and, eq, isNull, sql } from "drizzle-orm";
import { apiKeys } from "@/db/schema/api-keys";
import { invitations } from "@/db/schema/invitations";
import type { Context } from "@/lib/context";

/** Ends the invitations a person has out, and with `keys` their API keys: nobody leaves a way back in behind. */
export async function voidGrants({ db, workspaceId }: Context, userId: string, also: { keys: boolean }): Promise<void> {
  const open = and(eq(invitations.createdBy, userId), isNull(invitations.acceptedAt), isNull(invitations.revokedAt));
  await db
    .update(invitations)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(invitations.workspaceId, workspaceId), open));
  if (!also.keys) return;
  await db
    .update(apiKeys)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(apiKeys.workspaceId, workspaceId), eq(apiKeys.createdBy, userId), isNull(apiKeys.revokedAt)));
}
