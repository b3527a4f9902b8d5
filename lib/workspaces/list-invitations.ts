import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { users } from "@/db/schema/workspaces";
import { paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import type { ListInvitations } from "./schema";

/** The invitations nobody has used or revoked, those that have expired among them. */
export const listInvitations = verb("members:write", async (ctx, input: ListInvitations) => {
  const open = and(eq(invitations.workspaceId, ctx.workspaceId), isNull(invitations.acceptedAt), isNull(invitations.revokedAt));
  const { limit, offset } = window(input);
  const direction = input.order === "asc" ? asc : desc;
  const { id, role, email, createdBy, createdAt, updatedAt, expiresAt } = invitations;
  const rows = await ctx.db
    .select({ id, role, email, createdBy, createdAt, updatedAt, expiresAt, inviter: users.name })
    .from(invitations)
    .innerJoin(users, eq(users.id, invitations.createdBy))
    .where(open)
    .orderBy(direction(invitations[input.sort]), direction(id))
    .limit(limit)
    .offset(offset);
  return paginate(rows, await ctx.db.$count(invitations, open), input);
});
