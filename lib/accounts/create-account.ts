import { users } from "@/db/schema/workspaces";
import { inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { publicVerb } from "@/lib/verb";
import { openWorkspace } from "@/lib/workspaces/open-workspace";
import { slugFrom } from "@/lib/workspaces/slug-from";
import { hashPassword } from "./password-hash";
import { requireSignUp } from "./require-sign-up";
import type { CreateAccount } from "./schema";

/** A new person with a workspace of their own. A known e-mail is a conflict; `SIGNUP` may refuse. */
export const createAccount = publicVerb(async (ctx, { email, password, name }: CreateAccount) => {
  const passwordHash = await hashPassword(password);
  return inTransaction(ctx, async (ctx) => {
    await requireSignUp(ctx, email);
    const [user] = await ctx.db
      .insert(users)
      .values({ email, name, passwordHash })
      .onConflictDoNothing({ target: users.email })
      .returning();
    if (!user) throw conflict("There is an account with this e-mail already. Sign in instead.");
    const slug = slugFrom(name, email.replace(/@.*/, ""));
    return { user, workspace: await openWorkspace(ctx, { userId: user.id, name: `${name}’s workspace`, slug }) };
  });
});
