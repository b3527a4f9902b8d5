import { eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { users } from "@/db/schema/workspaces";
import { AppError, conflict, invalidInput } from "@/lib/errors";
import { countMisses } from "@/lib/limits/count-misses";
import { accountVerb } from "@/lib/verb";
import { verifyPassword } from "./password-hash";
import { wrongPassword } from "./wrong-password";

/**
 * Asks a person who is signed in for their password again and answers the hash it is right by. A wrong one is a wrong field and
 * no reason to sign in again; whoever took the session over may try a few.
 */
export const confirmPassword = accountVerb(async (ctx, { currentPassword }: { currentPassword: string }): Promise<string> => {
  const { db, userId } = ctx;
  const { passwordHash } = one(await db.select().from(users).where(eq(users.id, userId)));
  if (passwordHash === null) throw conflict("This account has no password: it is opened by signing in elsewhere.");
  const limit = "password account";
  return countMisses({ db, buckets: [{ limit, of: userId }], resets: [limit] }, async () => {
    if (!(await verifyPassword(passwordHash, currentPassword))) throw wrongPassword();
    return passwordHash;
  }).catch(atItsField);
});

function atItsField(error: unknown): never {
  if (!(error instanceof AppError) || error.code !== "unauthenticated") throw error;
  const message = "is not your password";
  throw invalidInput(`currentPassword: ${message}`, [{ path: "currentPassword", message }]);
}
