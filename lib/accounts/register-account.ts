import { inTransaction } from "@/lib/context";
import { publicVerb } from "@/lib/verb";
import { createAccount } from "./create-account";
import { issueTokens } from "./issue-tokens";
import { openSession } from "./open-session";
import type { CreateAccount } from "./schema";

/** A new account, signed in with tokens. */
export const registerAccount = publicVerb(async (ctx, input: CreateAccount) => {
  const account = await createAccount(ctx, input); // a transaction of its own: none may be open while a password is hashed
  return inTransaction(ctx, async (ctx) => {
    const session = await openSession(ctx, { userId: account.user.id, kind: "token" });
    return { ...account, ...(await issueTokens(ctx, session)) };
  });
});
