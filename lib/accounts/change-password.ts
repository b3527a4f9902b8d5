import { eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { users } from "@/db/schema/workspaces";
import { inTransaction } from "@/lib/context";
import { accountVerb } from "@/lib/verb";
import { confirmPassword } from "./confirm-password";
import { hashPassword } from "./password-hash";
import { recordSecurityEvent } from "./record-security-event";
import { requireGoodPassword } from "./require-good-password";
import type { ChangePassword } from "./schema";
import { setPassword } from "./set-password";

/** Gives the person another password; every session but the one that asks ends. */
export const changePassword = accountVerb(async (ctx, { currentPassword, newPassword }: ChangePassword): Promise<void> => {
  const { userId } = ctx;
  const { email } = one(await ctx.db.select({ email: users.email }).from(users).where(eq(users.id, userId)));
  requireGoodPassword(newPassword, email, "newPassword"); // before anything is hashed
  const before = await confirmPassword(ctx, { currentPassword });
  const hash = await hashPassword(newPassword);
  await inTransaction(ctx, async (ctx) => {
    await setPassword(ctx, { userId, hash, before, keep: ctx.sessionId });
    await recordSecurityEvent(ctx, { userId, action: "password.changed", actorId: userId });
  });
});
