import { eq } from "drizzle-orm";
import { users } from "@/db/schema/workspaces";
import { unauthenticated } from "@/lib/errors";
import { publicVerb } from "@/lib/verb";
import { verifyPassword } from "./password-hash";
import type { Credentials } from "./schema";

/** The person with this e-mail and password: the one check behind every way to sign in. An unknown e-mail answers alike. */
export const authenticate = publicVerb(async (ctx, { email, password }: Credentials) => {
  const [user] = await ctx.db.select().from(users).where(eq(users.email, email));
  const matches = await verifyPassword(user?.passwordHash, password);
  if (!user || !matches) throw unauthenticated("The e-mail or the password is wrong.");
  return user;
});
