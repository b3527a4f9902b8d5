import { eq } from "drizzle-orm";
import { users } from "@/db/schema/workspaces";
import { type Caller, inTransaction } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { publicVerb } from "@/lib/verb";
import { findPasswordReset } from "./find-password-reset";
import { hashPassword } from "./password-hash";
import { recordSecurityEvent } from "./record-security-event";
import { requireGoodPassword } from "./require-good-password";
import type { ResetPassword } from "./schema";
import { setPassword } from "./set-password";

/** Spends a link for a new password; all sessions end. Nothing is hashed for a link that does not work. */
export const resetPassword = publicVerb(async (ctx, { token, newPassword }: ResetPassword): Promise<void> => {
  const { userId, email } = await readPasswordReset(ctx, token);
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

async function readPasswordReset(ctx: Caller, token: string) {
  const found = await findPasswordReset(ctx, { token });
  if (found) return found;
  throw new AppError("not_found", "This link does not work: it is unknown, used, replaced or expired. Ask for a new one.");
}
