import { eq } from "drizzle-orm";
import { users } from "@/db/schema/workspaces";
import { inTransaction } from "@/lib/context";
import { countTokenMisses } from "@/lib/limits/count-token-misses";
import { publicVerb } from "@/lib/verb";
import { hashPassword } from "./password-hash";
import { readPasswordReset } from "./read-password-reset";
import { recordSecurityEvent } from "./record-security-event";
import { requireGoodPassword } from "./require-good-password";
import type { ResetPassword } from "./schema";
import { setPassword } from "./set-password";

/** Spends a link for a new password; all sessions end. Nothing is hashed for a link that does not work. */
export const resetPassword = publicVerb(async (ctx, { token, newPassword }: ResetPassword): Promise<void> => {
  const { userId, email } = await countTokenMisses(ctx, () => readPasswordReset(ctx, token));
  requireGoodPassword(newPassword, email, "newPassword");
  const hash = await hashPassword(newPassword);
  await inTransaction(ctx, async (ctx) => {
    // One after another: whoever waited here finds the link spent.
    await ctx.db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("no key update");
    const { createdBy } = await readPasswordReset(ctx, token);
    await setPassword(ctx, { userId, hash });
    await recordSecurityEvent(ctx, { userId, action: "password.reset", actorId: null, details: { linkMadeBy: createdBy } });
  });
});
