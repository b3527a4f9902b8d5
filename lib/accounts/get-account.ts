import { and, eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { identities } from "@/db/schema/accounts";
import { users } from "@/db/schema/workspaces";
import { env } from "@/lib/env";
import { accountVerb } from "@/lib/verb";

/** How the person who asks can sign in. */
export const getAccount = accountVerb(async (ctx, _input: Record<string, never>) => {
  const here = and(eq(identities.userId, users.id), eq(identities.issuer, env().OIDC_ISSUER ?? ""));
  const { passwordHash, ...account } = one(
    await ctx.db
      .select({ name: users.name, email: users.email, passwordHash: users.passwordHash, linkedAt: identities.createdAt })
      .from(users)
      .leftJoin(identities, here)
      .where(eq(users.id, ctx.userId)),
  );
  return { ...account, hasPassword: passwordHash !== null };
});
