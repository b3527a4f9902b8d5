import { and, eq, gt, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { refreshTokens, sessions } from "@/db/schema/sessions";
import { type Caller, inTransaction } from "@/lib/context";
import { unauthenticated } from "@/lib/errors";
import { countTokenMisses } from "@/lib/limits/count-token-misses";
import { publicVerb } from "@/lib/verb";
import { hashOfToken, issueTokens } from "./issue-tokens";
import { recordSecurityEvent } from "./record-security-event";
import type { RefreshToken } from "./schema";

/**
 * Spends a refresh token for a new pair. One that was spent before ends its session, the replacement included: either
 * the owner or a thief holds it, and nobody can tell which.
 */
export const refreshSession = publicVerb((ctx, { refreshToken }: RefreshToken) =>
  countTokenMisses(ctx, () => exchange(ctx, hashOfToken(refreshToken))),
);

async function exchange(ctx: Caller, hash: string) {
  // The end of a session must be kept although the answer is an error, so it is thrown after the commit.
  const tokens = await inTransaction(ctx, async (ctx) => {
    const sessionId = await spend(ctx, hash);
    if (!sessionId) return endFamilyOf(ctx, hash);
    const [session] = await ctx.db
      .update(sessions)
      .set({ lastSeenAt: sql`now()` })
      .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt), gt(sessions.expiresAt, sql`now()`)))
      .returning({ id: sessions.id, userId: sessions.userId });
    return session ? issueTokens(ctx, session) : null;
  });
  if (!tokens) throw unauthenticated("The refresh token is unknown, spent or expired. Sign in again.");
  return tokens;
}

async function spend({ db }: Caller, hash: string): Promise<string | undefined> {
  const [spent] = await db
    .update(refreshTokens)
    .set({ usedAt: sql`now()` })
    .where(and(eq(refreshTokens.hash, hash), isNull(refreshTokens.usedAt), gt(refreshTokens.expiresAt, sql`now()`)))
    .returning({ sessionId: refreshTokens.sessionId });
  return spent?.sessionId;
}

async function endFamilyOf(ctx: Caller, hash: string): Promise<null> {
  const { db } = ctx;
  const reused = db
    .select({ id: refreshTokens.sessionId })
    .from(refreshTokens)
    .where(and(eq(refreshTokens.hash, hash), isNotNull(refreshTokens.usedAt)));
  const [ended] = await db
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(inArray(sessions.id, reused), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id, userId: sessions.userId });
  if (ended) {
    const event = {
      userId: ended.userId,
      action: "refresh_token.reused",
      actorId: null,
      details: { sessionId: ended.id },
    } as const;
    await recordSecurityEvent(ctx, event);
  }
  return null;
}
