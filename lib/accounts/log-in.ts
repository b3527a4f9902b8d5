import { inTransaction } from "@/lib/context";
import { publicVerb } from "@/lib/verb";
import { authenticate } from "./authenticate";
import { issueTokens } from "./issue-tokens";
import { listMemberships } from "./list-memberships";
import { openSession } from "./open-session";
import type { Credentials } from "./schema";

/** Signs in with tokens. */
export const logIn = publicVerb(async (ctx, input: Credentials) => {
  const user = await authenticate(ctx, input);
  return inTransaction(ctx, async (ctx) => {
    const session = await openSession(ctx, { userId: user.id, kind: "token", verified: user.passwordHash });
    const [workspace = null] = await listMemberships(ctx.db, user.id);
    return { user, workspace, ...(await issueTokens(ctx, session)) };
  });
});
