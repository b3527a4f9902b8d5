import { eq } from "drizzle-orm";
import { users } from "@/db/schema/workspaces";
import { publicVerb } from "@/lib/verb";
import { verifyPassword } from "./password-hash";
import type { Credentials } from "./schema";
import { wrongPassword } from "./wrong-password";

/** The person with this e-mail and password: the one check behind every way to sign in. An unknown e-mail answers alike. */
export const authenticate = publicVerb(async (ctx, { email, password }: Credentials) => {
  const [user] = await ctx.db.select().from(users).where(eq(users.email, email));
  const matches = await verifyPassword(user?.passwordHash ?? undefined, password);
  if (!user || !matches) throw wrongPassword();
  return user;
});
