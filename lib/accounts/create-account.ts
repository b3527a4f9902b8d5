import { users } from "@/db/schema/workspaces";
import { inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { addressBlock } from "@/lib/limits/address-block";
import { takeAttempt } from "@/lib/limits/take-attempt";
import { publicVerb } from "@/lib/verb";
import { openWorkspace } from "@/lib/workspaces/open-workspace";
import { readInvitation } from "@/lib/workspaces/read-invitation";
import { slugFrom } from "@/lib/workspaces/slug-from";
import { spendInvitation } from "@/lib/workspaces/spend-invitation";
import { hashPassword } from "./password-hash";
import { requireSignUp } from "./require-sign-up";
import type { CreateAccount } from "./schema";

/** A new person, in the workspace that invited them, else in one of their own. A known e-mail is a conflict; `SIGNUP` may refuse. */
export const createAccount = publicVerb(async (ctx, { email, password, name, inviteToken }: CreateAccount) => {
  await takeAttempt(ctx.db, [{ limit: "sign-up address", of: addressBlock(ctx.address) }]);
  const passwordHash = await hashPassword(password);
  return inTransaction(ctx, async (ctx) => {
    if (inviteToken !== undefined) await readInvitation(ctx, inviteToken); // before anything is said of the e-mail
    await requireSignUp(ctx, email, { invited: inviteToken !== undefined });
    const [user] = await ctx.db
      .insert(users)
      .values({ email, name, passwordHash })
      .onConflictDoNothing({ target: users.email })
      .returning();
    if (!user) throw conflict("There is an account with this e-mail already. Sign in instead.");
    if (inviteToken !== undefined) {
      const newcomer = { id: user.id, email, sessionId: "" }; // no session yet
      return { user, workspace: await spendInvitation(ctx, inviteToken, newcomer) };
    }
    const slug = slugFrom(name, email.replace(/@.*/, ""));
    return { user, workspace: await openWorkspace(ctx, { userId: user.id, name: `${name}’s workspace`, slug }) };
  });
});
