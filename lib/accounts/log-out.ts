import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { refreshTokens, sessions } from "@/db/schema/sessions";
import { publicVerb } from "@/lib/verb";
import { hashOfToken } from "./issue-tokens";
import type { RefreshToken } from "./schema";

/** Ends the session of a refresh token, spent or not; an unknown one has nothing to end. */
export const logOut = publicVerb(async (ctx, { refreshToken }: RefreshToken): Promise<void> => {
  const family = ctx.db
    .select({ id: refreshTokens.sessionId })
    .from(refreshTokens)
    .where(eq(refreshTokens.hash, hashOfToken(refreshToken)));
  await ctx.db
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(inArray(sessions.id, family), isNull(sessions.revokedAt)));
});
