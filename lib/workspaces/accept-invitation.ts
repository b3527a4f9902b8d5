import { eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { users } from "@/db/schema/workspaces";
import { inTransaction } from "@/lib/context";
import { accountVerb } from "@/lib/verb";
import { readWorkspace } from "./read-workspace";
import type { InvitationToken } from "./schema";
import { spendInvitation } from "./spend-invitation";

/** Joins a workspace by the token of an invitation. */
export const acceptInvitation = accountVerb((ctx, { token }: InvitationToken) =>
  inTransaction(ctx, async (ctx) => {
    const { userId, sessionId, ...caller } = ctx;
    const { email } = one(await ctx.db.select({ email: users.email }).from(users).where(eq(users.id, userId)));
    const { id } = await spendInvitation(caller, token, { id: userId, email, sessionId });
    return readWorkspace(ctx, id);
  }),
);
