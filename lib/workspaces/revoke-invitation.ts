import { and, eq, isNull, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { verb } from "@/lib/verb";
import type { InvitationId } from "./schema";

/** Takes a link back that nobody has used yet. */
export const revokeInvitation = verb("members:write", (ctx, { id }: InvitationId) =>
  inTransaction(ctx, async (ctx): Promise<void> => {
    const mine = and(eq(invitations.workspaceId, ctx.workspaceId), eq(invitations.id, id));
    const [revoked] = await ctx.db
      .update(invitations)
      .set({ revokedAt: sql`now()` })
      .where(and(mine, isNull(invitations.acceptedAt), isNull(invitations.revokedAt)))
      .returning({ role: invitations.role });
    if (!revoked) throw notFound("invitation", id);
    await recordAudit(ctx, "invitation.revoked", id, revoked);
  }),
);
