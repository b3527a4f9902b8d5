import { eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { identities } from "@/db/schema/accounts";
import { users } from "@/db/schema/workspaces";
import { inTransaction } from "@/lib/context";
import { accountVerb } from "@/lib/verb";
import { type Identity, identityRefused } from "./identity";
import { recordSecurityEvent } from "./record-security-event";

/** Lets an identity of the person's own, verified e-mail open their account from now on. */
export const linkIdentity = accountVerb((ctx, { issuer, subject, email }: Identity) =>
  inTransaction(ctx, async (ctx): Promise<void> => {
    const { userId } = ctx;
    const account = one(await ctx.db.select({ email: users.email }).from(users).where(eq(users.id, userId)));
    if (email === null) throw identityRefused("unverified");
    if (email !== account.email) throw identityRefused("other-email");
    const linked = await ctx.db
      .insert(identities)
      .values({ issuer, subject, userId })
      .onConflictDoNothing()
      .returning({ subject: identities.subject });
    if (linked.length === 0) throw identityRefused("taken");
    await recordSecurityEvent(ctx, { userId, action: "identity.linked", actorId: userId, details: { issuer } });
  }),
);
