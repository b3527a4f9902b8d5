import { eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { users } from "@/db/schema/workspaces";
import { inTransaction } from "@/lib/context";
import { AppError, conflict, invalidInput } from "@/lib/errors";
import { accountVerb } from "@/lib/verb";
import { authenticate } from "./authenticate";
import { hashPassword } from "./password-hash";
import { recordSecurityEvent } from "./record-security-event";
import { requireGoodPassword } from "./require-good-password";
import type { ChangePassword } from "./schema";
import { setPassword } from "./set-password";

/** Gives the person another password; every session but the one that asks ends. */
export const changePassword = accountVerb(async (ctx, { currentPassword, newPassword }: ChangePassword): Promise<void> => {
  const { email, passwordHash } = one(await ctx.db.select().from(users).where(eq(users.id, ctx.userId)));
  if (passwordHash === null) throw conflict("This account has no password: it is opened by signing in elsewhere.");
  requireGoodPassword(newPassword, email, "newPassword");
  const { passwordHash: before } = await authenticate(ctx, { email, password: currentPassword }).catch(atItsField);
  const hash = await hashPassword(newPassword);
  await inTransaction(ctx, async (ctx) => {
    await setPassword(ctx, { userId: ctx.userId, hash, before, keep: ctx.sessionId });
    await recordSecurityEvent(ctx, { userId: ctx.userId, action: "password.changed", actorId: ctx.userId });
  });
});

/** The person is signed in, so a wrong password is a wrong field and no reason to sign in again. */
function atItsField(error: unknown): never {
  if (!(error instanceof AppError) || error.code !== "unauthenticated") throw error;
  const message = "is not your password";
  throw invalidInput(`currentPassword: ${message}`, [{ path: "currentPassword", message }]);
}
