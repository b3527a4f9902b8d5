import { randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { refreshTokens, sessions } from "@/db/schema/sessions";
import type { Caller } from "@/lib/context";
import { sha256 } from "@/lib/sha256";
import { accessTokenSeconds, signAccessToken } from "./access-token";
import type { Tokens } from "./schema";

export const hashOfToken = (token: string): string => sha256(token);

/** A pair of tokens for a session; the refresh token is random, kept as its hash only, and ends with the session. */
export async function issueTokens(ctx: Caller, session: { id: string; userId: string }): Promise<Tokens> {
  const refreshToken = `rt_${randomBytes(32).toString("base64url")}`;
  const expiresAt = sql`(${ctx.db.select({ at: sessions.expiresAt }).from(sessions).where(eq(sessions.id, session.id))})`;
  await ctx.db.insert(refreshTokens).values({ hash: hashOfToken(refreshToken), sessionId: session.id, expiresAt });
  const accessToken = await signAccessToken({ userId: session.userId, sessionId: session.id });
  return { accessToken, refreshToken, tokenType: "Bearer", expiresIn: accessTokenSeconds };
}
