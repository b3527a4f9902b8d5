import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { passwordResets } from "@/db/schema/accounts";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/workspaces";
import type { Caller } from "@/lib/context";
import { conflict } from "@/lib/errors";

type NewPassword = {
  userId: string;
  hash: string;
  /** What it takes the place of, where the person gave it. */
  before?: string | null;
  /** The session that goes on. */
  keep?: string;
};

/** Sets a password and ends what the old one opened: sessions with their tokens, and the link that could set another. */
export async function setPassword({ db }: Caller, { userId, hash, before, keep }: NewPassword): Promise<void> {
  const unchanged = before ? eq(users.passwordHash, before) : undefined;
  // First of all: sign-ins under way hold the row until their session is there to be ended.
  const changed = await db
    .update(users)
    .set({ passwordHash: hash })
    .where(and(eq(users.id, userId), unchanged))
    .returning({ id: users.id });
  if (changed.length === 0) throw conflict("The password was changed by somebody else a moment ago. Sign in again.");
  await db
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt), keep ? ne(sessions.id, keep) : undefined));
  await db.delete(passwordResets).where(eq(passwordResets.userId, userId));
}
