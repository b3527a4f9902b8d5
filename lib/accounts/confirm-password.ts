import { eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { users } from "@/db/schema/workspaces";
import { AppError, conflict, invalidInput } from "@/lib/errors";
import { accountVerb } from "@/lib/verb";
import { authenticate } from "./authenticate";

/**
 * Asks a person who is signed in for their password again, through the same check as a sign-in. A wrong one is a wrong field and no
 * reason to sign in again.
 */
export const confirmPassword = accountVerb(async (ctx, { currentPassword }: { currentPassword: string }) => {
  const { email, passwordHash } = one(await ctx.db.select().from(users).where(eq(users.id, ctx.userId)));
  if (passwordHash === null) throw conflict("This account has no password: it is opened by signing in elsewhere.");
  return authenticate(ctx, { email, password: currentPassword }).catch(atItsField);
});

function atItsField(error: unknown): never {
  if (!(error instanceof AppError) || error.code !== "unauthenticated") throw error;
  const message = "is not your password";
  throw invalidInput(`currentPassword: ${message}`, [{ path: "currentPassword", message }]);
}
