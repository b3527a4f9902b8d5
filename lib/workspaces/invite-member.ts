import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { one } from "@/db/rows";
import { invitations } from "@/db/schema/invitations";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction, requirePerson } from "@/lib/context";
import { env } from "@/lib/env";
import { sha256 } from "@/lib/sha256";
import { verb } from "@/lib/verb";
import { lockMembers } from "./lock-members";
import type { InviteMember } from "./schema";

/** A link for one person, with the role it gives; it is shown once and kept as its hash. Nobody invites above themselves. */
export const inviteMember = verb("members:write", (ctx, { role, email, expiresInDays }: InviteMember) =>
  inTransaction(ctx, async (ctx) => {
    const held = await lockMembers(ctx);
    held.requireReach(role);
    const token = `poi_${randomBytes(32).toString("base64url")}`;
    const expiresAt = sql`now() + make_interval(days => ${expiresInDays})`;
    const createdBy = requirePerson(ctx).id;
    const row = { workspaceId: ctx.workspaceId, role, email, tokenHash: sha256(token), expiresAt, createdBy };
    const invitation = one(await ctx.db.insert(invitations).values(row).returning());
    await recordAudit(ctx, "invitation.created", invitation.id, { role, email: email ?? null });
    return { ...invitation, token, url: `${env().APP_URL}/invite/${token}` };
  }),
);
