import { eq } from "drizzle-orm";
import { users } from "@/db/schema/workspaces";
import { type Caller, inTransaction } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { issueResetLink } from "./issue-reset-link";

/** A link for any account, for who runs the installation; only its command calls this. */
export const createOperatorResetLink = (caller: Caller, email: string) =>
  inTransaction(caller, async (ctx) => {
    const [user] = await ctx.db.select({ id: users.id }).from(users).where(eq(users.email, email));
    if (!user) throw new AppError("not_found", `There is no account with the e-mail ${email}.`);
    return issueResetLink(ctx, { userId: user.id, createdBy: null });
  });
