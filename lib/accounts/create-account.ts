import { inTransaction } from "@/lib/context";
import { addressBlock } from "@/lib/limits/address-block";
import { takeAttempt } from "@/lib/limits/take-attempt";
import { publicVerb } from "@/lib/verb";
import { openOwnWorkspace } from "@/lib/workspaces/open-own-workspace";
import { readInvitation } from "@/lib/workspaces/read-invitation";
import { spendInvitation } from "@/lib/workspaces/spend-invitation";
import { addAccount } from "./add-account";
import { hashPassword } from "./password-hash";
import { requireGoodPassword } from "./require-good-password";
import { requireSignUp } from "./require-sign-up";
import type { CreateAccount } from "./schema";

/** A new person, in the workspace that invited them, else in one of their own. A known e-mail is a conflict; `SIGNUP` may refuse. */
export const createAccount = publicVerb(async (ctx, { email, password, name, inviteToken }: CreateAccount) => {
  requireGoodPassword(password, email, "password");
  await takeAttempt(ctx.db, [{ limit: "sign-up address", of: addressBlock(ctx.address) }]);
  const passwordHash = await hashPassword(password);
  return inTransaction(ctx, async (ctx) => {
    if (inviteToken !== undefined) await readInvitation(ctx, inviteToken); // before anything is said of the e-mail
    await requireSignUp(ctx, email, { invited: inviteToken !== undefined });
    const user = await addAccount(ctx, { email, name, passwordHash });
    if (inviteToken === undefined) return { user, workspace: await openOwnWorkspace(ctx, user) };
    const newcomer = { id: user.id, email, sessionId: "" }; // no session yet
    return { user, workspace: await spendInvitation(ctx, inviteToken, newcomer) };
  });
});
