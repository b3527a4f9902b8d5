import { and, eq, isNotNull } from "drizzle-orm";
import { identities } from "@/db/schema/accounts";
import { users } from "@/db/schema/workspaces";
import { inTransaction } from "@/lib/context";
import { env } from "@/lib/env";
import { AppError, conflict } from "@/lib/errors";
import { accountVerb } from "@/lib/verb";
import { recordSecurityEvent } from "./record-security-event";

/** Takes the sign-in elsewhere from an account that has a password to be opened by. */
export const unlinkIdentity = accountVerb((ctx, _input: Record<string, never>) =>
  inTransaction(ctx, async (ctx): Promise<void> => {
    const { userId } = ctx;
    const opened = and(eq(users.id, userId), isNotNull(users.passwordHash));
    const [user] = await ctx.db.select({ id: users.id }).from(users).where(opened).for("no key update");
    if (!user) throw conflict("Nothing else opens this account: it has no password.");
    const issuer = env().OIDC_ISSUER ?? "";
    const mine = and(eq(identities.userId, userId), eq(identities.issuer, issuer));
    const gone = await ctx.db.delete(identities).where(mine).returning({ subject: identities.subject });
    if (gone.length === 0) throw new AppError("not_found", "Nothing is linked to this account.");
    await recordSecurityEvent(ctx, { userId, action: "identity.unlinked", actorId: userId, details: { issuer } });
  }),
);
