import { eq } from "drizzle-orm";
import { users } from "@/db/schema/workspaces";
import { countMisses } from "@/lib/limits/count-misses";
import { publicVerb } from "@/lib/verb";
import { verifyPassword } from "./password-hash";
import type { Credentials } from "./schema";
import { signInLimits } from "./sign-in-limits";
import { wrongPassword } from "./wrong-password";

/**
 * The person with this e-mail and password: the one check behind every way to sign in. An unknown e-mail answers alike, and so
 * does the right password while too many wrong ones are counted: the limits come before the hash.
 */
export const authenticate = publicVerb(async (ctx, { email, password }: Credentials) => {
  const buckets = await signInLimits(ctx, email);
  return countMisses({ db: ctx.db, buckets, resets: ["sign-in pair"] }, async () => {
    const [user] = await ctx.db.select().from(users).where(eq(users.email, email));
    const matches = await verifyPassword(user?.passwordHash ?? undefined, password);
    if (!user || !matches) throw wrongPassword();
    return user;
  });
});
